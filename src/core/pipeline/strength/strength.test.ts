/** Guardrail strength by hand: what falls, what holds, and why (`practices.md`, PLANE-3, RBAC-1, RBAC-3). */
import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { worldObjects } from '../../../testing/notation.ts';
import { askDesign, askToday, withDeveloper } from '../../../testing/strength/ask.ts';
import { COLLECTIONS, type Design, type Power } from '../../design/schema.ts';

const P = 'persona:developer';
const DRAWN = `
  cluster pods 10.244.0.0/16
  plane control
  plane data
  ns ops plane=control
  ns shop plane=data
  wl ops/admin
  wl shop/web
  G-1 separate plane`;
const WORLD = 'namespace ops; namespace shop; ops/admin[Deployment] app=admin; shop/web[Deployment] app=web';

const WRITES: Power = { kind: 'policies', policyKind: 'NetworkPolicy', where: ['ns:shop'] };
const RUNS: Power = { kind: 'workloads', hostNetwork: false, where: ['ns:shop'] };
const LABELS: Power = { kind: 'labels', on: 'pod', key: '*', values: [], where: ['ns:shop'] };

function clusterPolicy(name: string, tier: string, priority: number, rules: object): object {
  const subject = { namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'ops' } } };
  return {
    apiVersion: 'policy.networking.k8s.io/v1alpha2',
    kind: 'ClusterNetworkPolicy',
    metadata: { name },
    spec: { tier, priority, subject, ...rules },
  };
}

const others = {
  namespaces: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['ops'] }] },
};
const wall = (tier: string) =>
  clusterPolicy('wall', tier, 10, {
    ingress: [{ action: 'Deny', from: [others] }],
    egress: [{ action: 'Deny', to: [others] }],
  });
const outsideShop = {
  namespaces: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['shop'] }] },
};
const wearing = (labels: object) => ({ pods: { namespaceSelector: {}, podSelector: { matchLabels: labels } } });

const ask = (powers: readonly Power[], policies: readonly object[], more: (d: Design) => Design = (d) => d) =>
  askToday(more(withDeveloper(draw(DRAWN), powers)), [...worldObjects(WORLD), ...policies], P);

function fallen(answer: ReturnType<typeof ask>) {
  if (answer.verdict.kind !== 'falls') throw new Error(`it ${answer.verdict.kind}`);
  return answer.verdict.attack;
}

describe('a developer who writes NetworkPolicies', () => {
  it('breaks nothing that an admin tier denies, and the proof says what it covered', () => {
    const answer = ask([WRITES, RUNS, LABELS], [wall('Admin')]);
    expect(answer.verdict).toEqual({ kind: 'holds' });
    expect(answer.covered).toMatchObject({ positions: 1, podNamespaces: 1, newNamespaces: 0 });
    // shop/web and pods made in shop, with ops/admin, both ways
    expect(answer.covered.pairs).toBe(4);
  });

  it('opens what is only denied in the baseline, in any namespace of its own', () => {
    const both = { ...WRITES, where: ['ns:ops', 'ns:shop'] };
    const attack = fallen(ask([both], [wall('Baseline')]));
    // both ends are its own, so one policy at the one end that denies is enough
    expect(attack.steps.map((s) => s.title)).toEqual(['Allow all egress in ops']);
    expect(attack.trace.verdict).toBe('allowed');
    expect(attack.trace.hooks[0]?.decidedBy).toMatchObject({ kind: 'rule', tier: 'NetworkPolicy' });
  });

  it('cannot open the namespace of others', () => {
    expect(ask([WRITES], [wall('Baseline')]).verdict.kind).toBe('holds');
  });

  it('takes the place of policies of its own', () => {
    const isolated = worldObjects('isolate shop both');
    expect(fallen(ask([WRITES], isolated)).steps.map((s) => s.title)).toEqual(['Allow all ingress in shop']);
  });
});

