/** What was edited between two sides: the policies, the labels that they choose by, and everything that was drawn. */
import { compareText, sortedBy } from '../../lib/order.ts';
import type { Origin, PolicySet } from '../../policy/policy-set.ts';
import type { ReviewEdits } from './answer.ts';
import { drawnEdits } from './drawn-edits.ts';
import { labelEdits } from './label-edits.ts';
import type { ReviewSides } from './sides.ts';

/** The edits that the difference comes from. Any one edit of a design is among them; where things stand on the map is not. */
export function editsOf(sides: ReviewSides): ReviewEdits {
  const { before, after } = sides;
  const labels = labelEdits(sides);
  return {
    policies: policyEdits(before.solved.policySet, after.solved.policySet),
    labels: labels.edits,
    drawn: drawnEdits(sides, labels),
  };
}

function policyEdits(before: PolicySet, after: PolicySet): ReviewEdits['policies'] {
  const [old, now] = [policiesOf(before), policiesOf(after)];
  const names = (own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
    sortedBy(
      [...own.keys()].filter((name) => !other.has(name)),
      (name) => name,
    );
  return {
    added: names(now, old),
    removed: names(old, now),
    changed: sortedBy(
      [...now].flatMap(([name, says]) => (old.has(name) && old.get(name) !== says ? [name] : [])),
      (name) => name,
    ),
  };
}

/** Policies by kind and name, each with what it says; where it is written does not count. */
function policiesOf(set: PolicySet): Map<string, string> {
  const says = new Map<string, string[]>();
  const add = (origin: Origin, what: unknown) => {
    const name = `${origin.kind} ${origin.namespace === undefined ? '' : `${origin.namespace}/`}${origin.name}`;
    const text = JSON.stringify(what, (key, value: unknown) =>
      key === 'origin' ? undefined : typeof value === 'bigint' ? `${value}` : value,
    );
    says.set(name, [...(says.get(name) ?? []), text]);
  };
  for (const { direction, tiers } of set.hooks)
    for (const tier of tiers) for (const policy of tier.policies) add(policy.origin, [direction, tier.name, policy]);
  for (const unread of set.unread) add(unread.origin, unread);
  return new Map([...says].map(([name, texts]) => [name, texts.sort(compareText).join('\n')]));
}
