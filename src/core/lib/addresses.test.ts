import { mergeCidr } from 'cidr-tools';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AddressRange,
  ALL_IPV4,
  ALL_IPV6,
  cidrsOfRange,
  formatAddress,
  formatRange,
  parseAddress,
  parseCidr,
  rangeContains,
  rangesCover,
  rangesOf,
  rangesOverlap,
  subtractRanges,
} from './addresses.ts';

const v4 = fc.integer({ min: 0, max: 0xffffffff }).map((n) => ({ family: 4 as const, value: BigInt(n) }));
const v6 = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }).map((value) => ({ family: 6 as const, value }));
const small = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
  .map(([first, length]): AddressRange => ({ family: 4, first: BigInt(first), last: BigInt(first + length) }));
const anyRanges = fc.array(small, { maxLength: 5 });

function cidr(text: string) {
  const parsed = parseCidr(text);
  if (typeof parsed === 'string') throw new Error(`${text}: ${parsed}`);
  return parsed;
}

describe('addresses', () => {
  it('are read as they are written, in both families', () => {
    fc.assert(
      fc.property(fc.oneof(v4, v6), (address) => {
        // ::ffff:a.b.c.d is the IPv4 address to every reader
        fc.pre(address.family === 4 || address.value >> 32n !== 0xffffn);
        expect(parseAddress(formatAddress(address))).toEqual(address);
      }),
    );
  });

  it.each([
    ['::', '::'],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['fe80:0:0:0:0:0:0:1', 'fe80::1'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
  ])('%s has the canonical form %s', (text, canonical) => {
    const address = parseAddress(text);
    expect(address && formatAddress(address)).toBe(canonical);
  });

  it.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '1.2.3.4.5',
    '::1::',
    '12345::',
    'fe80::1%eth0',
    '1:2:3:4:5:6:7:8:9',
    ':1',
    'a.b.c.d',
  ])('`%s` is no address', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it.each([
    ['10.1.2.3/8', '10.0.0.0-10.255.255.255', ['host-bits']],
    ['010.0.0.0/8', '10.0.0.0-10.255.255.255', ['leading-zero']],
    ['10.0.0.0/08', '10.0.0.0-10.255.255.255', ['leading-zero']],
    ['::ffff:10.0.0.0/104', '10.0.0.0-10.255.255.255', ['ipv4-mapped']],
    ['192.0.2.1/32', '192.0.2.1-192.0.2.1', []],
    ['2001:db8::/126', '2001:db8::-2001:db8::3', []],
  ])('%s is %s with faults %j', (text, range, faults) => {
    expect(formatRange(cidr(text).range)).toBe(range);
    expect(cidr(text).faults).toEqual(faults);
  });

  it.each([
    ['10.0.0.1', 'no-prefix'],
    ['10.0.0.0/33', 'bad-prefix'],
    ['::/129', 'bad-prefix'],
    ['10.0.0.0/-1', 'bad-prefix'],
    ['10.0.0.0/', 'bad-prefix'],
    ['fe80::1%eth0/64', 'zone'],
    ['banana/8', 'syntax'],
  ])('%s is refused: %s', (text, problem) => {
    expect(parseCidr(text)).toBe(problem);
  });
});

describe('address ranges', () => {
  const inside = (ranges: readonly AddressRange[], n: bigint) =>
    ranges.some((r) => rangeContains(r, { family: 4, value: n }));

  it('agree with sets of addresses', () => {
    fc.assert(
      fc.property(anyRanges, anyRanges, (a, b) => {
        const rest = subtractRanges(a, b);
        const all = rangesOf([...a, ...b]);
        for (let n = 0n; n < 90n; n++) {
          expect(inside(rest, n)).toBe(inside(a, n) && !inside(b, n));
          expect(inside(all, n)).toBe(inside(a, n) || inside(b, n));
        }
        expect(rangesOf(all)).toEqual(all);
      }),
    );
  });

  it('know cover and overlap', () => {
    fc.assert(
      fc.property(anyRanges, small, (a, r) => {
        const canonical = rangesOf(a);
        const members = Array.from({ length: Number(r.last - r.first) + 1 }, (_, i) => r.first + BigInt(i));
        expect(rangesCover(canonical, r)).toBe(members.every((n) => inside(a, n)));
        expect(rangesOverlap(canonical, r)).toBe(members.some((n) => inside(a, n)));
      }),
    );
  });

  it('become the fewest CIDRs, as an independent library finds them', () => {
    fc.assert(
      fc.property(v4, fc.integer({ min: 0, max: 5000 }), ({ value }, length) => {
        const last = value + BigInt(length);
        fc.pre(last <= ALL_IPV4.last);
        const cidrs = cidrsOfRange({ family: 4, first: value, last });
        expect(rangesOf(cidrs.map((c) => cidr(c).range))).toEqual([{ family: 4, first: value, last }]);
        expect(mergeCidr(cidrs).length).toBe(cidrs.length);
      }),
    );
    expect(cidrsOfRange(ALL_IPV4)).toEqual(['0.0.0.0/0']);
    expect(cidrsOfRange(ALL_IPV6)).toEqual(['::/0']);
  });
});
