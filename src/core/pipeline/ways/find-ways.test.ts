import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import type { SolvedSide } from '../../analyses/side.ts';
import { answerSide } from '../../analyses/side-answer.ts';
import type { WaysAnswer } from '../../analyses/ways-answer.ts';
import { change, type Document } from '../../design/change.ts';
import { applyWayStep, type WayStep } from '../../design/edits/way-steps.ts';
import { EMPTY_LAYOUT } from '../../design/empty.ts';
import type { Design, KeptPolicy } from '../../design/schema.ts';
import { trace } from '../../solver/trace.ts';
import type { Packet, Verdict } from '../../solver/types.ts';
import { prepareDesign, solveSide } from '../sides.ts';
import { findWays } from './find-ways.ts';

const solve = (document: Document): SolvedSide => solveSide(prepareDesign(document));
const documentOf = (design: Design): Document => ({ design, layout: EMPTY_LAYOUT });
const answer = (document: Document, side: SolvedSide) => answerSide(document.design, side);

const packet = (from: string, to: string, port: number): Packet => ({
  from: `${from}[Deployment]`,
  to: `${to}[Deployment]`,
  protocol: 'TCP',
  port,
});

const ask = (design: Design, what: Packet, want: 'open' | 'closed'): WaysAnswer =>
  findWays(documentOf(design), { packet: what, want }, { solve, answer });

const verdictAfter = (design: Design, steps: readonly WayStep[], what: Packet): Verdict | undefined => {
  const [after] = change(documentOf(design), '', (draft) => {
    for (const step of steps) applyWayStep(draft, step);
  });
  return trace(solve(after).solution, what)?.verdict;
};

/** Every way does it, and none of its edits can be dropped: solved anew, away from what found them. */
function expectExact(design: Design, { request, ways }: WaysAnswer): void {
  const goal = request.want === 'open' ? 'allowed' : 'denied';
  for (const way of ways) {
    const steps = way.steps.map((s) => s.step);
    expect(verdictAfter(design, steps, request.packet)).toBe(goal);
    for (const step of steps)
      expect(
        verdictAfter(
          design,
          steps.filter((s) => s !== step),
          request.packet,
        ),
      ).not.toBe(goal);
  }
}

const texts = ({ ways }: WaysAnswer) => ways.map((w) => w.steps.map((s) => s.text));

const TWO_WALLS = `
  cluster pods 10.244.0.0/16
  tenant a
  tenant b
  plane data
  plane management
  ns shop managed tenant=a plane=data
  ns ops managed tenant=b plane=management
  wl shop/web 8080
  wl shop/db 5432
  wl ops/admin 443
  G-1 separate plane
  G-2 separate tenant
  F-1 shop/web -> shop/db 5432
`;

function kept(design: Design, namespace: string, name: string, spec: string): Design {
  const policy: KeptPolicy = {
    id: `policy:${namespace}/${name}`,
    kind: 'NetworkPolicy',
    namespace,
    name,
    text: `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n`,
    file: 'x.yaml',
    firstLine: 1,
    keep: 'unmanaged',
  };
  return { ...design, policies: { ...design.policies, [policy.id]: policy } };
}