describe('a developer who labels pods', () => {
  const exact = clusterPolicy('wall', 'Admin', 10, { ingress: [{ action: 'Deny', from: [wearing({ app: 'web' })] }] });

  it('steps out of a denial that selects by a label of its own', () => {
    const answer = ask([LABELS], [exact, ...egressWall()]);
    const attack = fallen(answer);
    expect(attack.steps.map((s) => s.title)).toEqual(['Label shop/web otherwise']);
    expect(answer.keys).toContainEqual({ on: 'pod', key: 'app', ways: 3 });
  });

  it('runs a pod without it, where it may run pods', () => {
    expect(fallen(ask([RUNS], [exact, ...egressWall()])).steps.map((s) => s.title)).toEqual(['Run pod shop/try-from']);
  });

  it('opens a gate that lets through who wears a label, unless the standard reserves it', () => {
    const gate = clusterPolicy('gate', 'Admin', 5, {
      ingress: [{ action: 'Pass', from: [wearing({ gate: 'open' })] }],
    });
    const attack = fallen(ask([RUNS, LABELS], [gate, wall('Admin')]));
    expect(attack.steps[0]?.text).toContain('gate: open');
    const reserved = (d: Design): Design => {
      const key = COLLECTIONS.labelKeys.parse({ id: 'key:gate', key: 'gate', scope: 'pod', setBy: [] });
      return { ...d, labelKeys: { [key.id]: key } };
    };
    expect(ask([RUNS, LABELS], [gate, wall('Admin')], reserved).verdict.kind).toBe('holds');
    const listed: Power = { ...LABELS, values: ['shut'] };
    expect(ask([RUNS, listed], [gate, wall('Admin')]).verdict.kind).toBe('holds');
  });

  it('gives a named port another number', () => {
    const named = clusterPolicy('metrics', 'Admin', 5, {
      egress: [{ action: 'Accept', to: [others], protocols: [{ destinationNamedPort: 'metrics' }] }],
    });
    const attack = fallen(ask([RUNS], [named, wall('Admin')]));
    expect(attack.steps[0]?.text).toContain('name: metrics');
    expect(ask([LABELS], [named, wall('Admin')]).verdict.kind).toBe('holds');
  });
});

/** Denies what ops sends, so that only what it gets is in question. */
function egressWall(): object[] {
  return [clusterPolicy('out', 'Admin', 20, { egress: [{ action: 'Deny', to: [others] }] })];
}

describe('other powers', () => {
  it('a label of a namespace falls with who may set it', () => {
    const byLabel = clusterPolicy('wall', 'Admin', 10, {
      ingress: [{ action: 'Deny', from: [{ namespaces: { matchLabels: { team: 'shop' } } }] }],
    });
    const worn = worldObjects('namespace ops; namespace shop team=shop; ops/admin[Deployment]; shop/web[Deployment]');
    const labels: Power = { kind: 'labels', on: 'namespace', key: 'team', values: [], where: ['ns:shop'] };
    const design = withDeveloper(draw(DRAWN), [labels]);
    const attack = fallen(askToday(design, [...worn, byLabel, ...egressWall()], P));
    expect(attack.steps.map((s) => s.title)).toEqual(['Label namespace shop otherwise']);
  });

  it('a namespace that is made stands in no plane, and takes a name that a policy trusts', () => {
    const trusted = clusterPolicy('trust', 'Admin', 5, {
      ingress: [
        { action: 'Accept', from: [{ namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }] },
      ],
    });
    const around = {
      ...(wall('Admin') as object),
      metadata: { name: 'around' },
      spec: {
        tier: 'Admin',
        priority: 11,
        subject: { namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } },
        ingress: [{ action: 'Deny', from: [outsideShop] }],
        egress: [{ action: 'Deny', to: [outsideShop] }],
      },
    };
    const makes: Power[] = [{ kind: 'namespaces' }, { ...RUNS, where: 'everywhere' }];
    const attack = fallen(ask(makes, [trusted, wall('Admin'), around]));
    expect(attack.steps.map((s) => s.title)).toEqual(['Make namespace monitoring', 'Run pod monitoring/try-from']);
    expect(ask([RUNS], [trusted, wall('Admin')]).verdict.kind).toBe('holds');
  });

  it('the host network escapes, and that is told as what no policy can enforce', () => {
    const attack = fallen(ask([{ ...RUNS, hostNetwork: true }], [wall('Admin')]));
    expect(attack.notEnforceable).toContain('network of their host');
    expect(attack.steps.map((s) => s.title)).toEqual([expect.stringMatching(/^Run pod shop.try-/)]);
  });

  it('who writes the admin tier may take the wall away', () => {
    const admin: Power = { kind: 'policies', policyKind: 'ClusterNetworkPolicy', tier: 'Admin', where: 'everywhere' };
    expect(fallen(ask([admin], [wall('Admin')])).steps.map((s) => s.title)).toEqual([
      'Delete ClusterNetworkPolicy wall',
    ]);
    expect(ask([{ ...admin, tier: 'Baseline' }], [wall('Admin')]).verdict.kind).toBe('holds');
  });

  it('nobody needs to write anything where it is open as it is', () => {
    expect(fallen(ask([WRITES], [])).steps).toEqual([]);
    expect(fallen(askToday(draw(DRAWN), worldObjects(WORLD))).steps).toEqual([]);
  });

  it('powers that come later count, too', () => {
    const later = (d: Design): Design => {
      const persona = COLLECTIONS.personas.parse({ id: P, name: 'Developer', later: [WRITES] });
      return { ...d, personas: { [P]: persona } };
    };
    expect(ask([], worldObjects('isolate shop both'), later).verdict.kind).toBe('falls');
  });
});

