import { expect, test } from 'vitest';
import { compareMaps, isComparable } from './compare-maps.ts';
import { connectionsText } from './rows.ts';

test('cutting and merging ranges does not matter', () => {
  const whole = [{ src: '10.0.0.0-10.0.0.255', dst: 'a/b[Pod]', value: 'all' }];
  const halves = [
    { src: '10.0.0.0-10.0.0.127', dst: 'a/b[Pod]', value: 'all' },
    { src: '10.0.0.128-10.0.0.255', dst: 'a/b[Pod]', value: 'all' },
  ];
  expect(compareMaps(whole, halves)).toEqual([]);
  expect(compareMaps(halves, whole)).toEqual([]);
});

test('missing, surplus and different pairs are told, adjacent ranges together', () => {
  const expected = [
    { src: 'a/b[Pod]', dst: '10.0.0.0-10.0.0.255', value: 'TCP 80' },
    { src: 'a/b[Pod]', dst: 'a/c[Pod]', value: 'all' },
  ];
  const actual = [
    { src: 'a/b[Pod]', dst: '10.0.0.64-10.0.0.95', value: 'TCP 80' },
    { src: 'a/b[Pod]', dst: '10.0.0.96-10.0.0.127', value: 'TCP 80' },
    { src: 'a/c[Pod]', dst: 'a/b[Pod]', value: 'all' },
  ];
  expect(compareMaps(expected, actual)).toEqual([
    'a/b[Pod] → 10.0.0.0-10.0.0.63, 10.0.0.128-10.0.0.255: expected TCP 80, got nothing',
    'a/b[Pod] → a/c[Pod]: expected all, got nothing',
    'a/c[Pod] → a/b[Pod]: expected nothing, got all',
  ]);
});

test('connections have one text each', () => {
  expect(connectionsText({ all: true })).toBe('all');
  expect(connectionsText({ TCP: [[1, 65535]], UDP: [[1, 65535]], SCTP: [[1, 65535]] })).toBe('all');
  expect(
    connectionsText({
      UDP: [[53, 53]],
      TCP: [
        [90, 95],
        [80, 89],
      ],
    }),
  ).toBe('TCP 80-95; UDP 53');
});

test('hosts, domains and IPv6 ranges are no rows of a netpol-analyzer map', () => {
  const names = ['shop/web[Deployment]', '0.0.0.0-1.2.3.4', '{ingress-controller}'];
  expect(names.every(isComparable)).toBe(true);
  expect(['host/worker[Host]', 'domain/a.example', '::-ffff::', 'shop'].some(isComparable)).toBe(false);
});
