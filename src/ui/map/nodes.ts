/** Nodes of the map, derived from the design, its placement and what the solver answered. */

import { portsLabel } from '../../core/design/ports-text.ts';
import type { DesignWorkload } from '../../core/design/schema.ts';
import { externalLine, groupLine, hostLine, workloadLine } from '../../core/diagram/describe.ts';
import { isFrame, type Placed } from '../../core/diagram/placement.ts';
import { nameWithPlace } from './describe.ts';
import { frameNode } from './frame-nodes.ts';
import { type Context, common, contextOf, type NodeInput, type Shared, shell } from './node-context.ts';
import type { CardData, CardNode, MapNode, PortMark } from './node-data.ts';

/** All nodes that are drawn, parents before children. */
export function mapNodes(input: NodeInput): MapNode[] {
  const context = contextOf(input);
  return input.visible.shown.map((p) => (isFrame(p) ? frameNode(p, context) : cardNode(p, context)));
}

function cardNode(p: Placed, c: Context): CardNode {
  const rest = cardRest(p, c);
  const base = common(p, c);
  const count = c.flowCounts.get(p.id) ?? 0;
  const spoken = [
    `${rest.what} ${nameWithPlace(c.design, c.placement.nesting, p.id)}`,
    rest.line,
    `${count} flow${count === 1 ? '' : 's'}`,
    ...[rest.ingress, rest.egress].flatMap((m) => (m ? [m.words] : [])),
    ...(rest.exposed ? ['exposed to outside'] : []),
    ...(rest.hostNetwork ? ['on the host network'] : []),
    ...(base.shared === undefined ? [] : [base.shared]),
  ].join(', ');
  // nobody drew the entry, so it cannot be taken
  const fixed = p.kind === 'entry' ? { selectable: false, draggable: false, connectable: false } : {};
  return { ...shell(p, c), ...fixed, type: 'card', ariaLabel: spoken, data: { ...base, ...rest, spoken } };
}

type CardRest = Omit<CardData, Shared>;

const PLAIN = {
  ports: [],
  serviceAccount: undefined,
  hostNetwork: false,
  exposed: false,
  ingress: undefined,
  egress: undefined,
} as const;

function cardRest(p: Placed, c: Context): CardRest {
  const { design } = c;
  const workload = design.workloads[p.id];
  if (p.kind === 'workload' && workload) {
    const marks = c.marks.get(p.id);
    return {
      kind: 'workload',
      what: workload.kind,
      line: workloadLine(workload),
      ports: portMarks(workload),
      serviceAccount: saysNothing(workload) ? undefined : workload.serviceAccount,
      hostNetwork: workload.hostNetwork,
      exposed: c.exposed.has(p.id),
      ingress: marks?.ingress,
      egress: marks?.egress,
    };
  }
  if (p.kind === 'entry') return { ...PLAIN, kind: 'entry', what: 'entry from', line: 'to what is exposed' };
  const external = design.externals[p.id];
  if (p.kind === 'external' && external) {
    return { ...PLAIN, kind: 'external', what: 'external', line: externalLine(external) };
  }
  const host = design.hostGroups[p.id];
  if (p.kind === 'host' && host) return { ...PLAIN, kind: 'host', what: `${host.role} hosts`, line: hostLine(host) };
  const group = design.labelGroups[p.id];
  return { ...PLAIN, kind: 'group', what: 'label group', line: group ? groupLine(group) : '' };
}

const PORTS_SHOWN = 3;

function portMarks({ ports }: DesignWorkload): PortMark[] {
  return ports.slice(0, PORTS_SHOWN).map(({ name, protocol, port }) => {
    const text = portsLabel([{ protocol, port }]);
    const short = protocol === 'TCP' ? `${port}` : text;
    return { text, label: name === undefined ? short : `${short} ${name}` };
  });
}

/** Most workloads have a service account of their own name; only another one is news. */
function saysNothing({ name, serviceAccount }: DesignWorkload): boolean {
  return serviceAccount === 'default' || serviceAccount === name;
}
