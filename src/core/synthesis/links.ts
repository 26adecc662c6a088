/** Everything that the design wants open, as links between references: flows, exposures, shared services. */
import { connectionsOfPorts } from '../design/connections.ts';
import { nameOf } from '../design/lookup.ts';
import { compareNatural } from '../design/natural-order.ts';
import { portsLabel } from '../design/ports-text.ts';
import type { Exposure, Flow } from '../design/schema.ts';
import { sentenceOf } from '../design/sentences/print.ts';
import { type ConnectionSet, isEmptyConnections } from '../policy/connection-set.ts';
import type { Direction } from '../policy/policy-set.ts';
import { addDiagnostic, addLoss, addNotEnforceable, type Context, isClosed, onPodNetwork } from './context.ts';
import { hostNetworkReason } from './denials.ts';
import { INTERNET } from './pieces.ts';
import { sharedLinks } from './shared-services.ts';

/** A connection that the design wants, from a reference to a reference. */
export interface Link {
  /** Handle of the flow, id of the exposure or shared service. */
  readonly by: string;
  readonly from: string;
  readonly to: string;
  readonly connections: ConnectionSet;
  /** One line for comments: handle, sentence, reason. */
  readonly comment: string;
}

/** The links of a design in order of handles. What this target cannot say of them is noted. */
export function linksOf(context: Context): Link[] {
  const flows = Object.values(context.design.flows).sort((a, b) => compareNatural(a.id, b.id));
  const exposures = Object.values(context.design.exposures).sort((a, b) => compareNatural(a.id, b.id));
  return [
    ...flows.flatMap((f) => ofFlow(context, f)),
    ...exposures.flatMap((e) => ofExposure(context, e)),
    ...sharedLinks(context).map((link) => {
      noteUnreachable(context, link.by, link.from, link.to);
      return link;
    }),
  ];
}

function ofFlow(context: Context, f: Flow): Link[] {
  if (f.status !== 'proposed' && f.status !== 'agreed') return [];
  const connections = connectionsOfPorts(f.ports);
  if (isEmptyConnections(connections)) return [];
  if (f.layer7 && isWritten(context, f))
    addLoss(
      context,
      f.id,
      `${f.layer7.protocol} ${[...f.layer7.methods, f.layer7.path ?? ''].join(' ').trim()} is not written: a NetworkPolicy ends at the port, so ${portsLabel(f.ports)} is open to every request`,
    );
  noteUnreachable(context, f.id, f.from, f.to);
  return [{ by: f.id, from: f.from, to: f.to, connections, comment: `${f.id} ${sentenceOf(context.design, f)}` }];
}

/** Whether a policy is written for a link: the design isolates a workload at one of its ends. */
function isWritten(context: Context, { from, to }: { readonly from: string; readonly to: string }): boolean {
  const isClosedAt = (ref: string, direction: Direction) =>
    ref !== INTERNET &&
    [...context.members(ref).workloads].some((id) => {
      const workload = context.workloads.get(id);
      return workload !== undefined && isClosed(context, workload, direction);
    });
  return isClosedAt(from, 'egress') || isClosedAt(to, 'ingress');
}

/** Ends that no policy of this target can name: the link stands in the design and is not written there. */
function noteUnreachable(context: Context, by: string, from: string, to: string): void {
  if (!isWritten(context, { from, to })) return;
  for (const ref of [from, to]) {
    if (ref === INTERNET) continue;
    const { workloads, domains, ranges, hosts } = context.members(ref);
    for (const id of workloads)
      if (!onPodNetwork(context.workloads.get(id))) addNotEnforceable(context, by, hostNetworkReason(context, id));
    if (domains.length > 0 && ranges.length === 0 && workloads.size === 0 && hosts.size === 0)
      addNotEnforceable(context, by, `\`${nameOf(context.design, ref)}\` is a domain: nothing is opened for it`);
    if (ranges.length > 0 && context.inventory.cluster.podRanges.length === 0)
      addLoss(
        context,
        by,
        `the addresses of \`${nameOf(context.design, ref)}\` may also admit pods, because the cluster's pod addresses are not given`,
      );
  }
}

function ofExposure(context: Context, e: Exposure): Link[] {
  const { design } = context;
  const connections = connectionsOfPorts(e.ports);
  const title = nameOf(design, e.id);
  const ends = { to: e.target, connections, by: e.id };
  if (isEmptyConnections(connections) || !isWritten(context, { from: e.via ?? INTERNET, to: e.target })) return [];
  if (e.via !== undefined) {
    noteUnreachable(context, e.id, e.via, e.target);
    return [{ ...ends, from: e.via, comment: `${title} through ${nameOf(design, e.via)} ${portsLabel(e.ports)}` }];
  }
  if (e.kind !== 'LoadBalancer' && e.kind !== 'NodePort') {
    addDiagnostic(context, {
      code: 'synthesis/exposure-without-controller',
      severity: 'warning',
      message: `the ${title} names no controller: nothing is opened for it`,
      help: 'name the workload of the ingress controller or gateway in `via`',
    });
    return [];
  }
  const from = e.from ?? INTERNET;
  addLoss(
    context,
    e.id,
    `the ${title} is written for the addresses of its clients: a node's address arrives instead unless the Service has \`externalTrafficPolicy: Local\``,
  );
  noteUnreachable(context, e.id, from, e.target);
  if (from === INTERNET && context.inventory.cluster.podRanges.length === 0)
    addLoss(context, e.id, "may also admit pods, because the cluster's pod addresses are not given");
  const whence = from === INTERNET ? 'outside' : nameOf(design, from);
  return [{ ...ends, from, comment: `${title} from ${whence} ${portsLabel(e.ports)}` }];
}
