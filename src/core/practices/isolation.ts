/** Whether policies at an endpoint's own side take anything from it, whatever the other side does. */
import { likenessOf } from '../analyses/likeness.ts';
import { hasAllPorts } from '../policy/connection-set.ts';
import type { Direction } from '../policy/policy-set.ts';
import type { Facts } from './facts.ts';

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];
const known = new WeakMap<Facts['side'], (endpoint: number, direction: Direction) => boolean>();

/** The directions in which nothing isolates a workload of the design: every peer gets through its own side on every port. */
export function openDirections({ side }: Facts, id: string): Direction[] {
  const own = side.solution.ofWorkload.get(side.workloadIdOf.get(id) ?? '') ?? [];
  const isOpen = known.get(side) ?? openness(side);
  known.set(side, isOpen);
  return DIRECTIONS.filter((direction) => own.length > 0 && own.every((me) => isOpen(me, direction)));
}

/** Asked once for all endpoints that are alike, and of one peer, or two, of all that are. */
function openness({ solution }: Facts['side']): (endpoint: number, direction: Direction) => boolean {
  const likeness = likenessOf(solution);
  const alike = solution.endpoints.map((e, i) => `${e.kind} ${likeness(i)}`);
  const samples = new Map<string, number[]>();
  alike.forEach((key, i) => {
    const list = samples.get(key);
    if (!list) samples.set(key, [i]);
    else if (list.length < 2) list.push(i);
  });
  const peers = [...samples.values()].flat();
  const answers = new Map<string, boolean>();
  return (me, direction) => {
    const key = `${direction} ${alike[me]}`;
    const before = answers.get(key);
    if (before !== undefined) return before;
    const isOpen = peers.every((other) => {
      const kind = solution.endpoints[other]?.kind;
      if (other === me || kind === 'ingress-controller' || kind === 'host') return true;
      if (kind === 'domain' && direction === 'ingress') return true;
      const [s, d] = direction === 'ingress' ? [other, me] : [me, other];
      return hasAllPorts(solution.sides(s, d)[direction].may);
    });
    answers.set(key, isOpen);
    return isOpen;
  };
}
