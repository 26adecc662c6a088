/** Edges of the map, derived from flows, from what is allowed undeclared, and from the change between two sides. */

import type { Block, ChangeAnswer, SideAnswer, WorkloadPair } from '../../core/analyses/answers.ts';
import type { MappedPort } from '../../core/cluster/service-ports.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design, Flow, PortRange, Ports } from '../../core/design/schema.ts';
import { exposureTone, isGuardrails } from '../../core/diagram/links.ts';
import { containersOf, type Nesting, sourceOf } from '../../core/diagram/nesting.ts';
import { flowTone, serviceTone } from '../../core/diagram/tone.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { describeConnections } from '../../core/policy/connection-set.ts';
import { changeTone, type Tone } from './tone.ts';

interface Blocked {
  readonly egress: boolean;
  readonly ingress: boolean;
  readonly wall: boolean;
}

/** One arrow between two things that are drawn. */
export type Link = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly tone: Tone;
  /** Handles of the flows that it stands for. */
  readonly flows: readonly string[];
  /** An exposure rather than a flow. */
  readonly exposed: boolean;
  /** Consumers of a shared service rather than a flow. */
  readonly shared: boolean;
  /** How many connections it sums; 1 for a single flow or pair. */
  readonly count: number;
  readonly label: string | undefined;
  /** The port that it arrives at, or a list of them; absent where it sums, or stands for every port. */
  readonly arrives: string | undefined;
  /** Who blocks: the source's end, the destination's end, or a guardrail on the border. */
  readonly blocked: Blocked;
  /** What blocks, or why it is undefined, as sentences. */
  readonly detail: readonly string[];
};

/** The ports of a workload that a Service reaches under another number. */
export type Mapped = (workload: string) => readonly MappedPort[];

/** Names the drawn thing that stands for an id: itself, or the nearest container that is drawn. */
export type Stand = (id: string) => string | undefined;

interface Raw {
  readonly from: string;
  readonly to: string;
  readonly tone: Tone;
  readonly flow?: string;
  /** The kind of an exposure. */
  readonly exposed?: string;
  /** The name of a shared service that is used. */
  readonly service?: string;
  readonly ports?: Ports;
  readonly label?: string;
  readonly count: number;
  readonly blocked: Blocked;
  readonly detail: readonly string[];
}

const NOT_BLOCKED: Blocked = { egress: false, ingress: false, wall: false };

/** Drawn flows by the verdict of one side. Without an answer they show as not judged. */
export function flowLinks(
  design: Design,
  answer: SideAnswer | undefined,
  stand: Stand,
  mapped: Mapped = () => [],
): Link[] {
  return join(
    Object.values(design.flows).map((flow) => rawFlow(flow, answer)),
    stand,
    mapped,
  );
}

function rawFlow(flow: Flow, answer: SideAnswer | undefined): Raw {
  const flows = answer?.flows;
  const own = flows && Object.hasOwn(flows, flow.id) ? flows[flow.id] : undefined;
  const blocks = own?.blocks ?? [];
  return {
    from: flow.from,
    to: flow.to,
    tone: flowTone(flow, own),
    flow: flow.id,
    ports: flow.ports,
    count: 1,
    blocked: blockedBy(blocks),
    detail: blocks.map((b) => b.text),
  };
}

function blockedBy(blocks: readonly Block[]): Blocked {
  const wall = blocks.some(isGuardrails);
  return {
    egress: !wall && blocks.some((b) => b.direction === 'egress'),
    ingress: !wall && blocks.some((b) => b.direction === 'ingress'),
    wall,
  };
}

/** What is exposed, from what it goes through or from outside, with its kind and ports. */
export function exposureLinks(design: Design, answer: SideAnswer | undefined, stand: Stand): Link[] {
  return join(
    Object.values(design.exposures).map((e) => ({
      from: sourceOf(design, e),
      to: e.target,
      tone: answer ? exposureTone(e, answer) : 'unjudged',
      exposed: e.kind,
      ports: e.ports,
      count: 1,
      blocked: NOT_BLOCKED,
      detail: [`exposed by ${e.kind}${e.host === undefined ? '' : ` as ${e.host}`}`],
    })),
    stand,
  );
}

/** Consumers of shared services, to what is shared. */
export function serviceLinks(design: Design, answer: SideAnswer | undefined, stand: Stand): Link[] {
  return join(
    Object.values(design.sharedServices).flatMap((s) =>
      s.consumers.map((consumer) => {
        const own = answer?.sharedServices[s.id]?.[consumer];
        return {
          from: consumer,
          to: s.target,
          tone: serviceTone(own),
          service: s.name,
          ports: s.ports,
          count: 1,
          blocked: blockedBy(own?.blocks ?? []),
          detail: [`uses the shared service ${s.name}`, ...(own?.blocks ?? []).map((b) => b.text)],
        };
      }),
    ),
    stand,
  );
}

/** What changes from Today to Design. */
export function changeLinks(changes: ChangeAnswer, stand: Stand): Link[] {
  return join(
    changes.pairs.map((pair) => ({
      from: pair.from,
      to: pair.to,
      tone: changeTone(pair),
      label: describeConnections(pair.kind === 'closed' ? pair.before : pair.after),
      count: 1,
      blocked: NOT_BLOCKED,
      detail: [`${describeConnections(pair.before)} before, ${describeConnections(pair.after)} after`],
    })),
    stand,
  );
}

