/** Drills in sentences (`look.md`, Words). */
import type { Drill, DrillAnswer, DrillPairs, PolicyName } from '../../core/analyses/drills/answer.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { unreachable } from '../../core/lib/assert.ts';
import { numberText } from '../../core/lib/number-text.ts';

export type DrillKind = Drill['kind'];

export const DRILL_KINDS: readonly { readonly id: DrillKind; readonly label: string; readonly what: string }[] = [
  { id: 'compromise', label: 'Compromise', what: 'Somebody holds a workload, a tenant, a zone. How far do they get?' },
  { id: 'compromise label', label: 'Compromise a label', what: 'Somebody holds every pod with a label.' },
  { id: 'remove policy', label: 'Remove a policy', what: 'One policy is deleted. What opens, what breaks?' },
  { id: 'merge environments', label: 'Merge environments', what: 'Two environments share one cluster.' },
  { id: 'new namespace', label: 'Add a namespace', what: 'Somebody makes a namespace that nobody labelled.' },
];

/** `NetworkPolicy shop/allow-web`. */
export function policyName({ kind, namespace, name }: PolicyName): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

/** What was tried: `Compromise shop/web`. */
export function drillTitle(design: Design, drill: Drill): string {
  switch (drill.kind) {
    case 'compromise':
      return `${nameOf(design, drill.id)} is compromised`;
    case 'compromise label':
      return `Pods with ${drill.label.key}=${drill.label.value} are compromised`;
    case 'merge environments':
      return `${drill.environments.map((id) => nameOf(design, id)).join(' and ')} share a cluster`;
    case 'remove policy':
      return `${policyName(drill.policy)} is removed`;
    case 'new namespace':
      return drill.labels.length === 0
        ? 'A namespace without labels is made'
        : `A namespace with ${drill.labels.map((l) => `${l.key}=${l.value}`).join(', ')} is made`;
    default:
      return unreachable(drill);
  }
}

/** What it comes to, as a sentence. */
export function drillSentence({
  drill,
  start,
  reached,
  ends,
  opened,
  closed,
  reachedBy,
  guarantees,
}: DrillAnswer): string {
  switch (drill.kind) {
    case 'compromise':
    case 'compromise label':
    case 'new namespace': {
      if (start.length === 0) return 'Nothing runs that could be held.';
      const direct = reached.filter((r) => r.hops === 1).length;
      const hops = Math.max(0, ...reached.map((r) => r.hops));
      const through =
        reached.length === direct
          ? ''
          : `, ${numberText(reached.length - direct)} through others in up to ${numberText(hops)} hops`;
      const into = drill.kind === 'new namespace' ? ` ${numberText(reachedBy.length)} reach it.` : '';
      return `${numberText(reached.length)} of ${numberText(ends)} ends are in reach: ${numberText(direct)} at once${through}.${into}`;
    }
    case 'merge environments':
    case 'remove policy':
      if (guarantees === 'not judged') return 'Nothing was tried.';
      return capital(`${pairsText(opened, 'opens', 'open')}, ${pairsText(closed, 'closes', 'close')}.`);
    default:
      return unreachable(drill);
  }
}

function pairsText({ count }: DrillPairs, one: string, many: string): string {
  if (count === 0) return `nothing ${one}`;
  return `${numberText(count)} ${count === 1 ? `pair ${one}` : `pairs ${many}`}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
