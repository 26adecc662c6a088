import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALL_CONNECTIONS,
  type ConnectionSet,
  connectionsOf,
  equalConnections,
  firstConnection,
  intersectConnections,
  isEmptyConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from './connection-set.ts';

const part = fc
  .tuple(fc.constantFrom('TCP', 'UDP', 'SCTP'), fc.integer({ min: 1, max: 65535 }), fc.integer({ min: 0, max: 9 }))
  .map(([protocol, first, more]) => connectionsOf(protocol, first, Math.min(65535, first + more)));
const other = fc.boolean().map((b): ConnectionSet => ({ ...NO_CONNECTIONS, other: b }));
const set = fc.tuple(fc.array(part, { maxLength: 5 }), other, fc.boolean()).map(([parts, rest, turned]) => {
  const all = [...parts, rest].reduce(unionConnections, NO_CONNECTIONS);
  return turned ? subtractConnections(ALL_CONNECTIONS, all) : all;
});

const holds = (law: (a: ConnectionSet, b: ConnectionSet, c: ConnectionSet) => boolean) =>
  expect(() => fc.assert(fc.property(set, set, set, law))).not.toThrow();

describe('connection sets', () => {
  it('are an algebra', () => {
    holds((a, b) => equalConnections(unionConnections(a, b), unionConnections(b, a)));
    holds((a, b, c) =>
      equalConnections(
        intersectConnections(a, unionConnections(b, c)),
        unionConnections(intersectConnections(a, b), intersectConnections(a, c)),
      ),
    );
    holds((a, b) => equalConnections(unionConnections(subtractConnections(a, b), intersectConnections(a, b)), a));
    holds((a, b) => isEmptyConnections(intersectConnections(subtractConnections(a, b), b)));
  });

  it('are canonical: equal sets have equal structure', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        expect(unionConnections(subtractConnections(a, b), intersectConnections(a, b))).toEqual(a);
      }),
    );
  });

  it('show one of their connections, unless there is none', () => {
    fc.assert(
      fc.property(set, (a) => {
        const shown = firstConnection(a);
        expect(shown === undefined).toBe(isEmptyConnections(a));
        if (!shown) return;
        const { protocol, port } = shown;
        const alone = protocol === 'other' ? { ...NO_CONNECTIONS, other: true } : connectionsOf(protocol, port);
        expect(intersectConnections(a, alone)).toEqual(alone);
      }),
    );
  });
});