/** Allowed between workloads, and no flow asks for it. `wanted` picks the pairs to show. */
export function trafficLinks(
  design: Design,
  nesting: Nesting,
  pairs: readonly WorkloadPair[],
  wanted: (pair: WorkloadPair) => boolean,
  stand: Stand,
): Link[] {
  const declared = declaredPairs(design);
  const raw: Raw[] = [];
  for (const pair of pairs) {
    if (!wanted(pair) || isDeclared(declared, nesting, pair)) continue;
    raw.push({
      from: pair.from,
      to: pair.to,
      tone: 'traffic',
      label: describeConnections(pair.may),
      count: 1,
      blocked: NOT_BLOCKED,
      detail: [],
    });
  }
  return join(raw, stand);
}

/** The same, as sums between namespaces, for when single pairs would be a hairball. */
export function trafficSums(answer: SideAnswer, stand: Stand): Link[] {
  return join(
    answer.traffic.namespaces.map((n) => ({
      from: n.from,
      to: n.to,
      tone: 'traffic',
      count: n.pairs,
      blocked: NOT_BLOCKED,
      detail: [],
    })),
    stand,
  );
}

function declaredPairs(design: Design): ReadonlySet<string> {
  const used = Object.values(design.sharedServices).flatMap((s) => s.consumers.map((c) => `${c} ${s.target}`));
  return new Set([...Object.values(design.flows).map((f) => `${f.from} ${f.to}`), ...used]);
}

/** Whether a flow or a shared service asks for the pair, between the workloads themselves or anything they are in. */
function isDeclared(declared: ReadonlySet<string>, nesting: Nesting, pair: WorkloadPair): boolean {
  if (declared.size === 0) return false;
  const sources = containersOf(nesting, pair.from);
  const destinations = containersOf(nesting, pair.to);
  return sources.some((s) => destinations.some((d) => declared.has(`${s.entity} ${d.entity}`)));
}

/** One link for each pair of drawn things and tone. What begins and ends in the same drawn thing is not an arrow. */
function join(raw: readonly Raw[], stand: Stand, mapped: Mapped = () => []): Link[] {
  const groups = new Map<string, { from: string; to: string; members: Raw[] }>();
  for (const r of raw) {
    const from = stand(r.from);
    const to = stand(r.to);
    if (from === undefined || to === undefined || from === to) continue;
    const kind = r.service === undefined ? r.exposed : 'shared';
    const key = [r.tone, from, to, ...(kind === undefined ? [] : [kind])].join(' ');
    const group = groups.get(key);
    if (group) group.members.push(r);
    else groups.set(key, { from, to, members: [r] });
  }
  return [...groups].map(([id, g]) => toLink(id, g.from, g.to, g.members, mapped(g.to)));
}

const PORTS_SHOWN = 3;

function toLink(id: string, from: string, to: string, members: readonly Raw[], services: readonly MappedPort[]): Link {
  const count = members.reduce((sum, m) => sum + m.count, 0);
  const whole = members.every((m) => m.from === from && m.to === to);
  return {
    id,
    from,
    to,
    tone: members[0]?.tone ?? 'unjudged',
    exposed: members[0]?.exposed !== undefined,
    shared: members[0]?.service !== undefined,
    flows: members.flatMap((m) => (m.flow === undefined ? [] : [m.flow])),
    count,
    label: whole ? joinedLabel(members, services) : sumLabel(members, count),
    arrives: whole ? socketLabel(members) : undefined,
    blocked: {
      egress: members.some((m) => m.blocked.egress),
      ingress: members.some((m) => m.blocked.ingress),
      wall: members.some((m) => m.blocked.wall),
    },
    detail: [...new Set(members.flatMap((m) => m.detail))],
  };
}

function joinedLabel(members: readonly Raw[], services: readonly MappedPort[]): string | undefined {
  const lists = members.map((m) => m.ports);
  if (lists.every((p) => p === undefined)) return shorten(members[0]?.label);
  const kind = members[0]?.service === undefined ? members[0]?.exposed : 'shared';
  const ranges = lists.flatMap((p) => (Array.isArray(p) ? p : []));
  const all = lists.includes('any') ? 'any' : ranges.length === 0 ? 'unconfirmed' : ranges;
  const ports = portsLabel(all, PORTS_SHOWN, (r) => throughService(r, services));
  return kind === undefined ? ports : `${kind} ${ports}`;
}

/** `80→8080` where clients dial a Service under another number; policy sees the second. */
function throughService({ protocol, port, endPort }: PortRange, services: readonly MappedPort[]): string {
  if (endPort !== undefined && endPort !== port) return `${port}-${endPort}`;
  const dialled = services.find((s) => s.protocol === protocol && s.port === port)?.servicePorts[0];
  return dialled === undefined ? `${port}` : `${dialled}→${port}`;
}

/** `8080`, `udp 53`: the ports of flows, without the usual protocol. */
function socketLabel(members: readonly Raw[]): string | undefined {
  const isPlain = (m: Raw) => m.exposed === undefined && m.service === undefined;
  const ranges = members.flatMap((m) => (Array.isArray(m.ports) && isPlain(m) ? m.ports : []));
  if (ranges.length === 0) return undefined;
  return portsLabel(ranges, PORTS_SHOWN).replace(/\btcp /g, '');
}

function sumLabel(members: readonly Raw[], count: number): string {
  const [first] = members;
  const word =
    first?.service !== undefined
      ? 'consumer'
      : first?.exposed !== undefined
        ? 'exposure'
        : first?.flow === undefined
          ? 'pair'
          : 'flow';
  return `${numberText(count)} ${word}${count === 1 ? '' : 's'}`;
}

function shorten(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const parts = text.split(', ');
  return parts.length <= PORTS_SHOWN
    ? text
    : `${parts.slice(0, PORTS_SHOWN).join(', ')} +${parts.length - PORTS_SHOWN}`;
}
