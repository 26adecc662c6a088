/** Flows: one for each pair of ends, with all its ports. */
import { groupBy } from '../../lib/order.ts';
import { handleCounter, nextHandle } from '../handles.ts';
import { entity } from '../lookup.ts';
import { mergePorts } from '../ports.ts';
import type { Exposure, Flow, Ports } from '../schema.ts';
import { type DocumentDraft, designNow, drafted, type Fields, insert, setFields } from './draft.ts';

/** The flow that was added or was there, or why there is none. */
export type Connected = { readonly id: string; readonly added: boolean } | { readonly problem: string };

/**
 * Draws a connection. A wanted flow of the pair takes the ports; otherwise there is a new, agreed flow. Flows that are
 * forbidden, in question, or have layer-7 detail are left as they are.
 */
export function connect(draft: DocumentDraft, from: string, to: string, ports: Ports): Connected {
  const missing = [from, to].find((id) => entity(draft.design, id) === undefined);
  if (missing !== undefined) return { problem: `nothing has the id \`${missing}\`` };
  const pair = Object.values(designNow(draft).flows).find((f) => f.from === from && f.to === to && takesPorts(f));
  const existing = pair && drafted(draft, 'flows', pair.id);
  if (existing) {
    existing.ports = mergePorts(existing.ports, ports);
    return { id: existing.id, added: false };
  }
  const id = nextHandle(draft.design, 'F');
  insert(draft, 'flows', { id, from, to, ports, status: 'agreed' });
  return { id, added: true };
}

function takesPorts(flow: Flow): boolean {
  return (flow.status === 'agreed' || flow.status === 'proposed') && !flow.layer7;
}

/** A connection to be declared, such as one that the solver found allowed. */
export interface PairToAdopt {
  readonly from: string;
  readonly to: string;
  readonly ports: Ports;
}

/**
 * Declares connections as agreed flows, many at once. A proposed flow of a pair becomes agreed. Pairs whose ends are
 * not in the design are passed over. Returns the ids of flows made or changed.
 */
export function adoptPairs(draft: DocumentDraft, pairs: readonly PairToAdopt[], reason: string): string[] {
  const key = (p: { readonly from: string; readonly to: string }) => JSON.stringify([p.from, p.to]);
  const flows = groupBy(Object.values(designNow(draft).flows).filter(takesPorts), key);
  const next = handleCounter(draft.design, 'F');
  const touched = new Set<string>();
  for (const pair of pairs) {
    if (!entity(draft.design, pair.from) || !entity(draft.design, pair.to)) continue;
    const known = flows.get(key(pair))?.[0];
    const existing = known && drafted(draft, 'flows', known.id);
    if (existing) {
      existing.ports = mergePorts(existing.ports, pair.ports);
      existing.status = 'agreed';
      touched.add(existing.id);
      continue;
    }
    const flow: Flow = { id: next(), from: pair.from, to: pair.to, ports: pair.ports, status: 'agreed', reason };
    insert(draft, 'flows', flow);
    flows.set(key(pair), [flow]);
    touched.add(flow.id);
  }
  return [...touched];
}

/** Sets fields of a flow; `undefined` takes an optional one away. */
export function setFlow(draft: DocumentDraft, id: string, fields: Fields<Flow>): void {
  setFields(draft, 'flows', id, fields);
}

/** Sets the ports of a flow or an exposure. */
export function setPorts(draft: DocumentDraft, id: string, ports: Ports): void {
  const thing: Flow | Exposure | undefined = drafted(draft, 'flows', id) ?? drafted(draft, 'exposures', id);
  if (thing) thing.ports = ports;
}

/** Sets the ports that a workload's containers offer. */
export function setContainerPorts(
  draft: DocumentDraft,
  workloadId: string,
  ports: readonly { name?: string; protocol: 'TCP' | 'UDP' | 'SCTP'; port: number }[],
): void {
  setFields(draft, 'workloads', workloadId, { ports: [...ports] });
}
