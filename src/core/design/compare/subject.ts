/** What a thing is called where a comparison names it. The user's words stand in backticks. */
import { AXIS_WORDS } from '../guardrail-axes.ts';
import type { AnyEntity } from '../lookup.ts';
import { entityIn, nameOf } from '../lookup.ts';
import { portsLabel } from '../ports-text.ts';
import type { CollectionName, Design, Ports } from '../schema.ts';
import { KIND_WORD } from '../thing-words.ts';

const TEXT_LIMIT = 80;

/** A text of the user in one line, cut where it is long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replaceAll('`', "'");
  return `\`${line.length > TEXT_LIMIT ? `${line.slice(0, TEXT_LIMIT - 1)}…` : line}\``;
}

/** `shop/web` → `shop/db`. */
export function endsOf(design: Design, from: string, to: string): string {
  return `${quoted(nameOf(design, from))} → ${quoted(nameOf(design, to))}`;
}

/** `flow F-12 web → db`, `namespace shop`; `whole` adds what it asks for: `flow F-12 web → db tcp 5432`. */
export function subjectOf(design: Design, collection: CollectionName, id: string, whole: boolean): string {
  return `${KIND_WORD[collection]} ${called(design, collection, id, whole)}`;
}

function called(design: Design, collection: CollectionName, id: string, whole: boolean): string {
  const ports = (p: Ports) => (whole ? ` ${portsLabel(p)}` : '');
  const flow = collection === 'flows' ? entityIn(design, 'flows', id) : undefined;
  if (flow) {
    const status = whole && flow.status !== 'agreed' ? `, ${flow.status}` : '';
    return `${id} ${endsOf(design, flow.from, flow.to)}${ports(flow.ports)}${status}`;
  }
  const exception = collection === 'exceptions' ? entityIn(design, 'exceptions', id) : undefined;
  if (exception) {
    return `${id} of ${exception.guardrail} ${endsOf(design, exception.from, exception.to)}${ports(exception.ports)}`;
  }
  const guardrail = collection === 'guardrails' ? entityIn(design, 'guardrails', id) : undefined;
  if (guardrail) return `${id} ${quoted(guardrail.name)}`;
  const note = collection === 'notes' ? entityIn(design, 'notes', id) : undefined;
  if (note) return `${id} ${quoted(note.text)}`;
  return quoted(nameOf(design, id));
}

/** What a guardrail rules, in words. */
export function ruleText(design: Design, rule: Extract<AnyEntity, { rule: unknown }>['rule']): string {
  if (rule.kind === 'separate') return `keep every ${AXIS_WORDS[rule.axis].one} apart`;
  if (rule.kind === 'enclose') return `enclose ${quoted(nameOf(design, rule.zone))}`;
  return `forbid ${endsOf(design, rule.from, rule.to)} ${portsLabel(rule.ports)}`;
}
