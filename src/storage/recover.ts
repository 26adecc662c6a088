/**
 * Brings a design back: the newest snapshot that can be read, and the changes made after it. What cannot be read is
 * named, and handed back as it was found.
 */
import type { Today } from '../core/analyses/answers.ts';
import type { Document } from '../core/design/change.ts';
import { isNewerDesign, salvageDocument } from '../core/design/salvage.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { Beside, History, Imported, Step } from '../state/studio-storage.ts';
import type { StoredChange, StoredImported } from './database-schema.ts';
import { historyAt, replay } from './journal-chain.ts';
import { isToday, type StoredParts } from './stored-parts.ts';
import { changesLost, openedVersion, thingsLost, todayLost } from './told.ts';

/** A document put together from what is stored. */
export interface Recovered extends Imported {
  readonly document: Document;
  readonly history: History;
  readonly besides: ReadonlyMap<Step, Beside>;
  /** The journal's number that the document is at; `undefined`: it comes from elsewhere. */
  readonly reached: number | undefined;
  /** Stored things that could not be read, by store and number. */
  readonly damaged: ReadonlyMap<string, unknown>;
}

/** `newer`: only a newer Bulkhead can read it. `unreadable`: nothing of it can be read. */
export type Recovery = Recovered | 'newer' | 'unreadable';

interface Candidate {
  readonly document: Document;
  readonly reached: number | undefined;
  readonly said: readonly Diagnostic[];
  readonly damaged: readonly (readonly [string, unknown])[];
}

/** The document as it was, or as far as its parts can be read. */
export function recover(parts: StoredParts): Recovery {
  if (parts.snapshots.some((s) => isNewerDesign(s.document))) return 'newer';
  const found = fromSnapshots(parts) ?? fromVersions(parts);
  if (!found) return 'unreadable';
  const { today, damaged, said } = todayOf(parts);
  const history = found.reached === undefined ? undefined : historyAt(parts.changes, found.reached);
  const besides = new Map<Step, Beside>();
  const steps = (entries: readonly StoredChange[] = []) => entries.map((e) => stepOf(e, parts, besides));
  return {
    document: found.document,
    today,
    problems: [...problemsOf(parts), ...found.said, ...said],
    history: { past: steps(history?.past), future: steps(history?.future) },
    besides,
    reached: found.reached,
    damaged: new Map([...found.damaged, ...damaged]),
  };
}

/** The newest snapshot from which all comes back; where none is sound, the newest from which anything does. */
function fromSnapshots(parts: StoredParts): Candidate | undefined {
  const candidates: Candidate[] = [];
  const broken: (readonly [string, unknown])[] = [];
  for (const snapshot of [...parts.snapshots].sort((a, b) => b.sequence - a.sequence)) {
    const candidate = fromSnapshot(snapshot, parts.changes);
    if (candidate?.damaged.length === 0) return { ...candidate, damaged: broken };
    broken.push([`snapshots ${snapshot.sequence}`, snapshot]);
    if (candidate) candidates.push(candidate);
  }
  const [best] = candidates;
  return best && { ...best, damaged: [...broken, ...best.damaged] };
}

function fromSnapshot(
  snapshot: StoredParts['snapshots'][number],
  changes: readonly StoredChange[],
): Candidate | undefined {
  const start: unknown = snapshot.document;
  const { document, reached, lost } = isDocument(start)
    ? replay(start, snapshot.sequence, changes, isDocument)
    : { document: start, reached: undefined, lost: changes.filter((c) => c.sequence > snapshot.sequence) };
  const salvaged = salvageDocument(document);
  if (!salvaged) return undefined;
  return {
    document: salvaged.document,
    // with things left out, the steps of the history lead elsewhere
    reached: salvaged.lost.length > 0 ? undefined : reached,
    said: [...thingsLost(salvaged.lost), ...changesLost(lost.length)],
    damaged: [
      ...lost.map((c) => [`changes ${c.sequence}`, c] as const),
      ...(salvaged.lost.length > 0 ? [[`snapshots ${snapshot.sequence}`, snapshot] as const] : []),
    ],
  };
}

/** The newest version that can be read. */
function fromVersions({ versions, contents, snapshots }: StoredParts): Candidate | undefined {
  for (const version of [...versions].sort((a, b) => b.at - a.at)) {
    const salvaged = salvageDocument(contents.find((c) => c.id === version.id)?.document);
    if (!salvaged) continue;
    return {
      document: salvaged.document,
      reached: undefined,
      said: [openedVersion(version), ...thingsLost(salvaged.lost)],
      damaged: snapshots.map((s) => [`snapshots ${s.sequence}`, s]),
    };
  }
  return undefined;
}

function todayOf({ today, imports }: StoredParts) {
  const stored: unknown = today?.today ?? (today?.import === undefined ? undefined : imports.get(today.import));
  const wanted = today?.import !== undefined || today?.today !== undefined;
  if (!wanted) return { today: undefined, damaged: [], said: [] };
  if (isToday(stored)) return { today: stored, damaged: [], said: [] };
  return { today: undefined, damaged: [['today', stored] as const], said: [todayLost()] };
}

function problemsOf({ today }: StoredParts): readonly Diagnostic[] {
  return (Array.isArray(today?.problems) ? today.problems : []).filter(isDiagnostic);
}

function stepOf(entry: StoredChange, { imports }: StoredParts, besides: Map<Step, Beside>): Step {
  const step: Step = { ...entry.change, at: entry.at };
  const { beside } = entry;
  if (beside)
    besides.set(step, { before: importedOf(beside.before, imports), after: importedOf(beside.after, imports) });
  return step;
}

function importedOf(stored: StoredImported, imports: ReadonlyMap<number, Today>): Imported {
  const today = stored.import === undefined ? undefined : imports.get(stored.import);
  return { today: isToday(today) ? today : undefined, problems: stored.problems };
}

/** Whether a value has the shape of a document; what is in it is looked at once, at the end. */
function isDocument(value: unknown): value is Document {
  const document = value as Partial<Document> | undefined;
  return (
    typeof document?.design === 'object' &&
    typeof document.design?.name === 'string' &&
    typeof document.design.namespaces === 'object' &&
    typeof document.layout?.nodes === 'object'
  );
}

function isDiagnostic(value: unknown): value is Diagnostic {
  const d = value as Partial<Diagnostic> | undefined;
  return typeof d?.code === 'string' && typeof d.message === 'string' && typeof d.severity === 'string';
}