describe('what opens a blocked pair', () => {
  it('is a flow where only the default deny stands in the way', () => {
    const design = draw(TWO_WALLS);
    const found = ask(design, packet('shop/db', 'shop/web', 8080), 'open');
    expect(texts(found)).toEqual([['Add the flow shop/db → shop/web tcp 8080']]);
    expect(found.ways[0]?.comparison.changes.pairs.map((p) => [p.from, p.to, p.kind])).toEqual([
      ['wl:shop/db', 'wl:shop/web', 'opened'],
    ]);
    expectExact(design, found);
  });

  it('is a flow and a gate in each guardrail where two stand in the way', () => {
    const design = draw(TWO_WALLS);
    const found = ask(design, packet('ops/admin', 'shop/db', 5432), 'open');
    expect(texts(found)).toEqual([
      [
        'Add the flow ops/admin → shop/db tcp 5432',
        'Grant ops/admin → shop/db tcp 5432 an exception in G-1 “plane apart”',
        'Grant ops/admin → shop/db tcp 5432 an exception in G-2 “tenant apart”',
      ],
    ]);
    expectExact(design, found);
  });

  it('agrees to what is an open question, and takes a “must not” back', () => {
    const asked = draw(`${TWO_WALLS}\n F-2 shop/db -> shop/web ?`);
    expect(texts(ask(asked, packet('shop/db', 'shop/web', 8080), 'open'))).toEqual([['Agree to F-2 with tcp 8080']]);
    const refused = draw(`${TWO_WALLS}\n F-2 shop/db -> shop/web 8080 must not`);
    const found = ask(refused, packet('shop/db', 'shop/web', 8080), 'open');
    expect(texts(found)).toEqual([['Add the flow shop/db → shop/web tcp 8080', 'Remove F-2 (shop/db → shop/web)']]);
    expectExact(refused, found);
  });

  it('offers to take a namespace over or to leave the policy out, where a kept policy blocks', () => {
    const open = draw('cluster pods 10.244.0.0/16\n ns shop\n wl shop/web app=web 80\n wl shop/db app=db 5432');
    const design = kept(open, 'shop', 'closed', '{podSelector: {matchLabels: {app: db}}, ingress: []}');
    const found = ask(design, packet('shop/web', 'shop/db', 5432), 'open');
    expect(texts(found)).toEqual([
      ['Add the flow shop/web → shop/db tcp 5432', expect.stringMatching(/^Let the design manage shop/)],
      ['Leave out NetworkPolicy shop/closed'],
    ]);
    expectExact(design, found);
  });

  it('says who may make an edit', () => {
    const drawn = draw(TWO_WALLS);
    const persona = (id: string, name: string, powers: Design['personas'][string]['powers']) => ({
      [`persona:${id}`]: { id: `persona:${id}`, name, powers, later: [] },
    });
    const design: Design = {
      ...drawn,
      guardrails: Object.fromEntries(
        Object.entries(drawn.guardrails).map(([id, g]) => [id, { ...g, owner: 'security' }]),
      ),
      personas: {
        ...persona('dev', 'Developer', [{ kind: 'policies', policyKind: 'NetworkPolicy', where: ['tenant:a'] }]),
        ...persona('sec', 'Security', [{ kind: 'policies', policyKind: 'ClusterNetworkPolicy', where: 'everywhere' }]),
      },
    };
    const [way] = ask(design, packet('ops/admin', 'shop/db', 5432), 'open').ways;
    expect(way?.steps.map((s) => [s.owner, s.personas])).toEqual([
      [undefined, ['Developer']],
      ['security', ['Security']],
      ['security', ['Security']],
    ]);
  });

  it('tells why nothing can be done about an end that the design does not draw', () => {
    const found = ask(
      draw(TWO_WALLS),
      { from: 'kube-system/coredns[Deployment]', to: 'shop/db[Deployment]', protocol: 'TCP', port: 5432 },
      'open',
    );
    expect(found.ways).toEqual([]);
    expect(found.obstacles.join()).toContain('belongs to the platform');
  });

  it('has nothing to do where it is allowed already', () => {
    expect(ask(draw(TWO_WALLS), packet('shop/web', 'shop/db', 5432), 'open')).toMatchObject({
      verdict: 'allowed',
      ways: [],
      obstacles: [],
    });
  });
});

describe('what closes an open pair', () => {
  it('is the flow that asks for it, or a “must not”', () => {
    const design = draw(TWO_WALLS);
    const found = ask(design, packet('shop/web', 'shop/db', 5432), 'closed');
    expect(texts(found)).toEqual([
      ['Remove F-1 (shop/web → shop/db)'],
      ['Add “must not” for shop/web → shop/db tcp 5432'],
    ]);
    expectExact(design, found);
  });

  it('takes one port from a flow that has more, and says what else a wide flow loses', () => {
    const design = draw(`${TWO_WALLS}\n F-2 ns:shop -> shop/db 5432,9090`);
    const found = ask(design, packet('shop/web', 'shop/db', 9090), 'closed');
    expect(texts(found)[0]).toEqual(['Take tcp 9090 from F-2 (shop → shop/db)']);
    expectExact(design, found);
  });

  it('isolates a workload that the design leaves open, at either end', () => {
    const design = draw(
      'cluster pods 10.244.0.0/16\n ns a managed-ingress\n ns b managed-open\n wl a/x 80\n wl b/y 80',
    );
    const found = ask(design, packet('a/x', 'b/y', 80), 'closed');
    expect(texts(found)).toEqual([
      ['Isolate b/y ingress only'],
      ['Isolate a/x both ways'],
      ['Add “must not” for a/x → b/y tcp 80'],
    ]);
    expectExact(design, found);
  });

  it('lets the design manage a namespace that nothing protects, at either end', () => {
    const design = draw('cluster pods 10.244.0.0/16\n ns a\n ns b\n wl a/x 80\n wl b/y 80');
    const found = ask(design, packet('a/x', 'b/y', 80), 'closed');
    expect(texts(found)).toEqual([
      [expect.stringMatching(/^Let the design manage b/)],
      [expect.stringMatching(/^Let the design manage a/)],
      ['Add “must not” for a/x → b/y tcp 80'],
    ]);
    expectExact(design, found);
  });
});
