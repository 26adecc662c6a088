/** What the solver says of the whole, in one line, and the figures of the title block. */
import type { Proof, SideAnswer } from '../analyses/answers.ts';
import { expiryOf } from '../design/expiry.ts';
import { compareNatural } from '../design/natural-order.ts';
import type { Design } from '../design/schema.ts';
import { flowsOf, verdictOf } from './links.ts';
import { flowTone, type Tone } from './tone.ts';

export interface StatementPart {
  readonly tone: Tone;
  readonly words: string;
}

const HANDLES_SHOWN = 4;

/** How the flows fare, worst last: `18 of 19 wanted flows allowed`, `1 blocked: F-19`. */
export function statementOf(design: Design, answer: SideAnswer): StatementPart[] {
  const byTone = new Map<Tone, string[]>();
  for (const flow of flowsOf(design)) {
    const tone = flowTone(flow, verdictOf(answer, flow.id));
    const list = byTone.get(tone);
    if (list) list.push(flow.id);
    else byTone.set(tone, [flow.id]);
  }
  const wanted = flowsOf(design).filter((f) => f.status === 'agreed' || f.status === 'proposed').length;
  const allowed = byTone.get('allowed')?.length ?? 0;
  const parts: StatementPart[] = [];
  if (wanted > 0)
    parts.push({
      tone: allowed > 0 ? 'allowed' : 'unjudged',
      words: `${allowed} of ${wanted} wanted flow${wanted === 1 ? '' : 's'} allowed`,
    });
  for (const [tone, word] of REST) {
    const handles = byTone.get(tone) ?? [];
    if (handles.length > 0)
      parts.push({ tone, words: `${handles.length} ${plural(word, handles.length)}: ${list(handles)}` });
  }
  return parts;
}

const REST: readonly (readonly [Tone, string])[] = [
  ['blocked', 'blocked'],
  ['partly', 'allowed in part'],
  ['surplus', 'allowed that must not be'],
  ['undefined', 'undefined'],
  ['kept-out', 'kept out as it must be'],
  ['question', 'open question'],
  ['unjudged', 'not judged'],
];

function plural(word: string, count: number): string {
  return word === 'open question' && count !== 1 ? `${word}s` : word;
}

function list(handles: readonly string[]): string {
  const more = handles.length - HANDLES_SHOWN;
  return `${handles.slice(0, HANDLES_SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Exceptions that are over on a day, as a part of the statement. */
export function expiredOf(design: Design, day: string | undefined): StatementPart | undefined {
  const over = Object.values(design.exceptions).filter((x) => expiryOf(x.expires, day)?.expired);
  if (over.length === 0) return undefined;
  const handles = over.map((x) => x.id).sort(compareNatural);
  return {
    tone: 'blocked',
    words: `${over.length} exception${over.length === 1 ? '' : 's'} expired: ${list(handles)}`,
  };
}

/** Whether the written manifests were proved to be the design, as a part of the statement; none where nobody proved it. */
export function proofOf(proof: Proof | undefined): StatementPart | undefined {
  if (!proof) return undefined;
  return proof.kind === 'equal'
    ? { tone: 'allowed', words: 'manifests proved equal to the design' }
    : { tone: 'blocked', words: `manifests differ from the design in ${number(proof.total)} places` };
}

/** The proof in one sentence. */
export function proofWords(proof: Proof): string {
  return proof.kind === 'equal'
    ? `manifests proved equal to the design in ${number(proof.pairs)} pairs`
    : `manifests differ from the design in ${number(proof.total)} of ${number(proof.pairs)} pairs`;
}

/** Thousands apart, the same on every machine. */
function number(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

const COUNTED = [
  ['planes', 'plane', 'planes'],
  ['environments', 'environment', 'environments'],
  ['tenants', 'tenant', 'tenants'],
  ['namespaces', 'namespace', 'namespaces'],
  ['workloads', 'workload', 'workloads'],
  ['externals', 'external', 'externals'],
  ['flows', 'flow', 'flows'],
  ['guardrails', 'guardrail', 'guardrails'],
  ['exceptions', 'exception', 'exceptions'],
] as const;

/** What the design holds, of what it holds. */
export function countsOf(design: Design): string {
  return COUNTED.flatMap(([collection, one, many]) => {
    const count = Object.keys(design[collection]).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  }).join(' · ');
}
