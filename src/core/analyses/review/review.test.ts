import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { world } from '../../../testing/notation.ts';
import { EMPTY_CLUSTER } from '../../cluster/cluster.ts';
import { EMPTY_LAYOUT } from '../../design/empty.ts';
import type { Design } from '../../design/schema.ts';
import { loadManifests } from '../../pipeline/load-manifests.ts';
import { prepareDesign, prepareToday, solveSide } from '../../pipeline/sides.ts';
import { reviewOf } from './review.ts';
import type { ReviewSide } from './sides.ts';

const WORLD = `
  cluster pods 10.244.0.0/16
  plane control
  plane data
  ns ops plane=control
  ns shop managed plane=data
  ns pay managed plane=data
  wl ops/admin app=admin
  wl shop/web app=web 8080
  wl shop/db app=db 5432
  wl pay/api app=api 8443
  ext net internet
`;

function designed(text: string): ReviewSide {
  const design = draw(`${WORLD}\n${text}`);
  return { solved: solveSide(prepareDesign({ design, layout: EMPTY_LAYOUT })), design, speaks: true };
}

function inForce(design: Design, rules: string, speaks = true): ReviewSide {
  const today = { cluster: EMPTY_CLUSTER, policies: rules === '' ? [] : [{ name: 'today.yaml', text: world(rules) }] };
  return { solved: solveSide(prepareToday({ design, layout: EMPTY_LAYOUT }, today)), design, speaks };
}

const texts = (before: ReviewSide, after: ReviewSide) => reviewOf({ before, after }).sentences.map((s) => s.text);

