/** Arrows of the picture: the drawn flows and exposures by the verdict of one side, one for each pair of ends and tone. */
import type { Block, FlowAnswer, SideAnswer } from '../analyses/answers.ts';
import { nameOf } from '../design/lookup.ts';
import { compareNatural } from '../design/natural-order.ts';
import { portsLabel } from '../design/ports-text.ts';
import type { Design, Exposure, Flow, PortRange, Ports } from '../design/schema.ts';
import { sourceOf } from './nesting.ts';
import { flowTone, TONE_ORDER, TONE_WORDS, type Tone } from './tone.ts';

/** Who blocks: the source's end, the destination's end, or a guardrail on the border. */
export interface BlockedAt {
  readonly egress: boolean;
  readonly ingress: boolean;
  readonly wall: boolean;
}

export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly tone: Tone;
  /** Handles of the flows that it stands for; empty for an exposure. */
  readonly flows: readonly string[];
  /** Ports, or a sum where it stands for flows of what is not drawn. */
  readonly label: string;
  readonly summed: boolean;
  readonly blockedAt: BlockedAt;
  /** The whole of it in words, for hovering. */
  readonly words: string;
}

/** Names the drawn thing that stands for an id; undefined where nothing does. */
export type Stand = (id: string) => string | undefined;

/** A flow or an exposure with its verdict, before anything stands for its ends. */
export interface Strand {
  readonly from: string;
  readonly to: string;
  readonly tone: Tone;
  readonly flow?: string;
  readonly ports: Ports;
  readonly prefix?: string;
  readonly blockedAt: BlockedAt;
  readonly words: string;
}

const OPEN: BlockedAt = { egress: false, ingress: false, wall: false };

/** The verdict on a flow of the answer; handles may be any text. */
export function verdictOf(answer: SideAnswer, flow: string): FlowAnswer | undefined {
  return Object.hasOwn(answer.flows, flow) ? answer.flows[flow] : undefined;
}