describe('endpoints that it controls', () => {
  const forbids = (rule: string) => draw(`${DRAWN.replace('G-1 separate plane', '')}\n${rule}`);
  const shop = { namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } };
  const within = (name: string, priority: number, subject: object, rule: object) => ({
    ...(wall('Admin') as object),
    metadata: { name },
    spec: { tier: 'Admin', priority, subject, ingress: [rule] },
  });

  it('a workload is made anew without a label that it may not set', () => {
    const exact = clusterPolicy('exact', 'Admin', 10, {
      ingress: [{ action: 'Deny', from: [wearing({ app: 'web' })] }],
    });
    const design = withDeveloper(forbids('G-1 forbid wl:shop/web -> ns:ops any'), [RUNS]);
    const attack = fallen(askToday(design, [...worldObjects(WORLD), exact], P));
    expect(attack.steps.map((s) => s.title)).toEqual(['Label shop/web otherwise']);
    expect(attack.steps[0]?.text).toContain('without the label `app`');
  });

  it('a workload keeps a label that is reserved, and takes others beside it', () => {
    const world = worldObjects(
      'namespace ops; namespace shop; ops/admin[Deployment]; shop/web[Deployment] gate=open app=web',
    );
    const gate = clusterPolicy('gate', 'Admin', 5, {
      ingress: [{ action: 'Pass', from: [wearing({ gate: 'open', role: 'free' })] }],
    });
    const key = COLLECTIONS.labelKeys.parse({ id: 'key:gate', key: 'gate', scope: 'pod', setBy: [] });
    const design = { ...withDeveloper(draw(DRAWN), [RUNS, LABELS]), labelKeys: { [key.id]: key } };
    const attack = fallen(askToday(design, [...world, gate, wall('Admin')], P));
    expect(attack.steps.map((s) => s.title)).toEqual(['Label shop/web otherwise']);
  });

  it('two pods that it runs are two, even if they are alike', () => {
    const design = withDeveloper(
      draw('plane a\nns shop plane=a\nns ops plane=a\nwl ops/admin\nG-1 forbid ns:shop -> ns:shop any'),
      [RUNS],
    );
    const attack = fallen(askToday(design, worldObjects('namespace ops; namespace shop; ops/admin[Deployment]'), P));
    expect(attack.steps.map((s) => s.title)).toEqual(['Run pod shop/try-from', 'Run pod shop/try-to']);
  });

  it('a namespace has its labels one way at a time', () => {
    const labels: Power = { kind: 'labels', on: 'namespace', key: 'team', values: [], where: ['ns:shop'] };
    const accept = (to: string, from: string) =>
      within(
        `accept-${to}-${from}`,
        5,
        { namespaces: { matchLabels: { team: to } } },
        {
          action: 'Accept',
          from: [{ namespaces: { matchLabels: { team: from } } }],
        },
      );
    const deny = within('deny', 9, shop, { action: 'Deny', from: [shop] });
    const design = withDeveloper(forbids('G-1 forbid ns:shop -> ns:shop any'), [RUNS, labels]);
    const asked = (from: string) => askToday(design, [...worldObjects(WORLD), accept('b', from), deny], P).verdict.kind;
    expect(asked('a')).toBe('holds');
    expect(asked('b')).toBe('falls');
  });
});

