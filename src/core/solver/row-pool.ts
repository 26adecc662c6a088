/** Keeps one copy of equal rows: many signatures share them. */
import { type Bitset, equalBits, hashBits } from '../lib/bitset.ts';

export class RowPool {
  private readonly rows = new Map<number, Bitset[]>();

  /** The pooled row equal to this one. Pooled rows must not be changed. */
  keep(row: Bitset): Bitset {
    const hash = hashBits(row);
    const bucket = this.rows.get(hash);
    if (!bucket) {
      this.rows.set(hash, [row]);
      return row;
    }
    const known = bucket.find((r) => equalBits(r, row));
    if (!known) bucket.push(row);
    return known ?? row;
  }
}
