/** Connections that an edit opens and closes, said as flows: added, removed, with other ports or other ends. */
import { change, type Document } from '../../design/change.ts';
import { connectionsOfPorts } from '../../design/connections.ts';
import { connect } from '../../design/edits/connect.ts';
import { type DocumentDraft, drafted, insert } from '../../design/edits/draft.ts';
import { removeEntities } from '../../design/edits/remove.ts';
import { newId, nextHandle } from '../../design/handles.ts';
import { portsOfConnections } from '../../design/ports.ts';
import type { External, Flow } from '../../design/schema.ts';
import type { AddressRange } from '../../lib/addresses.ts';
import {
  type ConnectionSet,
  hasNoPorts,
  intersectConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../../policy/connection-set.ts';
import type { Endpoint } from '../../solver/types.ts';
import { coverPairs, type Pair, type Rectangle } from './cover.ts';
import type { PairChange } from './enforced.ts';
import { type DraftExternal, draftExternals, type Reference, referencesOf } from './references.ts';
import { isShadow, shadowOf } from './shadow.ts';

/** The document with flows changed, and the pairs that no flow can say. */
export interface FlowChanges {
  readonly document: Document;
  /** Pairs that stay closed though the text opens them. */
  readonly notOpened: readonly Pair[];
  /** Pairs that stay open though the text closes them: no flow asks for them, or the flow would fall into many. */
  readonly notClosed: readonly Pair[];
}

/** Flows that one flow may fall into before it is left as it is. */
const MAX_PARTS = 6;
/** Endpoints of an id that is looked at where only some of them are opened. */
const MAX_ALONG = 200;
/** Flows that one edit may add. */
const MAX_ADDED = 40;

/**
 * Makes the flows of a document open and close what an edit does. `endpoints`: everything that pairs are made of, shadows
 * included. `openAmong`: pairs of some endpoints that the text leaves open.
 * `addresses`: what the text says of addresses, for externals that the design does not have yet.
 */
export function changeFlows(
  document: Document,
  endpoints: readonly Endpoint[],
  changes: readonly PairChange[],
  openAmong: (endpoints: ReadonlySet<string>) => readonly Pair[],
  addresses: readonly (readonly AddressRange[])[],
): FlowChanges {
  const references = referencesOf(shadowOf(document.design), endpoints);
  const drafts = draftExternals(document.design, addresses, endpoints);
  const closing = closeFlows(document, references, pairsOf(changes, 'closed'));
  const opened = pairsOf(changes, 'opened');
  const candidates = [...references, ...drafts];
  const cover = coverPairs(opened, candidates, { also: alongWith(opened, candidates, openAmong) });
  const { rectangles } = cover;
  const notOpened = [...cover.rest, ...closing.lost];
  if (rectangles.length > MAX_ADDED) return { document, notOpened: opened, notClosed: closing.notClosed };
  const [next] = change(document, '', (draft) => {
    const removed = new Map(closing.removed.map((flow) => [flow.id, flow]));
    for (const { flow, parts } of closing.changed) splitFlow(draft, flow, parts);
    const ends = new Set(rectangles.flatMap((r) => [r.from, r.to]));
    const ids = addExternals(
      draft,
      drafts.filter((d) => ends.has(d.id)),
    );
    for (const rectangle of rectangles) open(draft, removed, placed(rectangle, ids));
    removeEntities(draft, [...removed.keys()]);
  });
  return { document: next, notOpened, notClosed: closing.notClosed };
}

/** Pairs that are open anyhow between whatever stands for an end of an opened pair. */
function alongWith(
  opened: readonly Pair[],
  references: readonly Reference[],
  openAmong: (endpoints: ReadonlySet<string>) => readonly Pair[],
): readonly Pair[] {
  const ends = new Set(opened.flatMap((p) => [p.from, p.to]));
  // zones hold too much to be asked for: they are found where all of them is opened
  const near = references.filter((r) => r.atoms.size <= MAX_ALONG && [...r.atoms].some((a) => ends.has(a)));
  return opened.length === 0 ? [] : openAmong(new Set([...ends, ...near.flatMap((r) => [...r.atoms])]));
}

function pairsOf(changes: readonly PairChange[], side: 'opened' | 'closed'): Pair[] {
  const byEnds = new Map<string, Pair>();
  for (const c of changes) {
    if (hasNoPorts(c[side])) continue;
    const key = keyOf(c.from.id, c.to.id);
    const known = byEnds.get(key)?.connections ?? NO_CONNECTIONS;
    byEnds.set(key, { from: c.from.id, to: c.to.id, connections: unionConnections(known, c[side]) });
  }
  return [...byEnds.values()];
}

const keyOf = (from: string, to: string) => JSON.stringify([from, to]);

interface Closing {
  readonly removed: readonly Flow[];
  readonly changed: readonly { readonly flow: Flow; readonly parts: readonly Rectangle[] }[];
  readonly notClosed: readonly Pair[];
  /** Pairs of shadows that what is left of a flow cannot be said with: pods that may come later. */
  readonly lost: readonly Pair[];
}

/** What is left of each wanted flow once the closed pairs are taken from it. */
function closeFlows({ design }: Document, references: readonly Reference[], closed: readonly Pair[]): Closing {
  const atoms = new Map(references.map((r) => [r.id, r.atoms]));
  const left = new Map(closed.map((p) => [keyOf(p.from, p.to), p]));
  const removed: Flow[] = [];
  const lost: Pair[] = [];
  const changed: { flow: Flow; parts: readonly Rectangle[] }[] = [];
  for (const flow of Object.values(design.flows)) {
    if (closed.length === 0 || (flow.status !== 'agreed' && flow.status !== 'proposed')) continue;
    const asked = { ...connectionsOfPorts(flow.ports), other: false };
    const pairs = flowPairs(atoms.get(flow.from), atoms.get(flow.to), asked);
    const byKey = new Map(closed.map((p) => [keyOf(p.from, p.to), p.connections]));
    const cut = (p: Pair) => byKey.get(keyOf(p.from, p.to)) ?? NO_CONNECTIONS;
    if (pairs.every((p) => hasNoPorts(intersectConnections(p.connections, cut(p))))) continue;
    const rest = pairs
      .map((p) => ({ ...p, connections: subtractConnections(p.connections, cut(p)) }))
      .filter((p) => !hasNoPorts(p.connections));
    const cover = coverPairs(rest, references, { from: flow.from, to: flow.to });
    const unsayable = cover.rest.some((p) => !isShadow(p.from) && !isShadow(p.to));
    if (unsayable || cover.rectangles.length > MAX_PARTS) continue;
    lost.push(...cover.rest);
    if (cover.rectangles.length === 0) removed.push(flow);
    else changed.push({ flow, parts: cover.rectangles });
    for (const p of pairs) takeOff(left, p);
  }
  return { removed, changed, notClosed: [...left.values()], lost };
}

function flowPairs(
  from: ReadonlySet<string> | undefined,
  to: ReadonlySet<string> | undefined,
  connections: ConnectionSet,
): Pair[] {
  return [...(from ?? [])].flatMap((f) =>
    [...(to ?? [])].flatMap((t) => (f === t ? [] : [{ from: f, to: t, connections }])),
  );
}

function takeOff(left: Map<string, Pair>, said: Pair): void {
  const key = keyOf(said.from, said.to);
  const pair = left.get(key);
  if (!pair) return;
  const connections = subtractConnections(pair.connections, said.connections);
  if (hasNoPorts(connections)) left.delete(key);
  else left.set(key, { ...pair, connections });
}

/** The first part, best one with the same ends, keeps the handle; the others are flows of their own. */
function splitFlow(draft: DocumentDraft, flow: Flow, parts: readonly Rectangle[]): void {
  const like = (r: Rectangle) => Number(r.from === flow.from) + Number(r.to === flow.to);
  const [first, ...others] = [...parts].sort((a, b) => like(b) - like(a));
  if (!first) return;
  setFlow(draft, flow.id, first);
  for (const part of others) {
    const id = nextHandle(draft.design, 'F');
    insert(draft, 'flows', { ...flow, id, from: part.from, to: part.to, ports: portsOfConnections(part.connections) });
  }
}

function setFlow(draft: DocumentDraft, id: string, { from, to, connections }: Rectangle): void {
  const flow = drafted(draft, 'flows', id);
  if (flow) Object.assign(flow, { from, to, ports: portsOfConnections(connections) });
}

/** Opens: by a flow that would go otherwise and is like it, by a flow of the same ends, or by a new one. */
function open(draft: DocumentDraft, removed: Map<string, Flow>, rectangle: Rectangle): void {
  const ports = portsOfConnections(rectangle.connections);
  const sameEnds = [...removed.values()].find((f) => f.from === rectangle.from && f.to === rectangle.to);
  const oneEnd = [...removed.values()].find(
    (f) => (f.from === rectangle.from || f.to === rectangle.to) && JSON.stringify(f.ports) === JSON.stringify(ports),
  );
  const like = sameEnds ?? oneEnd;
  if (like) {
    setFlow(draft, like.id, rectangle);
    removed.delete(like.id);
  } else connect(draft, rectangle.from, rectangle.to, ports);
}

/** Adds the externals that rectangles end at and that the design does not have yet; their ids by those of the drafts. */
function addExternals(draft: DocumentDraft, drafts: readonly DraftExternal[]): ReadonlyMap<string, string> {
  return new Map(
    drafts.map(({ id: draftId, networks }) => {
      const internet = networks.every((n) => n === '0.0.0.0/0' || n === '::/0');
      const name = internet ? 'Internet' : networks.join(', ').slice(0, 60);
      const id = newId(draft.design, 'ext:', name.replaceAll(':', '-'));
      const external: External = { id, name, networks: internet ? [] : [...networks], internet, domains: [] };
      insert(draft, 'externals', external);
      return [draftId, id];
    }),
  );
}

function placed({ from, to, connections }: Rectangle, ids: ReadonlyMap<string, string>): Rectangle {
  return { from: ids.get(from) ?? from, to: ids.get(to) ?? to, connections };
}
