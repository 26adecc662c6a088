/** Answers that the semantics may leave open: three-valued matches, and the outcomes that stay possible. */

/** Why something is left open (semantics/kubernetes.md 1.6 and 3.2). */
export type Reason =
  | 'own-node'
  | 'own-node-egress'
  | 'non-L4-proto'
  | 'same-priority'
  | 'address-unknown'
  | 'address-family'
  | 'domain-name'
  | 'host-unknown';

/** Whether something matches; a reason where that cannot be told. */
export type Match = boolean | Reason;

/** The union: certain as soon as one is. */
export function anyOf<T>(items: readonly T[], test: (item: T) => Match): Match {
  let open: Match = false;
  for (const item of items) {
    const match = test(item);
    if (match === true) return true;
    if (match !== false) open = match;
  }
  return open;
}

/** Both must match. */
export function both(a: Match, b: Match): Match {
  if (a === false || b === false) return false;
  return a === true ? b : a;
}

/** Every outcome that is possible, with the reasons that make it only possible. */
export class Possible<T> {
  readonly #outcomes = new Map<T, Set<Reason>>();

  add(outcome: T, reasons: Iterable<Reason> = []): this {
    const known = this.#outcomes.get(outcome);
    if (known) for (const reason of reasons) known.add(reason);
    else this.#outcomes.set(outcome, new Set(reasons));
    return this;
  }

  /** Goes on from each outcome; what follows is possible for the reasons of both steps. */
  then<U>(next: (outcome: T) => Possible<U>): Possible<U> {
    const result = new Possible<U>();
    for (const [outcome, reasons] of this.#outcomes) {
      for (const [later, more] of next(outcome).#outcomes) result.add(later, [...reasons, ...more]);
    }
    return result;
  }

  get outcomes(): readonly T[] {
    return [...this.#outcomes.keys()];
  }

  get reasons(): readonly Reason[] {
    return [...new Set([...this.#outcomes.values()].flatMap((r) => [...r]))];
  }

  entries(): readonly (readonly [T, ReadonlySet<Reason>])[] {
    return [...this.#outcomes];
  }
}
