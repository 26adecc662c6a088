/** Everything that is stored of one design, read part by part, so that one damaged store does not take the others along. */
import type { Today } from '../core/analyses/answers.ts';
import {
  keysOf,
  STORES,
  type StoredChange,
  type StoredFiles,
  type StoredSnapshot,
  type StoredToday,
  type StoredVersion,
  type StoredVersionContent,
  type StoreName,
  type StudioDatabase,
} from './database-schema.ts';

export interface StoredParts {
  readonly snapshots: readonly StoredSnapshot[];
  readonly changes: readonly StoredChange[];
  readonly today: StoredToday | undefined;
  /** Everything that was ever imported and is still referred to, by number. */
  readonly imports: ReadonlyMap<number, Today>;
  readonly versions: readonly StoredVersion[];
  readonly files: readonly StoredFiles[];
  /** What is in the versions; read only where nothing else is left. */
  readonly contents: readonly StoredVersionContent[];
}

/** Reads what is stored of a design, without what is in its versions. Rejects where nothing at all can be read. */
export async function readParts(db: StudioDatabase, record: string): Promise<StoredParts> {
  const keys = keysOf(record);
  const [snapshots, changes, today, imports, versions, files] = await Promise.allSettled([
    db.getAll('snapshots', keys),
    db.getAll('changes', keys),
    db.get('today', record),
    db.getAll('imports', keys),
    db.getAll('versions', keys),
    db.getAll('files', rangeOf('files', record)),
  ]);
  if (snapshots.status === 'rejected' && changes.status === 'rejected' && versions.status === 'rejected') {
    throw snapshots.reason;
  }
  return {
    snapshots: listOf(snapshots),
    changes: listOf(changes),
    today: today.status === 'fulfilled' ? today.value : undefined,
    imports: new Map(listOf(imports).map((i) => [i.number, i.today])),
    versions: listOf(versions).filter(isVersion),
    files: listOf(files),
    contents: [],
  };
}

/** The same with what is in the versions. */
export async function withContents(db: StudioDatabase, record: string, parts: StoredParts): Promise<StoredParts> {
  return { ...parts, contents: await db.getAll('contents', keysOf(record)).catch(() => []) };
}

/** Number of the newest entry of the journal; 0 where there is none. */
export function newestNumber({ snapshots, changes }: Pick<StoredParts, 'snapshots' | 'changes'>): number {
  return Math.max(0, ...snapshots.map((s) => s.sequence), ...changes.map((c) => c.sequence));
}

/** Whether a stored value can be shown as a version. */
export function isVersion(value: unknown): value is StoredVersion {
  const version = value as Partial<StoredVersion> | undefined;
  return (
    typeof version?.name === 'string' &&
    typeof version.id === 'number' &&
    Number.isFinite(version.at) &&
    Array.isArray(version.open) &&
    version.open.every((item) => typeof item?.id === 'string' && typeof item.text === 'string')
  );
}

/** Whether a stored value has the shape of what was imported. */
export function isToday(value: unknown): value is Today {
  const today = value as Partial<Today> | undefined;
  const { cluster } = today ?? {};
  return (
    Array.isArray(today?.policies) &&
    today.policies.every((p) => typeof p?.name === 'string' && typeof p.text === 'string') &&
    [cluster?.namespaces, cluster?.workloads, cluster?.hosts, cluster?.podRanges].every(Array.isArray)
  );
}

/** Everything stored of a design as it is, by store, for a person with an editor. */
export async function rawParts(db: StudioDatabase, record: string): Promise<Record<string, readonly unknown[]>> {
  const read = async (name: StoreName) => [name, await db.getAll(name, rangeOf(name, record)).catch(() => [])] as const;
  const parts = await Promise.all(STORES.filter((name) => name !== 'origins').map(read));
  return Object.fromEntries(parts.filter(([, values]) => values.length > 0));
}

/** The keys of one design in any of the stores. */
export function rangeOf(name: StoreName, record: string): IDBKeyRange {
  const isOnePart = name === 'designs' || name === 'today' || name === 'origins';
  return isOnePart ? IDBKeyRange.only(record) : IDBKeyRange.bound([record], [record, []]);
}

function listOf<T>(read: PromiseSettledResult<readonly T[]>): readonly T[] {
  return read.status === 'fulfilled' ? read.value : [];
}
