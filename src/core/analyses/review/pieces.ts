/** One pair of ends: what of its connections changes, split by what becomes of it. Ports only (`cli.md`). */
import {
  type ConnectionSet,
  hasNoPorts,
  intersectConnections,
  NO_CONNECTIONS,
  subtractConnections,
} from '../../policy/connection-set.ts';
import type { PairAnswer } from '../../solver/types.ts';
import type { ExpectedPair } from '../meaning/expected-pair.ts';
import type { ChangeKind, Standing } from './answer.ts';

/** Some connections of a pair of which one thing is to be said. */
export interface Piece {
  readonly kind: ChangeKind;
  readonly standing: Standing;
  readonly perhaps: boolean;
  readonly connections: ConnectionSet;
}

/** Where an end is missing. */
export const NOTHING: PairAnswer = { must: NO_CONNECTIONS, may: NO_CONNECTIONS, reasons: [] };

/**
 * The pieces of a pair: disjoint, and together every port whose state (certain, perhaps, not at all) differs.
 * `expected`: what the design asks; undefined where no design speaks.
 */
export function piecesOf(before: PairAnswer, after: PairAnswer, expected: ExpectedPair | undefined): Piece[] {
  const [was, surelyWas] = [portsOf(before.may), portsOf(before.must)];
  const [is, surelyIs] = [portsOf(after.may), portsOf(after.must)];
  const opened = subtractConnections(is, was);
  const closed = subtractConnections(was, is);
  const both = intersectConnections(was, is);
  const softened = intersectConnections(subtractConnections(surelyWas, surelyIs), both);
  const hardened = intersectConnections(subtractConnections(surelyIs, surelyWas), both);
  return [
    ...split(opened, surelyIs, expected, (s) => OPENED[s] ?? 'opened'),
    ...split(closed, surelyWas, expected, (s) => CLOSED[s] ?? 'closed'),
    ...split(softened, softened, expected, () => 'unsettled'),
    ...split(hardened, hardened, expected, () => 'certain'),
  ];
}

const OPENED: Partial<Record<Standing, ChangeKind>> = { required: 'granted', forbidden: 'violation' };
const CLOSED: Partial<Record<Standing, ChangeKind>> = { required: 'lost', forbidden: 'settled' };

function portsOf(set: ConnectionSet): ConnectionSet {
  return set.other ? { ...set, other: false } : set;
}

function split(
  changed: ConnectionSet,
  surely: ConnectionSet,
  expected: ExpectedPair | undefined,
  kindOf: (standing: Standing) => ChangeKind,
): Piece[] {
  if (hasNoPorts(changed)) return [];
  return standings(expected).flatMap(([standing, set]) => {
    const own = set === undefined ? changed : intersectConnections(changed, set);
    if (hasNoPorts(own)) return [];
    const certain = intersectConnections(own, surely);
    const perhaps = subtractConnections(own, surely);
    const piece = (connections: ConnectionSet, isPerhaps: boolean): Piece[] =>
      hasNoPorts(connections) ? [] : [{ kind: kindOf(standing), standing, perhaps: isPerhaps, connections }];
    return [...piece(certain, false), ...piece(perhaps, true)];
  });
}

/** What the design says, as disjoint sets that make up everything. */
function standings(expected: ExpectedPair | undefined): readonly (readonly [Standing, ConnectionSet | undefined])[] {
  if (!expected) return [['undeclared', undefined]];
  return [
    ['required', expected.required],
    ['forbidden', expected.forbidden],
    ['tolerated', expected.tolerated],
    ['unavoidable', expected.unavoidable],
    [expected.closed ? 'surplus' : 'undeclared', expected.undeclared],
  ];
}
