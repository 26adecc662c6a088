/** What a sentence may go on with at the cursor: names, then an arrow, then the ports of the destination, then a reason. */
import { PROTOCOLS } from '../../cluster/cluster.ts';
import { portsLabel } from '../ports-text.ts';
import type { Design, PortRange } from '../schema.ts';
import { divide, isWord } from './arrows.ts';
import { leadOf } from './bullets.ts';
import { completeName } from './complete-names.ts';
import { EndReader } from './ends.ts';
import { LineReading } from './line-reading.ts';
import { containerPorts } from './named-ports.ts';
import { World } from './names.ts';
import { nearTo } from './said.ts';
import { scan, type Word } from './scan.ts';
import type { EndRef, Range, SentenceEnd } from './sentence.ts';
import { SERVICES } from './services.ts';
import type { Suggestion, Talk } from './suggestion.ts';

const MOST = 8;
const ARROWS: readonly (readonly [string, string])[] = [
  ['->', 'reaches'],
  ['-x>', 'must not reach'],
  ['<-', 'is reached from'],
];
const PORT_WORDS: readonly (readonly [string, string])[] = [
  ['any', 'every port'],
  ['?', 'ports to be confirmed'],
];
const KEYWORDS: readonly (readonly [string, string])[] = [
  ['because', 'a reason'],
  ['owner', 'who answers for it'],
  ['proposed', 'status'],
  ['open question', 'status'],
  ['must not', 'status'],
];

/** Suggestions for a line at a cursor (UTF-16 units from the start), the best first. */
export function complete(text: string, cursor: number, design: Design, talk: Talk = {}, limit = MOST): Suggestion[] {
  const words = scan(text, { start: Math.min(leadOf(text), cursor), end: cursor });
  const last = words[words.length - 1];
  const isTyped = last !== undefined && last.end === cursor && (last.kind === 'word' || last.kind === 'quoted');
  const before = isTyped ? words.slice(0, -1) : words;
  const range = { start: isTyped ? last.start : cursor, end: isTyped ? wordEnd(text, cursor) : cursor };
  const world = new World(design, new World(design));
  const place = { world, talk, limit, range, typed: isTyped ? last.text : '', text };
  const divided = divide(before);
  if (!divided) return atFirstHalf(place, before);
  const isBack = divided.arrow.kind === 'backward';
  const context = { world, line: new LineReading(text), near: talk };
  const left = new EndReader(context, isBack ? 'to' : 'from').readAll(divided.before);
  const near = { ...talk, ...nearTo(context, left.ends) };
  const right = new EndReader({ ...context, near }, isBack ? 'from' : 'to').readFirst(divided.after);
  const isOpen = right.count === 0 || (right.rest.length === 1 && isList(right.rest[0]));
  if (isOpen) return completeName(world, place.typed, range, near, limit);
  return atTail(place, isBack ? left.ends : right.ends, right.rest);
}

interface Place {
  readonly text: string;
  readonly world: World;
  readonly talk: Talk;
  readonly limit: number;
  readonly range: Range;
  readonly typed: string;
}

/** The word under the cursor goes as a whole. */
function wordEnd(text: string, cursor: number): number {
  const rest = /^[^\s,;()]*/.exec(text.slice(cursor))?.[0] ?? '';
  return cursor + (/[<>→←]/.test(rest) ? 0 : rest.length);
}

function isList(word: Word | undefined): boolean {
  return word?.kind === 'separator' || isWord(word, 'and') || isWord(word, '&');
}

function atFirstHalf(place: Place, before: readonly Word[]): Suggestion[] {
  const { world, typed, range, talk, limit, text } = place;
  const last = before[before.length - 1];
  if (!last || isList(last) || isWord(last, 'from')) return completeName(world, typed, range, talk, limit);
  const start = before[before.findLastIndex(isList) + 1]?.start ?? range.start;
  const longer = { start, end: range.end };
  const raw = text.slice(start, range.end);
  const names = typed === '' ? [] : completeName(world, raw, longer, talk, limit).filter((s) => s.kind === 'name');
  return [...named(ARROWS, 'arrow', place), ...names].slice(0, limit);
}