export interface LinkOptions {
  readonly merge?: boolean;
  /** Where destinations are drawn as something else than sources. */
  readonly standTo?: Stand;
  /** What is drawn for one thing alone, under another id. */
  readonly exact?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Flows in order of handles. */
export function flowsOf(design: Design): Flow[] {
  return Object.values(design.flows).sort((a, b) => compareNatural(a.id, b.id));
}

/**
 * Every arrow, in order of handles, exposures first. What begins and ends in the same drawn thing is none. With `merge`
 * flows of one pair are one arrow whatever their verdicts, drawn as the worst.
 */
export function linksOf(
  strands: readonly Strand[],
  stand: Stand,
  { merge = false, standTo = stand, exact = NONE }: LinkOptions = {},
): Link[] {
  const groups = new Map<string, { from: string; to: string; strands: Strand[] }>();
  for (const strand of strands) {
    const from = stand(strand.from);
    const to = standTo(strand.to);
    if (from === undefined || to === undefined || from === to) continue;
    const id = `${merge ? '' : strand.tone} ${from} ${to} ${strand.prefix ?? ''}`;
    const known = groups.get(id);
    if (known) known.strands.push(strand);
    else groups.set(id, { from, to, strands: [strand] });
  }
  return [...groups].map(([id, g]) => linkOf(id, g.from, g.to, g.strands, exact));
}

/** Exposures, then flows in order of handles. */
export function strandsOf(design: Design, answer: SideAnswer): Strand[] {
  return [
    ...exposureStrands(design, answer),
    ...flowsOf(design).map((f) => flowStrand(design, f, verdictOf(answer, f.id))),
  ];
}

/** Whether a guardrail blocks: only guardrails are written into the Admin tier (solver.md, Synthesis). */
export function isGuardrails(block: Block): boolean {
  return block.tier === 'Admin';
}

function flowStrand(design: Design, flow: Flow, answer: FlowAnswer | undefined): Strand {
  const tone = flowTone(flow, answer);
  const blocks = answer?.blocks ?? [];
  const wall = blocks.some(isGuardrails);
  const ends = `${nameOf(design, flow.from)} → ${nameOf(design, flow.to)}`;
  return {
    from: flow.from,
    to: flow.to,
    tone,
    flow: flow.id,
    ports: flow.ports,
    blockedAt: {
      egress: !wall && blocks.some((b) => b.direction === 'egress'),
      ingress: !wall && blocks.some((b) => b.direction === 'ingress'),
      wall,
    },
    words: [`${flow.id}: ${ends} ${portsLabel(flow.ports)}: ${TONE_WORDS[tone]}`, ...blocks.map((b) => b.text)].join(
      '; ',
    ),
  };
}

function exposureStrands(design: Design, answer: SideAnswer): Strand[] {
  return Object.values(design.exposures)
    .sort((a, b) => compareNatural(a.id, b.id))
    .map((e) => {
      const tone = exposureTone(e, answer);
      const words = `${nameOf(design, e.id)} ${portsLabel(e.ports)}: ${TONE_WORDS[tone]}`;
      const from = sourceOf(design, e);
      return { from, to: e.target, tone, ports: e.ports, prefix: e.kind, blockedAt: OPEN, words };
    });
}

/**
 * Through a workload, or from an external: what the solver says of the pair. From anybody: whether anything outside
 * reaches it.
 */
export function exposureTone(exposure: Exposure, answer: SideAnswer): Tone {
  const pair = Object.hasOwn(answer.exposures, exposure.id) ? answer.exposures[exposure.id] : undefined;
  if (pair && pair.verdict !== 'nothing to judge')
    return pair.verdict === 'allowed' && exposure.via === undefined ? 'exposed' : pair.verdict;
  if (exposure.via !== undefined) return 'unjudged';
  const openness = Object.hasOwn(answer.openness, exposure.target) ? answer.openness[exposure.target] : undefined;
  if (!openness) return 'unjudged';
  if (openness.ingress.outside) return 'exposed';
  // what goes through a controller that nobody named may still arrive
  return exposure.kind === 'LoadBalancer' || exposure.kind === 'NodePort' ? 'blocked' : 'unjudged';
}

const PORTS_SHOWN = 3;

function linkOf(id: string, from: string, to: string, strands: readonly Strand[], exact: ReadonlySet<string>): Link {
  const flows = strands.flatMap((s) => s.flow ?? []);
  const summed = strands.some((s) => (s.from !== from && !exact.has(from)) || (s.to !== to && !exact.has(to)));
  const prefix = strands[0]?.prefix;
  const ports = portsOf(strands);
  const worst = TONE_ORDER.find((t) => strands.some((s) => s.tone === t)) ?? 'unjudged';
  const tone = worst === 'blocked' && strands.some((s) => s.tone === 'allowed') ? 'partly' : worst;
  return {
    id,
    from,
    to,
    tone,
    flows,
    label: summed ? sumOf(strands, worst) : prefix === undefined ? ports : `${prefix} ${ports}`,
    summed,
    blockedAt: {
      egress: strands.some((s) => s.blockedAt.egress),
      ingress: strands.some((s) => s.blockedAt.ingress),
      wall: strands.some((s) => s.blockedAt.wall),
    },
    words: strands.map((s) => s.words).join('\n'),
  };
}

function sumOf(strands: readonly Strand[], tone: Tone): string {
  const flows = strands.filter((s) => s.flow !== undefined).length;
  const exposed = strands.length - flows;
  const alike = strands.filter((s) => s.tone === tone).length;
  const parts = [counted(flows, 'flow'), counted(exposed, 'exposure')].filter((p) => p !== '').join(' + ');
  return alike === strands.length ? parts : `${parts}, ${alike} ${SHORT[tone]}`;
}

function counted(count: number, word: string): string {
  return count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`;
}

const SHORT: Readonly<Record<Tone, string>> = {
  allowed: 'allowed',
  blocked: 'blocked',
  partly: 'in part',
  surplus: 'not wanted',
  undefined: 'undefined',
  question: 'open',
  unjudged: 'not judged',
  'kept-out': 'kept out',
  exposed: 'exposed',
};

function portsOf(strands: readonly Strand[]): string {
  if (strands.some((s) => s.ports === 'any')) return portsLabel('any');
  const ranges = strands.flatMap((s): readonly PortRange[] => (Array.isArray(s.ports) ? s.ports : []));
  return portsLabel(ranges.length === 0 ? 'unconfirmed' : [...ranges], PORTS_SHOWN);
}
