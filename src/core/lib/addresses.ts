/** IPv4 and IPv6 addresses as bigints, and canonical sets of address ranges. Families never mix. */

/** The version of the Internet Protocol. */
export type Family = 4 | 6;

/** Inclusive. */
export interface AddressRange {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

/** The highest address of each family. */
export const LAST_ADDRESS: Readonly<Record<Family, bigint>> = { 4: (1n << 32n) - 1n, 6: (1n << 128n) - 1n };

/** Every address of IPv4. */
export const ALL_IPV4: AddressRange = { family: 4, first: 0n, last: LAST_ADDRESS[4] };

/** Every address of IPv6. */
export const ALL_IPV6: AddressRange = { family: 6, first: 0n, last: LAST_ADDRESS[6] };

/** One address. */
export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

/** What a lenient reading of an address had to forgive (semantics/kubernetes.md 1.7, strict CIDR mode). */
export type AddressFault = 'leading-zero' | 'ipv4-mapped' | 'host-bits';

/** Why a text is no CIDR at all. */
export type AddressProblem = 'syntax' | 'zone' | 'no-prefix' | 'bad-prefix';

/** A CIDR as read. */
export interface ParsedCidr {
  readonly range: AddressRange;
  readonly prefix: number;
  /** Base address as written, before masking. */
  readonly base: bigint;
  /** Empty when the text is canonical enough for a strict API server (1.36 and later). */
  readonly faults: readonly AddressFault[];
}

interface ReadAddress extends Address {
  readonly faults: readonly AddressFault[];
}

function readIpv4(text: string): ReadAddress | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  let leadingZero = false;
  for (const part of parts) {
    if (!/^[0-9]{1,3}$/.test(part)) return undefined;
    const n = Number(part);
    if (n > 255) return undefined;
    if (part.length > 1 && part.startsWith('0')) leadingZero = true;
    value = (value << 8n) | BigInt(n);
  }
  return { family: 4, value, faults: leadingZero ? ['leading-zero'] : [] };
}

function readGroups(text: string): bigint[] | undefined {
  if (text === '') return [];
  const out: bigint[] = [];
  for (const group of text.split(':')) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined;
    out.push(BigInt(`0x${group}`));
  }
  return out;
}

function readIpv6(text: string): ReadAddress | undefined {
  let rest = text;
  let tail: ReadAddress | undefined;
  const lastColon = text.lastIndexOf(':');
  if (lastColon < 0) return undefined;
  if (text.includes('.')) {
    tail = readIpv4(text.slice(lastColon + 1));
    if (!tail) return undefined;
    const hex = (n: bigint) => n.toString(16);
    rest = `${text.slice(0, lastColon + 1)}${hex(tail.value >> 16n)}:${hex(tail.value & 0xffffn)}`;
  }
  const halves = rest.split('::');
  if (halves.length > 2) return undefined;
  const head = readGroups(halves[0] ?? '');
  const end = halves.length === 2 ? readGroups(halves[1] ?? '') : [];
  if (!head || !end) return undefined;
  const gap = 8 - head.length - end.length;
  if (halves.length === 1 ? gap !== 0 : gap < 1) return undefined;
  const groups = [...head, ...Array<bigint>(gap).fill(0n), ...end];
  const value = groups.reduce((acc, g) => (acc << 16n) | g, 0n);
  const faults: AddressFault[] = [...(tail?.faults ?? [])];
  if (value >> 32n === 0xffffn) faults.push('ipv4-mapped');
  return { family: 6, value, faults };
}

function readAddress(text: string): ReadAddress | undefined {
  const read = text.includes(':') ? readIpv6(text) : readIpv4(text);
  // Go treats an IPv4-mapped IPv6 address as IPv4; so does every enforcer.
  if (read && read.family === 6 && read.value >> 32n === 0xffffn)
    return { family: 4, value: read.value & 0xffffffffn, faults: read.faults };
  return read;
}

/** Reads one address; undefined when it is none. Zones are refused. */
export function parseAddress(text: string): Address | undefined {
  const read = readAddress(text);
  return read && { family: read.family, value: read.value };
}

/**
 * Reads a CIDR as an API server up to 1.35 does: leading zeros are decimal, host bits are masked, and each such
 * thing is named in `faults` (semantics/kubernetes.md 1.7).
 */
