/** Connection sets by number, each held once, and their unions, each worked out once. */
import { PROTOCOLS } from '../../cluster/cluster.ts';
import { type ConnectionSet, NO_CONNECTIONS, unionConnections } from '../../policy/connection-set.ts';

/** Number 0 is the empty set. */
export class ConnectionPool {
  private readonly sets: ConnectionSet[] = [NO_CONNECTIONS];
  private readonly numbers = new Map<string, number>([[keyOf(NO_CONNECTIONS), 0]]);
  private readonly unions = new Map<number, Map<number, number>>();

  /** The number of a set. */
  numberOf(set: ConnectionSet): number {
    const key = keyOf(set);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.sets.length);
    this.sets.push(set);
    return this.sets.length - 1;
  }

  /** The set of a number that the pool gave. */
  setOf(number: number): ConnectionSet {
    return this.sets[number] ?? NO_CONNECTIONS;
  }

  /** The number of what is in either. */
  union(a: number, b: number): number {
    if (a === b || b === 0) return a;
    if (a === 0) return b;
    const [low, high] = a < b ? [a, b] : [b, a];
    let row = this.unions.get(low);
    if (!row) {
      row = new Map();
      this.unions.set(low, row);
    }
    const known = row.get(high);
    if (known !== undefined) return known;
    const union = this.numberOf(unionConnections(this.setOf(low), this.setOf(high)));
    row.set(high, union);
    return union;
  }
}

function keyOf(set: ConnectionSet): string {
  return `${PROTOCOLS.map((p) => set[p].map(([first, last]) => `${first}-${last}`).join()).join('/')}${set.other ? '!' : ''}`;
}