describe('what is not decided', () => {
  it('names the keys that multiply', () => {
    const keys = Array.from({ length: 6 }, (_, i) => `k${i}`);
    const rules = keys.map((k) => ({ action: 'Deny', from: [wearing({ [k]: 'a' }), wearing({ [k]: 'b' })] }));
    const wide = clusterPolicy('wide', 'Admin', 5, { ingress: rules });
    const design = withDeveloper(draw(DRAWN), [RUNS, LABELS]);
    const answer = askToday(design, [...worldObjects(WORLD), wide, wall('Admin')], P, 50);
    expect(answer.verdict).toMatchObject({ kind: 'over budget', budget: 50 });
    if (answer.verdict.kind === 'over budget') expect(answer.verdict.keys.map((k) => k.key)).toEqual(keys);
  });
});

describe('the side of the design', () => {
  const managed = DRAWN.replaceAll(/ns (ops|shop)/g, 'ns $1 managed');

  it('the guardrail that is compiled holds against a developer', () => {
    const design = withDeveloper(draw(managed), [WRITES, RUNS, LABELS]);
    expect(askDesign(design, P).verdict.kind).toBe('holds');
  });

  it('an exception is a gate for who is in it by the design, not for who wears its labels', () => {
    const group = `${managed}\nwl shop/batch gate=open\ngroup shop/gated gate=open\nX-1 of G-1 group:shop/gated -> ns:ops 443`;
    const design = withDeveloper(draw(group), [WRITES, { ...WRITES, where: ['ns:ops'] }, RUNS, LABELS]);
    const attack = fallen(askDesign(design, P));
    expect(attack.steps.map((s) => s.text).join()).toContain('gate: open');
    expect(attack.packet).toMatchObject({ protocol: 'TCP', port: 443 });
  });

  it('a flow of others that it can close is named', () => {
    const flow = `${managed.replace('G-1 separate plane', '')}\nG-1 forbid ns:shop -> ns:ops 22\nF-1 ops/admin -> shop/web 8080`;
    const design = withDeveloper(draw(flow), [WRITES, RUNS, LABELS]);
    expect(askDesign(design, P).closings).toEqual([
      { flow: 'F-1', from: 'ops/admin[Deployment]', to: 'shop/web[Deployment]' },
    ]);
  });
});

describe('flows of others', () => {
  const flow = `${DRAWN.replace('G-1 separate plane', '')}\nG-1 forbid ns:shop -> ns:ops 22\nF-1 ops/admin -> shop/web 8080`;
  const closed = clusterPolicy('no-ssh', 'Admin', 9, {
    ingress: [{ action: 'Deny', from: [others], protocols: [{ tcp: { destinationPort: { number: 22 } } }] }],
  });
  const accepted = {
    ...closed,
    metadata: { name: 'accepted' },
    spec: {
      tier: 'Admin',
      priority: 3,
      subject: { namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } },
      ingress: [{ action: 'Accept', from: [{ namespaces: {} }] }],
    },
  };

  it.each([
    ['it isolates its own pods', [WRITES], [closed], 1],
    ['an admin tier accepts ahead of it', [WRITES], [closed, accepted], 0],
    ['it writes no policies', [RUNS], [closed], 0],
  ])('are closed or not where %s', (_, powers, policies, flows) => {
    const design = withDeveloper(draw(flow), powers);
    const answer = askToday(design, [...worldObjects(WORLD), ...policies], P);
    expect(answer.verdict.kind).toBe('holds');
    expect(answer.closings).toHaveLength(flows);
  });
});
