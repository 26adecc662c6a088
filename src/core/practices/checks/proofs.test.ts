/** What a check says where it holds: only what it looked at, counted; and that it does not apply where that is nothing. */
import { describe, expect, it } from 'vitest';
import { checkDesign } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';
import { withPersona } from '../../../testing/practices/segmentation.ts';
import { developerPowers } from '../../design/edits/personas.ts';
import { COLLECTIONS, type Design } from '../../design/schema.ts';

const TWO = `
  cluster pods 10.244.0.0/16
  plane control
  plane data
  tenant a
  tenant b
  zone pci key=compliance/pci
  ns ops managed plane=control tenant=a
  ns shop managed plane=data tenant=b zone=pci
  wl ops/scrape 9090
  wl ops/agent
  wl shop/web 80
  wl shop/db 5432
  G-1 separate plane
  G-2 enclose zone:pci
  F-1 shop/web -> shop/db 5432`;

function withKey(design: Design, given: object): Design {
  const key = COLLECTIONS.labelKeys.parse({ id: 'key:team', key: 'team', scope: 'namespace', ...given });
  return { ...design, labelKeys: { [key.id]: key } };
}

describe('a proof says what was looked at', () => {
  it.each([
    ['PLANE-2', 'holds', '2 namespaces'],
    ['PLANE-5', 'holds', /of planes that may not connect, by ways through workloads of namespaces with a plane$/],
    ['TEN-4', 'holds', '2 namespaces of tenants'],
    ['TEN-5', 'holds', '2 namespaces, by plane, environment and tenant'],
    // two workloads and the addresses outside are out of scope, for each of two within
    ['CMP-1', 'holds', /^\d+ pairs into 1 zone$/],
    ['CMP-3', 'holds', '2 pairs of a workload out of scope and an application to come, in 1 zone'],
    ['APP-1', 'holds', '1 flow'],
    ['APP-3', 'does not apply', 'no Service that is known maps a port of what flows go to'],
    ['NS-1', 'does not apply', 'no workload says which application it belongs to'],
    ['CONF-1', 'holds', '1 pair of 1 flow, against 2 guardrails'],
  ])('%s: %s, %s', (id, state, text) => {
    const found = checkDesign(draw(TWO), id);
    expect([found.state, found.findings.map((f) => f.text)]).toEqual([state, []]);
    if (typeof text === 'string') expect(found.text).toBe(text);
    else expect(found.text).toMatch(text);
  });

  it('PLANE-2 counts the nodes that need a plane', () => {
    const nodes = draw(`${TWO}\n host node 10.0.0.1`);
    const planed = Object.fromEntries(
      Object.entries(nodes.hostGroups).map(([id, h]) => [id, { ...h, role: 'worker' as const, plane: 'plane:data' }]),
    );
    expect(checkDesign({ ...nodes, hostGroups: planed }, 'PLANE-2').text).toBe('2 namespaces and 1 group of nodes');
  });

  it('CMP-1 counts pairs into the zone alone', () => {
    const count = (text: string) => checkDesign(draw(text), 'CMP-1').pairs ?? 0;
    const more = TWO.replace('wl ops/agent', 'wl ops/agent\n  wl ops/more 1');
    // one more out of scope can reach each of the two within
    expect(count(more) - count(TWO)).toBe(2);
  });

  it('APP-1 does not count flows that have no ends to judge', () => {
    const more = draw(`${TWO}\n ns bare managed plane=data tenant=b\n F-2 ns:bare -> shop/db 5432`);
    expect(checkDesign(more, 'APP-1')).toMatchObject({ state: 'holds', text: '1 flow; 1 more have no ends to judge' });
  });

  it('a tenant without namespaces proves nothing', () => {
    for (const id of ['TEN-4', 'TEN-6'])
      expect(checkDesign(draw('tenant a\n tenant b\n ns shop\n wl shop/web 80'), id)).toMatchObject({
        state: 'does not apply',
        text: 'no namespace is in a tenant',
      });
  });

  it('LAB-1 and LAB-2 hold of keys that ask for something', () => {
    const free = withKey(draw(TWO), {});
    expect(checkDesign(free, 'LAB-1')).toMatchObject({
      state: 'does not apply',
      text: 'the standard requires no label',
    });
    expect(checkDesign(free, 'LAB-2')).toMatchObject({ state: 'does not apply', text: 'the standard lists no values' });
    const listed = withKey(draw(TWO), { values: ['red'] });
    expect(checkDesign(listed, 'LAB-2')).toMatchObject({
      state: 'holds',
      text: '1 key of the standard, on 2 elements',
    });
  });

  it('RBAC-3 says that it asks about guardrails, and PLANE-3 whose powers it took', () => {
    expect(checkDesign(draw(TWO.replace('  G-2 enclose zone:pci\n', '')), 'PLANE-3')).toMatchObject({
      text: expect.stringMatching(/; no persona is drawn: a developer as on most platforms was taken$/),
      state: 'holds',
    });
    expect(checkDesign(withPersona(draw(TWO), 'Developer', developerPowers(['ns:shop'])), 'RBAC-3')).toMatchObject({
      text: expect.stringMatching(/^2 guardrails against 1 persona: .*; what no guardrail forbids is not judged$/),
      state: 'holds',
    });
  });
});
