/** Hosts of two inventories that are one machine, whatever either calls it. */
import { groupBy } from '../lib/order.ts';
import type { Host } from './cluster.ts';

/** Names of hosts of `own`, each with that of the one host of `other` that shares an address with it, and with it alone. */
export function sameHosts(own: readonly Host[], other: readonly Host[]): ReadonlyMap<string, string> {
  const [found, back] = [meeting(own, other), meeting(other, own)];
  const out = new Map<string, string>();
  for (const [name, others] of found) {
    const [only, ...more] = others;
    if (only !== undefined && more.length === 0 && back.get(only)?.size === 1) out.set(name, only);
  }
  return out;
}

/** The hosts of `other` that have an address of each of `own`, by name. */
function meeting(own: readonly Host[], other: readonly Host[]): Map<string, ReadonlySet<string>> {
  const at = groupBy(
    other.flatMap(({ name, addresses }) => addresses.map((address) => ({ address, name }))),
    (h) => h.address,
  );
  return new Map(
    own.map((h) => [h.name, new Set(h.addresses.flatMap((a) => (at.get(a) ?? []).map(({ name }) => name)))]),
  );
}
