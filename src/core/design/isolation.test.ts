import { expect, test } from 'vitest';
import { isolationOf } from './classify/values.ts';
import {
  ISOLATION_NAMES,
  ISOLATIONS,
  type Isolation,
  isIsolatedBothWays,
  isManaged,
  isolatedDirections,
  isolatedFurther,
  OWN_ISOLATIONS,
} from './isolation.ts';

const ns = (isolation: Isolation, system = false) => ({ isolation, system });

test('a namespace says which ways its pods are isolated, and a workload may say otherwise', () => {
  expect(isolatedDirections(ns('default-deny'))).toEqual(['egress', 'ingress']);
  expect(isolatedDirections(ns('default-deny-ingress'))).toEqual(['ingress']);
  expect(isolatedDirections(ns('default-deny-egress'))).toEqual(['egress']);
  expect(isolatedDirections(ns('open'))).toEqual([]);
  expect(isolatedDirections(ns('open'), { isolation: 'default-deny' })).toEqual(['egress', 'ingress']);
  expect(isolatedDirections(ns('default-deny'), { isolation: 'open' })).toEqual([]);
  expect(isolatedDirections(ns('default-deny-ingress'), {})).toEqual(['ingress']);
});

test('where the design does not decide, it isolates nothing, whatever a workload says', () => {
  for (const place of [undefined, ns('as-imported'), ns('default-deny', true)]) {
    expect(isManaged(place)).toBe(false);
    for (const isolation of OWN_ISOLATIONS) expect(isolatedDirections(place, { isolation })).toEqual([]);
  }
});

test('closing one direction more keeps the other', () => {
  expect(isolatedFurther(ns('open'), 'egress')).toBe('default-deny-egress');
  expect(isolatedFurther(ns('default-deny-ingress'), 'egress')).toBe('default-deny');
  expect(isolatedFurther(ns('default-deny'), 'ingress', { isolation: 'open' })).toBe('default-deny-ingress');
  for (const isolation of OWN_ISOLATIONS)
    expect(isIsolatedBothWays(ns('open'), { isolation })).toBe(isolation === 'default-deny');
});

test('tables read back every name that they show', () => {
  for (const isolation of ISOLATIONS) {
    expect(isolationOf(ISOLATION_NAMES[isolation])).toBe(isolation);
    expect(isolationOf(` ${isolation.toUpperCase()} `)).toBe(isolation);
  }
  expect(isolationOf('somebody')).toBeUndefined();
});
