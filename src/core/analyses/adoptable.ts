/** Which connections that are allowed today become flows when the design takes over a namespace. */
import { portsOfConnections } from '../design/ports.ts';
import type { Design, Ports } from '../design/schema.ts';
import type { SideAnswer, WorkloadPair } from './answers.ts';

/** A connection that Today allows and no flow speaks of. */
export interface AdoptablePair {
  readonly from: string;
  readonly to: string;
  readonly ports: Ports;
}

/**
 * The allowed pairs with an end in a namespace (`ns:…`) that some policy speaks of: the destination does not let everyone
 * in, or the source is not let out to everywhere. What is merely open is no flow that anybody asked for.
 */
export function adoptablePairs(design: Design, answer: SideAnswer, namespace: string): AdoptablePair[] {
  // the platform's own endpoints are not drawn, and the design opens the way to them by itself
  const drawn = (id: string) => Object.hasOwn(design.workloads, id);
  const inside = (id: string) => drawn(id) && design.workloads[id]?.namespace === namespace;
  return answer.traffic.pairs
    .filter((p) => drawn(p.from) && drawn(p.to) && (inside(p.from) || inside(p.to)) && isSpokenOf(answer, p))
    .map((p) => ({ from: p.from, to: p.to, ports: portsOfConnections(p.must) }));
}

function isSpokenOf(answer: SideAnswer, { from, to }: WorkloadPair): boolean {
  const source = Object.hasOwn(answer.openness, from) ? answer.openness[from] : undefined;
  const destination = Object.hasOwn(answer.openness, to) ? answer.openness[to] : undefined;
  return destination?.ingress.to !== 'all' || source?.egress.outside === false;
}
