/** States by cost, cheapest first; costs never fall below what was taken out. */
export class Buckets {
  readonly #buckets: number[][] = [];
  level = 0;

  push(state: number, cost: number): void {
    const at = Math.max(cost, this.level);
    const bucket = this.#buckets[at];
    if (bucket) bucket.push(state);
    else this.#buckets[at] = [state];
  }

  pop(): number | undefined {
    for (; this.level < this.#buckets.length; this.level += 1) {
      const state = this.#buckets[this.level]?.pop();
      if (state !== undefined) return state;
    }
    return undefined;
  }
}
