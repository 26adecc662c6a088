/** Whether policies at an endpoint's own side take anything from it, whatever the other side does. */
import { hasAllPorts } from '../policy/connection-set.ts';
import type { Direction } from '../policy/policy-set.ts';
import type { Facts } from './facts.ts';

/** The directions in which nothing isolates a workload of the design: every peer gets through its own side on every port. */
export function openDirections({ side }: Facts, id: string): Direction[] {
  const { solution } = side;
  const own = solution.ofWorkload.get(side.workloadIdOf.get(id) ?? '') ?? [];
  const isOpen = (direction: Direction) =>
    own.length > 0 &&
    own.every((me) =>
      solution.endpoints.every((peer, other) => {
        if (other === me || peer.kind === 'ingress-controller' || peer.kind === 'host') return true;
        if (peer.kind === 'domain' && direction === 'ingress') return true;
        const [s, d] = direction === 'ingress' ? [other, me] : [me, other];
        return hasAllPorts(solution.sides(s, d)[direction].may);
      }),
    );
  return (['ingress', 'egress'] as const).filter(isOpen);
}
