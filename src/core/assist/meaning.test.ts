import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { meaningAt } from './meaning.ts';
import type { TextKind } from './word.ts';
import { placeAt } from './yaml-place.ts';

const design = draw(`
  cluster pods 10.244.0.0/16
  tenant a
  ns shop managed tenant=a
  ns ops
  wl shop/web tier=front 8080
  wl shop/db tier=back 5432
  wl ops/web tier=front 443
  ext bank 203.0.113.0/24
  F-1 shop/web -> shop/db 5432 because orders
  G-1 separate plane because blast radius
  X-1 of G-1 ops/web -> shop/web 8080 because probes
`);

/** What is said at the character behind `¦`, as one line. */
function said(marked: string, kind: TextKind = 'manifest'): string | undefined {
  const lines = marked.split('\n');
  const line = lines.findIndex((l) => l.includes('¦'));
  const column = (lines[line] ?? '').indexOf('¦') + 1;
  lines[line] = (lines[line] ?? '').replace('¦', '');
  const at = { line: line + 1, column };
  const meaning = meaningAt({ kind, lines }, placeAt(lines, at.line, at.column), at, design);
  return meaning && [meaning.title, ...meaning.lines].join(' | ');
}

const policy = (spec: string) =>
  `kind: NetworkPolicy\nmetadata:\n  name: x\n  namespace: shop\nspec:\n${spec.replace(/^/gm, '  ')}`;

describe('meaningAt', () => {
  it('says whom a selector selects, where its policy stands', () => {
    expect(said(policy('pod¦Selector:\n  matchLabels:\n    tier: front'))).toBe('selects 1 workload | shop/web');
    expect(said(policy('podSelector:\n  matchLabels:\n    tier: fr¦ont'))).toBe('selects 1 workload | shop/web');
    expect(said(policy('podSel¦ector: {}'))).toBe('selects 2 workloads | shop/db, shop/web');
    expect(said(policy('pod¦Selector: {matchLabels: {tier: none}}'))).toBe(
      'selects no workload | Nothing in the design matches now.',
    );
  });

  it('takes both selectors of a peer together', () => {
    const peer = (a: string, b: string) =>
      policy(
        `ingress:\n- from:\n  - ${a}namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}\n    ${b}podSelector: {matchLabels: {tier: front}}`,
      );
    expect(said(peer('', '¦'))).toBe('selects 1 workload | ops/web');
    expect(said(peer('¦', ''))).toBe('selects 1 namespace with 1 workload | ops');
    expect(said(policy('ingress:\n- from:\n  - ¦namespaceSelector: {}'))).toMatch(/^selects [23] namespaces with/);
  });

  it('reads conditions, and says nothing where one means nothing', () => {
    const at = (operator: string) =>
      said(policy(`¦podSelector:\n  matchExpressions:\n  - {key: tier, operator: ${operator}, values: [back]}`));
    expect(at('In')).toBe('selects 1 workload | shop/db');
    expect(at('NotIn')).toBe('selects 1 workload | shop/web');
    expect(at('Is')).toBeUndefined();
  });

  it('says what a handle or an id stands for, in comments too', () => {
    expect(said('# ¦F-1 and more')).toBe('F-1 | shop/web -> shop/db tcp 5432 because orders | agreed');
    expect(said('# by ¦G-1')).toBe('G-1 | plane apart: members of different planes do not connect');
    expect(said('guardrail: X¦-1', 'design')).toBe(
      'X-1 | lets ops/web -> shop/web tcp 8080 through G-1 because probes',
    );
    expect(said('- from: wl:sh¦op/db', 'design')).toBe('shop/db | Deployment, tcp 5432 | app=db, tier=back');
    expect(said('- to: ns:sh¦op', 'design')).toMatch(
      /^Namespace shop \| 2 workloads, tenant a \| The design manages it/,
    );
  });

  it('knows namespaces and networks', () => {
    expect(said('kind: Namespace\nmetadata:\n  name: op¦s')).toBe(
      'Namespace ops | 1 workload | The design writes no policies for it.',
    );
    expect(said(policy('egress:\n- to:\n  - ipBlock:\n      cidr: 203.0¦.113.0/25'))).toBe(
      '203.0.113.0/25 | Lies in bank.',
    );
    expect(said(policy('egress:\n- to:\n  - ipBlock:\n      cidr: 1¦.0.0.0/8'))).toMatch(
      /nothing that the design draws/,
    );
  });

  it('says nothing where there is nothing to say', () => {
    expect(said('kind: Netw¦orkPolicy')).toBeUndefined();
    expect(said('# F¦-99')).toBeUndefined();
    expect(said('¦')).toBeUndefined();
  });
});
