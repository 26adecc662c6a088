/** What differs between two states of one entity, field by field, in words. */
import { sameValue } from '../fields.ts';
import { nameOf } from '../lookup.ts';
import { portsLabel } from '../ports-text.ts';
import type { Design } from '../schema.ts';
import { quoted, ruleText } from './subject.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that say where a thing stands, with the word for it. */
const HOMES: ReadonlyMap<string, string> = new Map([
  ['plane', 'plane'],
  ['environment', 'environment'],
  ['tenant', 'tenant'],
  ['namespace', 'namespace'],
  ['cluster', 'cluster'],
  ['parent', 'zone'],
]);

/** Fields that name another thing by its id. */
const REFERENCES: ReadonlySet<string> = new Set([
  'from',
  'to',
  'target',
  'via',
  'guardrail',
  'anchor',
  'complianceZones',
  'setBy',
  'namespaces',
  'scope',
  'against',
  'consumers',
]);

/** A field's name as words: `decidedBy` is `decided by`. */
function fieldWords(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/**
 * Sentences for every field that differs: `renamed web to shop`, `ports: tcp 80 → tcp 443`. Each state is put in the
 * words of the design that it stands in.
 */
export function fieldDifferences(
  before: { readonly design: Design; readonly entity: object },
  after: { readonly design: Design; readonly entity: object },
): string[] {
  const [old, now] = [before.entity as Fields, after.entity as Fields];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (f) => f !== 'id' && !sameValue(old[f], now[f]),
  );
  return fields.flatMap((field) => differenceOf(field, [before.design, old[field]], [after.design, now[field]]));
}

type Side = readonly [design: Design, value: unknown];

function differenceOf(field: string, before: Side, after: Side): string[] {
  const [old, now] = [before[1], after[1]];
  if (field === 'name') return [`renamed ${quoted(String(old))} to ${quoted(String(now))}`];
  const home = HOMES.get(field);
  if (home !== undefined) return [moved(home, before, after)];
  if (field === 'text') return [textDifference(String(old), String(now))];
  if (isPlain(old) && isPlain(now) && (field === 'labels' || field === 'quota')) return entries(field, old, now);
  if (Array.isArray(old) && Array.isArray(now) && field !== 'ports') return items(field, before, after);
  return [`${fieldWords(field)}: ${valueText(field, before)} → ${valueText(field, after)}`];
}

function moved(home: string, before: Side, after: Side): string {
  const name = ([design, id]: Side) => `${home} ${quoted(nameOf(design, String(id)))}`;
  if (before[1] === undefined) return `moved into ${name(after)}`;
  if (after[1] === undefined) return `moved out of ${name(before)}`;
  return `moved from ${name(before)} to ${name(after)}`;
}

function textDifference(old: string, now: string): string {
  const lines = (text: string) => text.split('\n').length;
  if (lines(old) === 1 && lines(now) === 1) return `text: ${quoted(old)} → ${quoted(now)}`;
  return `text changed, ${lines(old)} → ${lines(now)} lines`;
}

/** Labels and quotas: one sentence for each key. */
function entries(field: string, old: Fields, now: Fields): string[] {
  const word = field === 'labels' ? 'label' : field;
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].sort().flatMap((key) => {
    const has = Object.hasOwn(now, key);
    if (!Object.hasOwn(old, key)) return [`added ${word} ${quoted(`${key}=${now[key]}`)}`];
    if (!has) return [`removed ${word} ${quoted(`${key}=${old[key]}`)}`];
    return old[key] === now[key] ? [] : [`${word} ${quoted(key)}: ${quoted(`${old[key]}`)} → ${quoted(`${now[key]}`)}`];
  });
}

/** Lists: what came and what went; where only the order differs, that. */
function items(field: string, before: Side, after: Side): string[] {
  const texts = (side: Side) => (side[1] as readonly unknown[]).map((item) => itemText(field, side[0], item));
  const [old, now] = [texts(before), texts(after)];
  const added = now.filter((text) => !old.includes(text));
  const removed = old.filter((text) => !now.includes(text));
  const word = fieldWords(field);
  if (added.length + removed.length === 0) return [`${word}: in another order`];
  return [
    ...(added.length > 0 ? [`${word}: added ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`${word}: removed ${removed.join(', ')}`] : []),
  ];
}

function itemText(field: string, design: Design, item: unknown): string {
  if (typeof item !== 'string') return quoted(JSON.stringify(item));
  return quoted(REFERENCES.has(field) ? nameOf(design, item) : item);
}

function valueText(field: string, [design, value]: Side): string {
  if (value === undefined || value === '') return 'none';
  if (field === 'ports') return portsText(value);
  if (field === 'rule') return ruleText(design, value as Parameters<typeof ruleText>[1]);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(REFERENCES.has(field) ? nameOf(design, value) : value);
  if (Array.isArray(value)) return value.map((item) => itemText(field, design, item)).join(', ');
  if (isPlain(value)) {
    const parts = Object.entries(value).map(([key, v]) => `${key}=${Array.isArray(v) ? v.join('+') : v}`);
    return quoted(parts.join(' '));
  }
  return quoted(JSON.stringify(value));
}

/** Ports of a flow, or of a workload's containers, where they may have names. */
function portsText(value: unknown): string {
  if (value === 'any' || value === 'unconfirmed') return portsLabel(value);
  if (!Array.isArray(value) || value.length === 0) return 'none';
  const named = value.filter((p) => isPlain(p) && typeof p['name'] === 'string');
  if (named.length === 0) return portsLabel(value);
  return value.map((p) => `${portsLabel([p])}${p.name === undefined ? '' : ` (${p.name})`}`).join(', ');
}

function isPlain(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
