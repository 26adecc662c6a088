/** Today against Design: what opens and what closes between things of the design (`studio.md`, Change). */
import { connectionsOfPorts } from '../design/connections.ts';
import { inventoryOfDesign } from '../design/inventory.ts';
import { memberLookup } from '../design/members.ts';
import type { Design } from '../design/schema.ts';
import {
  type ConnectionSet,
  equalConnections,
  hasNoPorts,
  intersectConnections,
  isEmptyConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../policy/connection-set.ts';
import type { Endpoint } from '../solver/types.ts';
import { type AlignedEndpoint, alignEndpoints } from './aligned.ts';
import type { ChangeAnswer, ChangedPair } from './answers.ts';
import { endpointsOf, type SolvedSide, shownId } from './side.ts';

const LIMIT = 5000;

/** Pairs whose may bound differs between the two sides. Ports only; `other` protocols do not count (`cli.md`). */
export function answerChanges(design: Design, today: SolvedSide, designed: SolvedSide): ChangeAnswer {
  const wanted = wantedPairs(design, designed);
  // by what the design calls them: a thing that moved to another namespace is the same thing
  const endpoints = alignEndpoints(today.solution, designed.solution, {
    before: (_, i) => shownId(today, i),
    after: (_, i) => shownId(designed, i),
  });
  const pairs: ChangedPair[] = [];
  for (const from of endpoints)
    for (const to of endpoints) {
      if (!isCompared(from.endpoint, to.endpoint)) continue;
      const before = mayOf(today, from.before, to.before);
      const after = mayOf(designed, from.after, to.after);
      if (equalConnections(before, after)) continue;
      if (pairs.length >= LIMIT) return { pairs, truncated: true };
      const asked = wanted.get(`${from.after} ${to.after}`) ?? NO_CONNECTIONS;
      pairs.push(changedPair(idOf(from, today, designed), idOf(to, today, designed), before, after, asked));
    }
  return { pairs, truncated: false };
}

/** Whether a pair can connect at all, and is not a thing and itself. */
export function isCompared(from: Endpoint, to: Endpoint): boolean {
  if (from.id === to.id || from.kind === 'domain') return false;
  if (from.kind === 'ingress-controller' || to.kind === 'ingress-controller') return false;
  return !(from.kind === 'network' && (to.kind === 'network' || to.kind === 'domain'));
}

function mayOf(side: SolvedSide, source: number | undefined, destination: number | undefined): ConnectionSet {
  if (source === undefined || destination === undefined) return NO_CONNECTIONS;
  return { ...side.solution.pair(source, destination).may, other: false };
}

function idOf(e: AlignedEndpoint, today: SolvedSide, designed: SolvedSide): string {
  if (e.endpoint.kind === 'network') return e.endpoint.id;
  return e.after === undefined ? shownId(today, e.before ?? 0) : shownId(designed, e.after);
}

function changedPair(
  from: string,
  to: string,
  before: ConnectionSet,
  after: ConnectionSet,
  asked: ConnectionSet,
): ChangedPair {
  const kind = hasNoPorts(before) ? 'opened' : hasNoPorts(after) ? 'closed' : 'changed';
  return { from, to, before, after, kind, wanted: isWanted(before, after, asked) };
}

/** Closed: some of what was asked for went. Opened: all of it was asked for. */
function isWanted(before: ConnectionSet, after: ConnectionSet, asked: ConnectionSet): boolean {
  const closed = subtractConnections(before, after);
  if (!isEmptyConnections(intersectConnections(closed, asked))) return true;
  const opened = subtractConnections(after, before);
  return !isEmptyConnections(opened) && isEmptyConnections(subtractConnections(opened, asked));
}

/** What flows ask for, by indices of source and destination on the design's side. */
function wantedPairs(design: Design, side: SolvedSide): Map<string, ConnectionSet> {
  const lookup = memberLookup(design, inventoryOfDesign(design));
  const out = new Map<string, ConnectionSet>();
  for (const flow of Object.values(design.flows)) {
    if (flow.ports === 'unconfirmed' || flow.status === 'must not' || flow.status === 'open question') continue;
    const asked = { ...connectionsOfPorts(flow.ports), other: false };
    for (const s of endpointsOf(side.solution, lookup(flow.from)))
      for (const d of endpointsOf(side.solution, lookup(flow.to))) {
        const key = `${s} ${d}`;
        out.set(key, unionConnections(out.get(key) ?? NO_CONNECTIONS, asked));
      }
  }
  return out;
}
