/** The words of a review: what a sentence says, and what its ends are called. */
import { nameOf } from '../../design/lookup.ts';
import { compareNatural } from '../../design/natural-order.ts';
import type { Design } from '../../design/schema.ts';
import { counted } from '../../design/thing-words.ts';
import { type AddressRange, cidrsOfRange, formatRange } from '../../lib/addresses.ts';
import {
  ALL_CONNECTIONS,
  type ConnectionSet,
  describeConnections,
  subtractConnections,
} from '../../policy/connection-set.ts';
import type { Behind, SentenceEnd } from './answer.ts';
import type { ReviewEnd } from './ends.ts';
import type { Piece } from './pieces.ts';

const MOST_NAMES = 12;

/** What one end is called: by the later design, by the earlier one, else as manifests have it. */
export function nameOfEnd(designs: readonly Design[], end: ReviewEnd): string {
  if (end.place.kind === 'network') return rangeText(end.place.range);
  if (end.place.kind === 'host') return end.place.name;
  for (const design of designs) {
    const name = nameOf(design, end.unit);
    if (name !== end.unit) return name;
  }
  return end.unit.replace(/\[[^\]]*\]$/, '');
}

/** As a CIDR where it is one, else `first-last`. */
export function rangeText(range: AddressRange): string {
  const cidrs = cidrsOfRange(range);
  const [only] = cidrs;
  if (cidrs.length !== 1 || only === undefined) return formatRange(range);
  return range.first === range.last ? only.slice(0, only.lastIndexOf('/')) : only;
}

/** The ends on one side of a boundary: one by its name, several by their number and their group. */
export function sentenceEnd(designs: readonly Design[], ends: readonly ReviewEnd[], group: string): SentenceEnd {
  const networks = mergedRanges(ends.flatMap((e) => (e.place.kind === 'network' ? [e.place.range] : [])));
  const others = new Map(ends.flatMap((e) => (e.place.kind === 'network' ? [] : [[e.unit, e] as const])));
  const names = [...others.values()].map((e) => nameOfEnd(designs, e)).sort(compareNatural);
  const all = [...names, ...networks.map(rangeText)];
  const count = all.length;
  const [only = group] = all;
  const word =
    networks.length === count
      ? 'stretch'
      : [...others.values()].some((e) => e.place.kind === 'host')
        ? 'host'
        : 'workload';
  return {
    text: count === 1 ? oneText(only, group, word) : severalText(count, word, group),
    count,
    names: all.slice(0, MOST_NAMES),
  };
}

function oneText(name: string, group: string, word: string): string {
  return word === 'stretch' ? `${name} (${group})` : name;
}

function severalText(count: number, word: string, group: string): string {
  if (word === 'stretch') return `${group} (${count} stretches of addresses)`;
  return /^no |^\d/.test(group) ? `${counted(count, word)} in ${group}` : `${counted(count, word)} of ${group}`;
}

/** Neighbouring stretches put together. */
export function mergedRanges(ranges: readonly AddressRange[]): AddressRange[] {
  const sorted = [...ranges].sort(
    (a, b) => a.family - b.family || (a.first < b.first ? -1 : a.first > b.first ? 1 : 0),
  );
  const out: AddressRange[] = [];
  for (const range of sorted) {
    const last = out.at(-1);
    if (last && last.family === range.family && last.last + 1n >= range.first)
      out[out.length - 1] = { ...last, last: last.last > range.last ? last.last : range.last };
    else out.push(range);
  }
  return out;
}

/** One sentence. */
export function sentenceText(piece: Piece, from: SentenceEnd, to: SentenceEnd, behind: readonly Behind[]): string {
  const ports = portsPhrase(piece.connections);
  const said = clauseOf(piece, behind);
  switch (piece.kind) {
    case 'unsettled':
      return `It is no longer certain that ${from.text} can connect to ${to.text} on ${ports}${said}.`;
    case 'certain':
      return `It is certain now that ${from.text} can connect to ${to.text} on ${ports}, which was open before${said}.`;
    case 'lost':
    case 'settled':
    case 'closed':
      return `${piece.perhaps ? 'Perhaps ' : ''}${from.text} could connect to ${to.text} on ${ports}, and can no longer${said}.`;
    case 'violation':
    case 'opened':
    case 'granted':
      return `${from.text} can now ${piece.perhaps ? 'perhaps ' : ''}connect to ${to.text} on ${ports}${said}.`;
  }
}

/** `tcp 80`, `every port`, or what is left out where that is shorter to say. */
export function portsPhrase(connections: ConnectionSet): string {
  const text = describeConnections(connections);
  if (text === 'all') return 'every port';
  const others = describeConnections(subtractConnections({ ...ALL_CONNECTIONS, other: false }, connections));
  return others.length + 'every port but '.length < text.length ? `every port but ${others}` : text;
}

/** What the design has to say about it; nothing where it says nothing at all. */
function clauseOf({ standing, kind }: Piece, behind: readonly Behind[]): string {
  const idsOf = (role: Behind['role']) => [...new Set(behind.flatMap((b) => (b.role === role ? [b.id] : [])))];
  const said = (role: Behind['role'], verb: string) => {
    const ids = idsOf(role);
    return `${listed(ids)} ${ids.length > 1 ? verb : `${verb}s`}`;
  };
  const past = listed(behind.flatMap((b) => (b.role === 'wants' && b.side === 'before' ? [b.id] : [])));
  switch (standing) {
    case 'required':
      return kind === 'granted' ? `, as ${said('wants', 'ask')}` : `, which ${said('wants', 'ask')} for`;
    case 'forbidden':
      return kind === 'settled' ? `, as ${said('forbids', 'demand')}` : `, which ${said('forbids', 'forbid')}`;
    case 'tolerated':
      return ', which the design leaves open';
    case 'unavoidable':
      return ', which no policy can stop';
    case 'surplus':
      return past ? `; ${past} asked for it, and nobody does now` : ', and nobody asks for it';
    case 'undeclared':
      return past ? `; ${past} asked for it, and nobody does now` : '';
  }
}

function listed(ids: readonly string[]): string {
  const own = [...new Set(ids)];
  const last = own.pop();
  if (last === undefined) return '';
  return own.length === 0 ? last : `${own.join(', ')} and ${last}`;
}
