/** What is to be said of a pair, worked out once for all pairs that the solver and the design say the same of. Ports only. */
import {
  type ConnectionSet,
  equalConnections,
  hasAllPorts,
  hasNoPorts,
  intersectConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../../policy/connection-set.ts';
import type { PairAnswer } from '../../solver/types.ts';
import { certain, stoppable } from '../judged-pairs.ts';
import type { ExpectedPair, Prohibition } from '../meaning/expected-pair.ts';
import { ConnectionPool } from './connection-pool.ts';
import type { End, Ends } from './ends.ts';

/** Flags of a look. */
export const OPEN = 1;
export const WHOLE = 2;
export const UNDECIDED = 4;
export const VIOLATION = 8;
export const SURPLUS = 16;
export const BROKEN = 32;
export const GATE = 64;
export const OPENED = 128;
export const CLOSED = 256;

/** What is to be said of a pair. */
export interface Look {
  readonly flags: number;
  /** What is open, or in the change what opens and closes; its number in the pool. */
  readonly connections: number;
  /** What a reader wants to see explained first: the breach, else what is missing, else what is open. */
  readonly at: ConnectionSet;
}

const NOTHING: PairAnswer = { must: NO_CONNECTIONS, may: NO_CONNECTIONS, reasons: [] };

interface Asked {
  readonly expected: ExpectedPair;
  readonly hasGate: boolean;
}

/** Looks at pairs of ends. The design's view is that of the last side. */
export class Looks {
  readonly pool = new ConnectionPool();
  private readonly ends: Ends;
  private readonly asked = new Map<number, Asked>();
  private readonly known = new WeakMap<PairAnswer, WeakMap<PairAnswer, WeakMap<Asked, Look>>>();

  constructor(ends: Ends) {
    this.ends = ends;
  }

  /** The look of a pair of different units. */
  of(source: End, destination: End): Look {
    const { sides } = this.ends;
    const before = sides.length === 2 ? this.answer(0, source, destination) : NOTHING;
    const after = this.answer(sides.length - 1, source, destination);
    const asked = this.askedOf(source, destination);
    const byBefore = known(this.known, after, () => new WeakMap<PairAnswer, WeakMap<Asked, Look>>());
    const byAsked = known(byBefore, before, () => new WeakMap<Asked, Look>());
    return known(byAsked, asked, () => this.look(before, after, asked));
  }

  private answer(side: number, source: End, destination: End): PairAnswer {
    const [s, d] = [source.at[side], destination.at[side]];
    return s === undefined || d === undefined ? NOTHING : (this.ends.sides[side]?.solution.pair(s, d) ?? NOTHING);
  }

  private askedOf(source: End, destination: End): Asked {
    const key = source.kind * this.ends.all.length + destination.kind;
    const earlier = this.asked.get(key);
    if (earlier) return earlier;
    const { meaning } = this.ends;
    const asked = {
      expected: meaning.pair(source.place, destination.place),
      hasGate: meaning.prohibitions(source.place, destination.place).some(isGiven),
    };
    this.asked.set(key, asked);
    return asked;
  }

  private look(before: PairAnswer, after: PairAnswer, { expected, hasGate }: Asked): Look {
    const [was, may] = [portsOf(before.may), portsOf(after.may)];
    const stops = portsOf(stoppable(after));
    const breach = intersectConnections(expected.forbidden, stops);
    const surplus = expected.closed ? intersectConnections(expected.undeclared, stops) : NO_CONNECTIONS;
    const missing = portsOf(subtractConnections(expected.required, certain(after)));
    const isChange = this.ends.sides.length === 2;
    const opened = isChange ? subtractConnections(may, was) : NO_CONNECTIONS;
    const closed = isChange ? subtractConnections(was, may) : NO_CONNECTIONS;
    const flag = (set: ConnectionSet, bit: number) => (hasNoPorts(set) ? 0 : bit);
    return {
      flags:
        flag(may, OPEN) |
        (hasAllPorts(may) ? WHOLE : 0) |
        (equalConnections(portsOf(after.must), may) ? 0 : UNDECIDED) |
        flag(breach, VIOLATION) |
        flag(surplus, SURPLUS) |
        flag(missing, BROKEN) |
        (hasGate ? GATE : 0) |
        flag(opened, OPENED) |
        flag(closed, CLOSED),
      connections: this.pool.numberOf(isChange ? unionConnections(opened, closed) : may),
      at: [breach, missing, surplus, opened, closed, may].find((set) => !hasNoPorts(set)) ?? NO_CONNECTIONS,
    };
  }
}

function isGiven({ forbidden, excepted, shared }: Prohibition): boolean {
  return !hasNoPorts(intersectConnections(forbidden, unionConnections(excepted, shared)));
}

function portsOf(set: ConnectionSet): ConnectionSet {
  return set.other ? { ...set, other: false } : set;
}

function known<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const earlier = map.get(key);
  if (earlier !== undefined) return earlier;
  const made = make();
  map.set(key, made);
  return made;
}
