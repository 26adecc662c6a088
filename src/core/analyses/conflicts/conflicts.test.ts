import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change } from '../../design/change.ts';
import { settleConflict, type WayOut } from '../../design/edits/settle.ts';
import type { Design } from '../../design/schema.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';

const WORLD = `
  cluster pods 10.244.0.0/16
  tenant a
  tenant b
  tenant c
  zone pci key=compliance/pci
  ns shop managed tenant=a
  ns pay managed tenant=b zone=pci
  ns keys tenant=b zone=pci
  ns log tenant=c
  wl shop/web 8080
  wl shop/job
  wl pay/api 443
  wl keys/hsm 9000
  wl log/sink 514
  ext bank 203.0.113.0/24
`;

const keys = (text: string) => conflictsOf(draw(`${WORLD}\n${text}`)).map((c) => c.key);
function only(text: string): { readonly design: Design; readonly conflict: Conflict } {
  const design = draw(`${WORLD}\n${text}`);
  const [conflict, ...more] = conflictsOf(design);
  if (!conflict || more.length > 0) throw new Error(`${more.length + 1} conflicts`);
  return { design, conflict };
}

describe('conflictsOf', () => {
  it.each([
    ['no guardrail', 'F-1 shop/web -> pay/api 443', []],
    ['a flow across a guardrail', 'G-1 separate tenant\nF-1 shop/web -> pay/api 443', ['F-1 against G-1']],
    ['a proposal', 'G-1 separate tenant\nF-1 shop/web -> pay/api 443 proposed', ['F-1 against G-1']],
    ['an open question, which wants nothing yet', 'G-1 separate tenant\nF-1 shop/web -> pay/api 443 open question', []],
    ['unconfirmed ports', 'G-1 separate tenant\nF-1 shop/web -> pay/api ?', []],
    ['a flow with its gate', 'G-1 separate tenant\nX-1 of G-1 ns:shop -> pay/api 443\nF-1 shop/web -> pay/api 443', []],
    [
      'a gate for other ports',
      'G-1 separate tenant\nX-1 of G-1 ns:shop -> pay/api 80\nF-1 shop/web -> pay/api 443',
      ['F-1 against G-1'],
    ],
    ['other ports of a guardrail', 'G-1 forbid ns:shop -> ns:pay 80\nF-1 shop/web -> pay/api 443', []],
    ['a flow that must not be', 'F-1 shop/web -> pay/api 443\nF-2 ns:shop -> ns:pay any must not', ['F-1 against F-2']],
    [
      'each guardrail for itself',
      'G-1 separate tenant\nG-2 enclose zone:pci\nX-1 of G-2 shop/web -> pay/api 443\nF-1 shop/web -> pay/api 443',
      ['F-1 against G-1'],
    ],
    ['an end outside', 'G-1 enclose zone:pci\nF-1 pay/api -> ext:bank 443', ['F-1 against G-1']],
    ['a guardrail that protects others', 'G-1 separate tenant in ns:log\nF-1 shop/web -> pay/api 443', []],
    ['a guardrail that holds the other way', 'G-1 enclose zone:pci egress\nF-1 shop/web -> pay/api 443', []],
    ['a workload to itself', 'F-1 shop/web -> shop/web 443\nF-2 shop/web -> shop/web any must not', []],
  ])('%s', (_, text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  it('a gate of one guardrail that another closes, where no flow says so already', () => {
    const gate = 'G-1 separate tenant\nG-2 forbid ns:shop -> pay/api any\nX-1 of G-1 ns:shop -> ns:pay 443';
    expect(keys(gate)).toEqual(['X-1 against G-2']);
    expect(keys(`${gate}\nF-1 ns:shop -> ns:pay 443`)).toEqual(['F-1 against G-2']);
    // a gate through which nothing would go anyway is in nobody's way
    expect(keys('G-1 separate tenant\nG-2 forbid ns:shop -> shop/web any\nX-1 of G-1 ns:shop -> shop/web 443')).toEqual(
      [],
    );
  });

  it('a shared service that opens an enclosure nobody granted, or what must not be', () => {
    const service = 'G-1 separate tenant\nG-2 enclose zone:pci\nshared:cards pay/api 443 for ns:shop,tenant:c';
    expect(keys(service)).toEqual(['shared:cards for ns:shop against G-2', 'shared:cards for tenant:c against G-2']);
    expect(keys(`${service}\nX-1 of G-2 ns:shop -> pay/api 443`)).toEqual(['shared:cards for tenant:c against G-2']);
    expect(keys('F-1 ns:shop -> pay/api any must not\nshared:cards pay/api 443 for ns:shop')).toEqual([
      'shared:cards for ns:shop against F-1',
    ]);
  });

  it('names both sides, the pairs and the ports', () => {
    const { conflict } = only('G-1 separate tenant\nF-1 ns:shop -> tenant:b 443');
    expect(conflict).toMatchObject({ pairs: 4, portsText: 'tcp 443', canGrant: true, kind: 'flow' });
    expect(conflict.shown).toContainEqual({ from: 'shop/job', to: 'keys/hsm' });
    expect(conflict.forbidding.says).toBe('tenant apart: members of different tenants do not connect');
    expect(conflict.wanting.says).toBe('shop/* -> tenant:b tcp 443');
  });
});

describe('ways out', () => {
  const settle = (design: Design, conflict: Conflict, way: WayOut) => {
    const document = { design, layout: { version: 1 as const, nodes: {} } };
    let problem: string | undefined;
    const [next] = change(document, 'Settle', (d) => {
      problem = settleConflict(d, conflict, way, { reason: 'so it was said', on: '2026-03-01' });
    });
    return { problem, design: next.design };
  };

  it.each([
    ['drop', /^F-1 against G-1: dropped F-1 .*\. so it was said$/],
    ['grant', /^F-1 against G-1: granted X-1 in G-1: .*\. so it was said$/],
  ] as const)('%s: the conflict is gone and the decision noted', (kind, text) => {
    const { design, conflict } = only('G-1 separate tenant\nF-1 shop/web -> pay/api 443');
    const after = settle(design, conflict, { kind }).design;
    expect(conflictsOf(after)).toEqual([]);
    expect(Object.values(after.notes)).toMatchObject([{ kind: 'decision', anchor: 'G-1', on: '2026-03-01' }]);
    expect(after.notes['D-1']?.text).toMatch(text);
  });

  it.each([
    ['G-1 separate tenant\nF-1 shop/web -> pay/api 443', 'where one end is in c', 7],
    ['G-1 enclose zone:pci\nF-1 shop/web -> pay/api 443', 'nothing goes out of pci', 5],
    ['G-1 forbid ns:shop -> ns:pay any\nF-1 shop/web -> pay/api 443', 'tcp 1-442', 0],
  ])('change: %s, narrowed, holds of less and of the conflict no more', (text, says, least) => {
    const { design, conflict } = only(text);
    const found = conflict.narrowings.find((n) => n.says.includes(says));
    expect(found?.alsoFrees).toBe(least);
    for (const { fields } of conflict.narrowings) {
      const after = settle(design, conflict, { kind: 'change', fields }).design;
      expect(conflictsOf(after)).toEqual([]);
    }
  });

  it('park: it stays a conflict until it is settled', () => {
    const { design, conflict } = only('G-1 separate tenant\nF-1 shop/web -> pay/api 443');
    const parked = settle(design, conflict, { kind: 'park' }).design;
    expect(conflictsOf(parked)).toMatchObject([{ key: conflict.key, parked: 'D-1' }]);
    expect(Object.values(parked.notes).map((n) => n.kind)).toEqual(['parking lot', 'decision']);
    const granted = settle(parked, conflict, { kind: 'grant' }).design;
    expect(granted.notes['D-1']).toMatchObject({ kind: 'parking lot', settled: true });
  });

  it('lift: what must not be is taken back; there are no exceptions to it', () => {
    const { design, conflict } = only('F-1 shop/web -> pay/api 443\nF-2 ns:shop -> ns:pay any must not');
    expect(conflict.canGrant).toBe(false);
    expect(settle(design, conflict, { kind: 'grant' }).problem).toContain('gone');
    expect(conflictsOf(settle(design, conflict, { kind: 'lift' }).design)).toEqual([]);
  });

  it('drop: a consumer goes, the others stay', () => {
    const { design, conflict } = only('G-2 enclose zone:pci\nshared:cards pay/api 443 for ns:shop,ns:keys');
    const after = settle(design, conflict, { kind: 'drop' }).design;
    expect(after.sharedServices['shared:cards']?.consumers).toEqual(['ns:keys']);
  });
});