function named(
  words: readonly (readonly [string, string])[],
  kind: Suggestion['kind'],
  { typed, range }: Place,
): Suggestion[] {
  const fitting = words.filter(([insert]) => insert.startsWith(typed.toLowerCase()) && insert !== typed);
  return fitting.map(([insert, what]) => ({ kind, range, insert, what }));
}

function atTail(place: Place, destinations: readonly SentenceEnd[], rest: readonly Word[]): Suggestion[] {
  const last = rest[rest.length - 1];
  if (rest.some((w) => isWord(w, 'because') || w.kind === 'comment')) return [];
  if (isWord(last, 'owner') || isWord(last, 'by')) return owners(place);
  const hasPorts = rest.length > 0 && !isList(last);
  const ports = hasPorts && !isProtocol(last) ? [] : portSuggestions(place, destinations);
  const keywords = isList(last) || isProtocol(last) ? [] : named(KEYWORDS, 'keyword', place);
  return [...ports, ...keywords].slice(0, place.limit);
}

function isProtocol(word: Word | undefined): boolean {
  return ['tcp', 'udp', 'sctp'].some((p) => isWord(word, p));
}

function portSuggestions(place: Place, destinations: readonly SentenceEnd[]): Suggestion[] {
  const { typed, range, world } = place;
  const own = destinations.flatMap((d) => ownPorts(world.design, d.ref).map((p) => ({ ...p, at: d.name })));
  const fitting = own.filter((p) => `${p.port}`.startsWith(typed) || p.names.some((n) => n.startsWith(typed)));
  const seen = new Map(fitting.map((p) => [portsLabel([p]), p]));
  const ports = [...seen.values()].slice(0, 5).map((p): Suggestion => {
    const name = p.names.length > 0 ? `${p.names.join(', ')}: ` : '';
    return { kind: 'port', range, insert: portText(p), what: `${name}port of ${p.at}` };
  });
  const small = typed.toLowerCase();
  const services = small === '' ? [] : [...SERVICES].filter(([name]) => name.startsWith(small) && !/^\d/.test(small));
  return [
    ...ports,
    ...services
      .slice(0, 4)
      .map(([insert, r]): Suggestion => ({ kind: 'port', range, insert, what: portsLabel([...r]) })),
    ...named(PORT_WORDS, 'port', place),
  ];
}

/** A port as it is typed: TCP goes without saying. */
function portText({ protocol, port }: PortRange): string {
  return protocol === 'TCP' ? `${port}` : `${protocol.toLowerCase()} ${port}`;
}

function ownPorts(design: Design, ref: EndRef): (PortRange & { readonly names: readonly string[] })[] {
  const ports = new Map<string, PortRange & { names: string[] }>();
  for (const { name, protocol, port } of containerPorts(design, ref)) {
    const known = ports.get(`${protocol} ${port}`) ?? { protocol, port, names: [] };
    if (name !== undefined && !known.names.includes(name)) known.names.push(name);
    ports.set(`${protocol} ${port}`, known);
  }
  return [...ports.values()].sort(
    (a, b) => PROTOCOLS.indexOf(a.protocol) - PROTOCOLS.indexOf(b.protocol) || a.port - b.port,
  );
}

/** Owners that the design names, most often named first. */
function owners({ world: { design }, typed, range, limit }: Place): Suggestion[] {
  const counts = new Map<string, number>();
  const owned = [...Object.values(design.flows), ...Object.values(design.namespaces), ...Object.values(design.tenants)];
  for (const { owner } of owned) if (owner) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  for (const { name } of Object.values(design.personas)) counts.set(name, counts.get(name) ?? 0);
  return [...counts]
    .filter(([owner]) => owner.toLowerCase().startsWith(typed.toLowerCase()) && owner !== typed)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, limit)
    .map(([owner]) => ({
      kind: 'keyword',
      range,
      insert: /^[\w.-]+$/.test(owner) ? owner : JSON.stringify(owner),
      what: 'owner',
    }));
}
