import { describe, expect, it } from 'vitest';
import { connectionsOf, describeConnections, unionConnections } from '../../policy/connection-set.ts';
import { coverPairs, type Pair } from './cover.ts';
import type { Reference } from './references.ts';

const reference = (id: string, atoms: string): Reference => ({ id, atoms: new Set(atoms.split(' ')) });
const REFERENCES = [
  ...['a', 'b', 'c', 'x', 'y'].map((name) => reference(`wl:${name}`, name)),
  reference('ext:net', 'n1 n2'),
  reference('ns:shop', 'a b c'),
  reference('ns:ops', 'x'),
  reference('tenant:all', 'a b c x y'),
];
const tcp = (port: number) => connectionsOf('TCP', port);
const both = unionConnections(tcp(80), tcp(443));

/** `a b > x : 80` for every pair. */
function pairs(...lines: string[]): Pair[] {
  return lines.flatMap((line) => {
    const [froms = '', tos = '', ports = '80'] = line.split(/ [>:] /);
    const connections = ports.split(',').map((p) => tcp(Number(p)));
    const set = connections.reduce(unionConnections);
    return froms.split(' ').flatMap((from) => tos.split(' ').map((to) => ({ from, to, connections: set })));
  });
}
const said = (cover: ReturnType<typeof coverPairs>) => [
  ...cover.rectangles.map((r) => `${r.from} -> ${r.to} ${describeConnections(r.connections)}`),
  ...cover.rest.map((p) => `left ${p.from} ${p.to}`),
];

describe('coverPairs', () => {
  it('says one pair with the ids of its ends, a workload before a namespace of one', () => {
    expect(said(coverPairs(pairs('a > x'), REFERENCES))).toEqual(['wl:a -> wl:x tcp 80']);
  });

  it('says a group with the id that stands for exactly it', () => {
    expect(said(coverPairs(pairs('a b c > x'), REFERENCES))).toEqual(['ns:shop -> wl:x tcp 80']);
    expect(said(coverPairs(pairs('a b > x'), REFERENCES))).toEqual(['wl:a -> wl:x tcp 80', 'wl:b -> wl:x tcp 80']);
    expect(said(coverPairs(pairs('a > n1 n2'), REFERENCES))).toEqual(['wl:a -> ext:net tcp 80']);
  });

  it('says a group among itself, where nobody connects to itself', () => {
    expect(said(coverPairs(pairs('a > b c', 'b > a c', 'c > a b'), REFERENCES))).toEqual(['ns:shop -> ns:shop tcp 80']);
  });

  it('keeps what ports have in common together', () => {
    expect(said(coverPairs(pairs('a > x : 80,443', 'b c > x : 80'), REFERENCES))).toEqual([
      'ns:shop -> wl:x tcp 80',
      'wl:a -> wl:x tcp 443',
    ]);
    expect(said(coverPairs([{ from: 'a', to: 'x', connections: both }], REFERENCES))).toEqual([
      'wl:a -> wl:x tcp 80, 443',
    ]);
  });

  it('leaves what no id stands for', () => {
    expect(said(coverPairs(pairs('a > n1'), REFERENCES))).toEqual(['left a n1']);
    expect(said(coverPairs(pairs('dns > a'), REFERENCES))).toEqual(['left dns a']);
  });

  it('says along what is open anyhow, but nothing else', () => {
    const also = pairs('c > x', 'a > y');
    expect(said(coverPairs(pairs('a b > x'), REFERENCES, { also }))).toEqual(['ns:shop -> wl:x tcp 80']);
    expect(said(coverPairs(pairs('a b > x : 443'), REFERENCES, { also }))).toEqual([
      'wl:a -> wl:x tcp 443',
      'wl:b -> wl:x tcp 443',
    ]);
  });

  it('prefers the ends that were there', () => {
    expect(said(coverPairs(pairs('a > x'), REFERENCES, { to: 'ns:ops' }))).toEqual(['wl:a -> ns:ops tcp 80']);
  });
});