describe('sentences of a review', () => {
  it('begin with what is wanted and lost, with the flow and its reason', () => {
    const after = designed('F-1 shop/web -> shop/db 5432 because orders');
    const before = inForce(after.design, '');
    const held = inForce(after.design, 'allow shop app=db from app=other');
    const answer = reviewOf({ before, after: held });
    const [first] = answer.sentences;
    expect(first?.text).toBe('shop/web could connect to shop/db on tcp 5432, and can no longer, which F-1 asks for.');
    expect(first?.behind).toEqual([
      {
        id: 'F-1',
        side: 'after',
        role: 'wants',
        text: 'shop/web -> shop/db tcp 5432',
        status: 'agreed',
        reason: 'orders',
      },
    ]);
    expect(first?.deciding).toContainEqual(
      expect.objectContaining({
        side: 'after',
        direction: 'ingress',
        verdict: 'denied',
        place: expect.objectContaining({ file: 'today.yaml' }),
      }),
    );
  });

  it('tell what opens against a guardrail, what nobody asks for, and what opens as asked', () => {
    const rules = 'F-1 shop/web -> shop/db 5432\nG-1 forbid ns:ops -> ns:shop any';
    const before = designed(rules);
    const after = inForce(before.design, '');
    const kinds = new Map(
      reviewOf({ before, after }).sentences.map((s) => [`${s.kind} ${s.from.text} ${s.to.text}`, s]),
    );
    expect([...kinds.keys()]).toContain('violation ops/admin 2 workloads of namespace shop');
    expect(kinds.get('violation ops/admin 2 workloads of namespace shop')?.text).toBe(
      'ops/admin can now connect to 2 workloads of namespace shop on every port, which G-1 forbids.',
    );
    expect(texts(before, after)).toContain(
      '2 workloads of namespace shop can now connect to pay/api on every port, and nobody asks for it.',
    );
    const granted = texts(inForce(before.design, 'allow shop app=db from app=other'), before);
    expect(granted).toContain('shop/web can now connect to shop/db on tcp 5432, as F-1 asks.');
  });

  it('name the flow that asked before, where the later design does not', () => {
    const before = designed('F-1 shop/web -> shop/db 5432 because orders');
    const after = designed('');
    expect(texts(before, after)).toEqual([
      'shop/web could connect to shop/db on tcp 5432, and can no longer; F-1 asked for it, and nobody does now.',
    ]);
  });

  it('say what an exception gives back', () => {
    const wall = 'G-1 forbid ns:ops -> ns:shop any\nF-1 ops/admin -> shop/web 443';
    const before = designed(wall);
    const after = designed(`${wall}\nX-1 of G-1 ops/admin -> shop/web 443`);
    const { sentences } = reviewOf({ before, after });
    expect(sentences.map((s) => s.text)).toEqual(['ops/admin can now connect to shop/web on tcp 443, as F-1 asks.']);
    expect(sentences[0]?.behind.map((b) => `${b.role} ${b.id} ${b.side}`)).toEqual([
      'wants F-1 after',
      'excepts X-1 after',
      // F-1 is wanted as before: that is said once
      'forbids G-1 before',
    ]);
  });

  it('name all guardrails that stand against it', () => {
    const before = designed('G-1 forbid ns:ops -> ns:pay any\nG-2 separate plane');
    expect(texts(before, inForce(before.design, ''))).toContain(
      'ops/admin can now connect to pay/api on every port, which G-1 and G-2 forbid.',
    );
    expect(texts(inForce(before.design, ''), before)).toContain(
      'ops/admin could connect to pay/api on every port, and can no longer, as G-1 and G-2 demand.',
    );
  });

  it('keep their ids when a zone is called otherwise, so that comments find them', () => {
    const sides = (name: string) => {
      const drawn = draw(`${WORLD}\nG-1 separate plane`);
      const plane = drawn.planes['plane:data'];
      if (!plane) throw new Error('not drawn');
      const design: Design = { ...drawn, planes: { ...drawn.planes, [plane.id]: { ...plane, name } } };
      const before = { solved: solveSide(prepareDesign({ design, layout: EMPTY_LAYOUT })), design, speaks: true };
      return reviewOf({ before, after: inForce(design, '') }).sentences;
    };
    const [old, now] = [sides('data'), sides('Where customers are')];
    expect(now.map((s) => s.id).sort()).toEqual(old.map((s) => s.id).sort());
    expect(now.flatMap((s) => [s.boundary.from, s.boundary.to])).toContain('plane Where customers are');
    expect(old.flatMap((s) => [s.boundary.from, s.boundary.to])).toContain('plane data');
  });

  it('say what is certain first, and why the rest is not', () => {
    const design = draw(WORLD);
    const foreign = (namespace: string) => `apiVersion: crd.example.com/v1
kind: NetworkPolicy
metadata: { name: own, namespace: ${namespace} }
spec: { podSelector: {} }
`;
    const side = (text: string): ReviewSide => {
      const today = { cluster: EMPTY_CLUSTER, policies: [{ name: 'a.yaml', text }] };
      return { solved: solveSide(prepareToday({ design, layout: EMPTY_LAYOUT }, today)), design, speaks: true };
    };
    const deny = (namespace: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: ${namespace} }
spec: { podSelector: {} }
`;
    const calico = foreign('ops').replace('crd.example.com/v1', 'projectcalico.org/v3');
    const { sentences, totals } = reviewOf({
      before: side(`${deny('ops')}---\n${deny('shop')}`),
      after: side(calico),
    });
    const opened = sentences.filter((s) => s.kind === 'opened');
    const doubts = opened.map((s) => s.perhaps);
    expect(doubts).toEqual([...doubts].sort());
    expect(new Set(doubts)).toEqual(new Set([false, true]));
    for (const s of opened) expect(s.uncertain.length > 0).toBe(s.perhaps);
    expect(opened.find((s) => s.perhaps)?.uncertain).toEqual(['a policy that is not understood may allow or deny it']);
    expect(totals.opened.perhaps).toBeGreaterThan(0);
    expect(totals.opened.perhaps).toBeLessThan(totals.opened.pairs);
  });

  it('say nothing of wishes where no design speaks', () => {
    const { design } = designed('F-1 shop/web -> shop/db 5432');
    const before = inForce(design, '', false);
    const after = inForce(design, 'allow shop app=db from app=other', false);
    const answer = reviewOf({ before, after });
    expect(answer.speaks).toBe('none');
    expect(answer.sentences.map((s) => s.text)).toContain(
      'shop/web could connect to shop/db on every port, and can no longer.',
    );
    expect(answer.sentences.every((s) => s.behind.length === 0)).toBe(true);
  });

  it('say nothing at all of two sides that are the same', () => {
    const side = designed('F-1 shop/web -> shop/db 5432');
    expect(reviewOf({ before: side, after: side })).toMatchObject({
      sentences: [],
      left: 0,
      reach: { workloads: 0, namespaces: 0 },
      ends: { added: [], removed: [] },
    });
  });

  it('hold a workload of another kind against its like', () => {
    const before = designed('F-1 shop/web -> pay/api 8443');
    const drawn = before.design.workloads['wl:shop/web'];
    if (!drawn) throw new Error('not drawn');
    const { 'wl:shop/web': _, ...others } = before.design.workloads;
    const again = { ...drawn, id: 'wl:shop/web-again', kind: 'StatefulSet' };
    const flows = Object.fromEntries(
      Object.entries(before.design.flows).map(([id, f]) => [id, { ...f, from: again.id }]),
    );
    const design = { ...before.design, workloads: { ...others, [again.id]: again }, flows };
    const after = { solved: solveSide(prepareDesign({ design, layout: EMPTY_LAYOUT })), design, speaks: true };
    expect(reviewOf({ before, after })).toMatchObject({ sentences: [], ends: { added: [], removed: [] } });
  });

  it('name what came and went', () => {
    const before = designed('wl shop/old app=old');
    const after = designed('wl shop/new app=new');
    expect(reviewOf({ before, after }).ends).toEqual({ added: ['shop/new'], removed: ['shop/old'] });
  });

  it('keep their ids from run to run', () => {
    const [before, after] = [designed('F-1 shop/web -> shop/db 5432'), designed('F-2 shop/web -> pay/api 8443')];
    const ids = () => reviewOf({ before, after }).sentences.map((s) => s.id);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(2);
  });
});

describe('what was edited', () => {
  const design = draw(WORLD);
  const edits = (before: ReviewSide, after: ReviewSide) => reviewOf({ before, after }).edits;

  it('are policies that come, go, or say something else, wherever they are written', () => {
    const written = (...texts: string[]): ReviewSide => {
      const today = { cluster: EMPTY_CLUSTER, policies: texts.map((text, i) => ({ name: `${i}.yaml`, text })) };
      return { solved: solveSide(prepareToday({ design, layout: EMPTY_LAYOUT }, today)), design, speaks: true };
    };
    const policy = (namespace: string, app: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: own, namespace: ${namespace} }
spec: { podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: ${app} } } }] }] }
`;
    const before = written(policy('shop', 'web'), policy('pay', 'api'));
    expect(edits(before, written(`\n${policy('pay', 'api')}`, policy('shop', 'web'))).policies).toEqual({
      added: [],
      removed: [],
      changed: [],
    });
    expect(edits(before, written(policy('pay', 'web'), policy('ops', 'web'))).policies).toEqual({
      added: ['NetworkPolicy ops/own'],
      removed: ['NetworkPolicy shop/own'],
      changed: ['NetworkPolicy pay/own'],
    });
  });

  it('are labels of namespaces that a policy looks at, and no others', () => {
    const labelled = (plane: string, env: string) =>
      designed(`G-1 separate plane\nenv dev\nenv prod\nns more plane=${plane} env=${env}\nwl more/x app=x`);
    expect(edits(labelled('data', 'dev'), labelled('control', 'prod')).labels).toEqual([
      { on: 'namespace', key: 'plane.example.com/name', before: 'data', after: 'control', names: ['more'] },
    ]);
  });

  it('are labels of pods that a policy looks at, told once, and with the rest of what was drawn where it does not', () => {
    const labelled = (app: string, team: string) =>
      designed(`F-1 shop/web -> shop/db 5432\nwl shop/more app=${app} team=${team}\nF-2 shop/more -> shop/db 5432`);
    const { labels, drawn } = edits(labelled('old', 'red'), labelled('new', 'blue'));
    expect(labels).toEqual([{ on: 'workload', key: 'app', before: 'old', after: 'new', names: ['shop/more'] }]);
    expect(drawn).toEqual([
      { title: 'Workloads', sentences: ['workload `shop/more`: label `team`: `red` → `blue`'], left: 0 },
    ]);
  });

  it('are labels, ports and networks of pods where only manifests show them', () => {
    const shown = (text: string): ReviewSide => {
      const { cluster } = loadManifests([{ name: 'a.yaml', text: world(text) }]);
      const today = { cluster, policies: [{ name: 'p.yaml', text: world('allow shop app=db from app=web') }] };
      return { solved: solveSide(prepareToday({ design, layout: EMPTY_LAYOUT }, today)), design, speaks: true };
    };
    const rest = 'namespace shop ; shop/db app=db ;';
    const { labels, drawn } = edits(
      shown(`${rest} shop/web app=web tcp/80=http`),
      shown(`${rest} shop/web app=front tcp/8080=http hostNetwork`),
    );
    expect(labels).toEqual([{ on: 'workload', key: 'app', before: 'web', after: 'front', names: ['shop/web'] }]);
    expect(drawn.flatMap((g) => g.sentences)).toEqual([
      'workload `shop/web`: ports: tcp 80 (http) → tcp 8080 (http); host network: no → yes',
    ]);
  });

  it('are not what somebody said of the review', () => {
    const said = designed('');
    const note = { id: 'D-1', kind: 'comment', sentence: 'abc', text: 'why?' } as const;
    const after = { ...said, design: { ...said.design, notes: { 'D-1': note } } };
    expect(edits(said, after).drawn).toEqual([]);
  });
});