export function parseCidr(text: string): ParsedCidr | AddressProblem {
  const slash = text.indexOf('/');
  if (text.includes('%')) return 'zone';
  if (slash < 0) return readAddress(text) ? 'no-prefix' : 'syntax';
  const address = readAddress(text.slice(0, slash));
  if (!address) return 'syntax';
  const digits = text.slice(slash + 1);
  if (!/^[0-9]{1,3}$/.test(digits)) return 'bad-prefix';
  const mapped = address.faults.includes('ipv4-mapped');
  const written = Number(digits);
  const prefix = mapped ? written - 96 : written;
  const bits = address.family === 4 ? 32 : 128;
  if (prefix < 0 || prefix > bits) return 'bad-prefix';
  const faults = new Set(address.faults);
  if (digits.length > 1 && digits.startsWith('0')) faults.add('leading-zero');
  const size = 1n << BigInt(bits - prefix);
  const first = (address.value / size) * size;
  if (first !== address.value) faults.add('host-bits');
  return {
    range: { family: address.family, first, last: first + size - 1n },
    prefix,
    base: address.value,
    faults: [...faults],
  };
}

/** Canonical text of an address: dotted IPv4, RFC 5952 IPv6. */
export function formatAddress({ family, value }: Address): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((s) => String((value >> s) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, i) => Number((value >> BigInt(112 - 16 * i)) & 0xffffn));
  let best = { at: -1, length: 1 };
  for (let i = 0; i < 8; i++) {
    let n = 0;
    while (i + n < 8 && groups[i + n] === 0) n++;
    if (n > best.length) best = { at: i, length: n };
  }
  const hex = (part: number[]) => part.map((g) => g.toString(16)).join(':');
  if (best.at < 0) return hex(groups);
  return `${hex(groups.slice(0, best.at))}::${hex(groups.slice(best.at + best.length))}`;
}

/** `first-last`, the id of a network (`cli.md`). */
export function formatRange({ family, first, last }: AddressRange): string {
  return `${formatAddress({ family, value: first })}-${formatAddress({ family, value: last })}`;
}

/** The fewest CIDRs that make up a range exactly, in order. */
export function cidrsOfRange(range: AddressRange): string[] {
  const bits = range.family === 4 ? 32 : 128;
  const out: string[] = [];
  let at = range.first;
  while (at <= range.last) {
    let host = 0;
    while (host < bits && at % (1n << BigInt(host + 1)) === 0n && at + (1n << BigInt(host + 1)) - 1n <= range.last)
      host++;
    out.push(`${formatAddress({ family: range.family, value: at })}/${bits - host}`);
    at += 1n << BigInt(host);
  }
  return out;
}

function compareRanges(a: AddressRange, b: AddressRange): number {
  return a.family - b.family || (a.first < b.first ? -1 : a.first > b.first ? 1 : 0);
}

/** Makes ranges canonical: sorted by family and address, disjoint, never adjacent. */
export function rangesOf(list: Iterable<AddressRange>): AddressRange[] {
  const out: { family: Family; first: bigint; last: bigint }[] = [];
  for (const r of [...list].sort(compareRanges)) {
    const top = out[out.length - 1];
    if (top && top.family === r.family && r.first <= top.last + 1n) {
      if (r.last > top.last) top.last = r.last;
    } else out.push({ ...r });
  }
  return out;
}

/** What is in `a` and not in `b`; canonical. */
export function subtractRanges(a: Iterable<AddressRange>, b: Iterable<AddressRange>): AddressRange[] {
  const cuts = rangesOf(b);
  const out: AddressRange[] = [];
  for (const r of rangesOf(a)) {
    let from = r.first;
    for (const cut of cuts) {
      if (cut.family !== r.family || cut.last < from || cut.first > r.last) continue;
      if (cut.first > from) out.push({ family: r.family, first: from, last: cut.first - 1n });
      from = cut.last + 1n;
    }
    if (from <= r.last) out.push({ family: r.family, first: from, last: r.last });
  }
  return out;
}

/** Whether an address lies in a range. */
export function rangeContains(range: AddressRange, address: Address): boolean {
  return range.family === address.family && range.first <= address.value && address.value <= range.last;
}

/** Whether every address of `inner` lies in the canonical ranges `outer`. */
export function rangesCover(outer: readonly AddressRange[], inner: AddressRange): boolean {
  return outer.some((o) => o.family === inner.family && o.first <= inner.first && inner.last <= o.last);
}

/** Whether some address of `b` lies in one of the ranges. */
export function rangesOverlap(a: readonly AddressRange[], b: AddressRange): boolean {
  return a.some((o) => o.family === b.family && o.first <= b.last && b.first <= o.last);
}
