import { describe, expect, it } from 'vitest';
import { checkDesign, mended } from '../../testing/checks.ts';
import { draw } from '../../testing/draw.ts';

/** A pod of the host's network in each of two planes, and pods that policies hold. */
const PLANES = (isolation = 'managed', more = '') => `
  cluster pods 10.244.0.0/16
  plane control
  plane data
  ns ops ${isolation} plane=control
  ns shop ${isolation} plane=data
  wl ops/agent host 9100
  wl ops/scrape 9090
  wl shop/agent host 9100
  wl shop/web 80
  ${more}`;

describe('what no policy of the target could stop', () => {
  it('is neither held nor broken, and says why', () => {
    const found = checkDesign(draw(PLANES('managed', 'G-1 separate plane')), 'PLANE-1');
    expect([found.state, found.text]).toEqual(['not enforceable', '0 open, 2 not enforceable']);
    expect(found.findings.map((f) => [f.subject, f.fix, f.notEnforceable])).toEqual([
      [
        'plane:control plane:data not enforceable',
        undefined,
        'ops/agent and shop/agent run in their hosts’ network, which escapes every policy',
      ],
      [
        'plane:data plane:control not enforceable',
        undefined,
        'shop/agent and ops/agent run in their hosts’ network, which escapes every policy',
      ],
    ]);
    expect(found.findings[0]?.text).toMatch(/: 1 pair, such as ops\/agent → shop\/agent /);
  });

  it('stands apart from what a policy could stop, which still fails', () => {
    const open = draw(PLANES(''));
    const found = checkDesign(open, 'PLANE-1');
    expect(found.state).toBe('fails');
    const [stoppable] = found.findings.filter((f) => f.notEnforceable === undefined);
    // 2 × 2 pairs between the planes, of which one is between the two agents
    expect(stoppable?.text).toContain(': 3 pairs');
    // a guardrail cannot name pods by the address of their node: whoever manages their peers can
    const parted = mended(open, stoppable?.fix);
    const left = checkDesign(parted, 'PLANE-1').findings.filter((f) => f.notEnforceable === undefined);
    expect(left[0]?.fix?.label).toMatch(/^Let the design manage /);
    expect(checkDesign(mended(parted, left[0]?.fix), 'PLANE-1').state).toBe('not enforceable');
  });

  it.each([
    ['TEN-2', PLANES('managed', 'G-1 separate plane'), /^ns:ops ns:shop not enforceable$/],
    [
      'CMP-1',
      PLANES('managed zone=pci').replace('ns ops managed zone=pci', 'zone pci key=compliance/pci\n  ns ops managed'),
      /^zone:pci shop\/agent/,
    ],
    ['NS-4', PLANES('managed', 'shared:a shop/agent 9100 for ns:ops'), /^shared:a ns:ops not enforceable$/],
  ])('%s says so, too', (id, text, subject) => {
    const beyond = checkDesign(draw(text), id).findings.filter((f) => f.notEnforceable !== undefined);
    expect(beyond.map((f) => f.subject)).toContainEqual(expect.stringMatching(subject));
    expect(beyond.filter((f) => f.fix)).toEqual([]);
    const held = checkDesign(draw(text.replaceAll(' host 9100', ' 9100')), id);
    expect(held.findings.filter((f) => f.notEnforceable !== undefined)).toEqual([]);
  });

  it('is nothing where every pod is held by policies', () => {
    const held = PLANES('managed', 'G-1 separate plane').replaceAll(' host 9100', ' 9100');
    expect(checkDesign(draw(held), 'PLANE-1').state).toBe('holds');
  });
});
