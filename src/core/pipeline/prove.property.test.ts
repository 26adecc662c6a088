import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import type { EndpointTerm, PolicySet, Rule } from '../policy/policy-set.ts';
import { compileDesign } from './compile-design.ts';
import { prove } from './prove.ts';

const SEED = 20260301;
const RUNS = 100;

const NAMESPACES = ['a', 'b', 'c', 'd'];
const WORKLOADS = NAMESPACES.flatMap((n) => [`${n}/x`, `${n}/y`]);
const OWN = [' isolated', ' isolated-ingress', ' isolated-egress', ' isolated-open'];
const PLANES = ['p', 'q', 'r'];
const ENVS = ['prod', 'dev'];
const ZONES = ['pci', 'card', 'gdpr', 'pci,gdpr', 'card,gdpr'];

const one = <T>(...items: readonly T[]) => fc.constantFrom(...items);
const maybe = (key: string, values: readonly string[]) =>
  fc.option(one(...values), { nil: undefined }).map((v) => (v === undefined ? '' : ` ${key}=${v}`));
const ports = one('80', '80,443', '8000-8100', '53/udp', 'any', '?', '132/sctp,80');
const podRef = one(
  ...WORKLOADS,
  ...NAMESPACES.map((n) => `ns:${n}`),
  'group:front',
  'group:a/back',
  'plane:p',
  'env:prod',
);
const anyRef = one(
  ...WORKLOADS,
  'ns:a',
  'ns:b',
  'group:front',
  'plane:p',
  'plane:q',
  'ext:net',
  'ext:corp',
  'ext:bank',
  'host:gw',
);

const namespaceLine = (name: string) =>
  fc
    .tuple(
      one(' managed', ' managed', '', ' managed-ingress', ' managed-egress', ' managed-open'),
      maybe('plane', PLANES),
      maybe('env', ENVS),
      maybe('zone', ZONES),
    )
    .map(([managed, plane, env, zone]) => `ns ${name}${managed}${plane}${env}${zone}`);

const arrow = (from: string, to: string, p: string) => `${from} -> ${to} ${p}`;
const flow = fc
  .tuple(anyRef, anyRef, ports, one('', '', '', ' proposed', ' must not', ' open question'))
  .filter(([from, to]) => from !== to || !from.startsWith('ext'))
  .map(([from, to, p, status]) => `${arrow(from, to, p)}${status}`);
const direction = one('', '', ' ingress', ' egress');
const scope = fc
  .option(
    fc.uniqueArray(one(...WORKLOADS, 'ns:a', 'ns:c', 'group:front', 'zone:pci', 'env:prod', 'plane:p', 'ext:bank'), {
      minLength: 1,
      maxLength: 2,
    }),
    {
      nil: undefined,
      freq: 1,
    },
  )
  .map((refs) => (refs === undefined ? '' : ` in ${refs.join(',')}`));
const rule = fc.oneof(
  one('separate plane', 'separate env', 'separate zone', 'separate zone'),
  fc.tuple(anyRef, anyRef, ports).map(([from, to, p]) => `forbid ${arrow(from, to, p)}`),
  one('zone:pci', 'zone:card', 'ns:b', 'a/x', 'group:front', 'group:a/back', 'plane:p', 'ext:bank').map(
    (zone) => `enclose ${zone}`,
  ),
);
const guardrail = fc.tuple(rule, direction, scope).map((parts) => parts.join(''));
const shared = fc
  .record({
    target: one(...WORKLOADS, 'ns:a', 'group:a/back'),
    consumers: fc.uniqueArray(one(...WORKLOADS, 'ns:b', 'ns:c', 'zone:pci', 'env:prod'), {
      minLength: 1,
      maxLength: 3,
    }),
    ports,
    label: one('', ' label=tier=front', ' label=compliance=pci'),
  })
  .map((s) => `${s.target} ${s.ports} for ${s.consumers.join(',')}${s.label}`);
const exception = fc
  .tuple(fc.nat(2), podRef, fc.oneof(podRef, podRef, anyRef), ports)
  .map(([g, from, to, p]) => ({ g, text: arrow(from, to, p) }));

const drawing = fc
  .record({
    namespaces: fc.tuple(...NAMESPACES.map(namespaceLine)),
    isolations: fc.tuple(...WORKLOADS.map(() => one('', '', '', ...OWN))),
    tree: fc.boolean(),
    bank: maybe('plane', PLANES),
    gw: maybe('plane', PLANES),
    flows: fc.array(flow, { maxLength: 6 }),
    guardrails: fc.array(guardrail, { minLength: 1, maxLength: 3 }),
    exceptions: fc.array(exception, { minLength: 1, maxLength: 3 }),
    services: fc.array(shared, { maxLength: 2 }),
    local: one('', '', ' nodelocal'),
  })
  .map((r) =>
    [
      `cluster pods 10.244.0.0/16,fd00:244::/64 nodes 192.168.0.0/24${r.local}`,
      'plane p',
      r.tree ? 'plane q in p' : 'plane q',
      'plane r',
      'env prod',
      'env dev',
      'zone pci key=compliance/pci',
      'zone card in pci key=compliance/card',
      'zone gdpr key=compliance/gdpr',
      ...r.namespaces,
      'ns kube-system system',
      'wl kube-system/agent 9',
      ...WORKLOADS.map((w, i) => `wl ${w} tier=${w.endsWith('x') ? 'front' : 'back'} 80${r.isolations[i]}`),
      'group front tier=front',
      'group a/back tier=back',
      'ext net internet',
      'ext corp 10.0.0.0/8 2001:db8::/32',
      `ext bank 10.9.0.0/16${r.bank}`,
      `host gw 192.168.0.9${r.gw}`,
      ...r.flows.map((f, i) => `F-${i + 1} ${f}`),
      ...r.guardrails.map((g, i) => `G-${i + 1} ${g}`),
      ...r.services.map((x, i) => `shared:s${i + 1} ${x}`),
      ...r.exceptions.map((x, i) => {
        const guardrail = r.guardrails[x.g % r.guardrails.length] ?? '';
        // through the wall itself, so that gates open something
        const through = guardrail.startsWith('forbid ')
          ? `${guardrail.split(' ').slice(1, 4).join(' ')} 80,443`
          : x.text;
        return `X-${i + 1} of G-${(x.g % r.guardrails.length) + 1} ${through}`;
      }),
    ].join('\n'),
  );

describe(`prove: random designs (seed ${SEED})`, () => {
  it('what is written is what the design asks, but for what is listed as not enforceable', () => {
    let [equal, gated, guarded] = [0, 0, 0];
    fc.assert(
      fc.property(drawing, (text) => {
        const design = draw(text);
        const compiled = compileDesign(design);
        const proof = prove(design, compiled);
        if (proof.kind === 'equal') equal++;
        if (compiled.files.some((f) => f.text.includes('action: Pass'))) gated++;
        if (compiled.files.some((f) => f.text.includes('action: Deny'))) guarded++;
        const unexplained = proof.kind === 'equal' ? [] : proof.differences.filter((d) => !isListed(compiled, d));
        expect(unexplained).toEqual([]);
        expect(compiled.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
      }),
      { seed: SEED, numRuns: RUNS },
    );
    // a generator whose guardrails and gates do nothing proves nothing
    expect({ equal: equal > RUNS / 2, gated: gated > RUNS / 4, guarded: guarded > RUNS / 2 }).toEqual({
      equal: true,
      gated: true,
      guarded: true,
    });
  });
});

/**
 * Whether a difference is a guarantee that is listed as not enforceable: by handle, or by the loss it is named in.
 * Protocols that cannot be named alone are a loss.
 */
function isListed(
  compiled: ReturnType<typeof compileDesign>,
  difference: { readonly because: string; readonly witness: { readonly protocol: string } },
): boolean {
  const handles: readonly string[] = difference.because.match(/[FGX]-\d+|shared:\w+/g) ?? [];
  const lost = compiled.losses.map((x) => x.subject);
  const listed = [...compiled.notEnforceable.map((x) => x.subject), ...lost];
  if (difference.witness.protocol === 'other' && lost.some((l) => handles.includes(l) || l.startsWith('X-')))
    return true;
  return difference.because.includes('not enforceable') && handles.some((h) => listed.includes(h));
}

const EVERY_RULE_NEEDED = `
  cluster pods 10.244.0.0/16
  plane control
  plane data
  ns ops plane=control
  ns shop managed plane=data
  ns pay managed plane=data
  ns stray
  ns kube-system system
  wl kube-system/coredns k8s-app=kube-dns 53
  wl ops/admin 443
  wl ops/other 443
  wl stray/tool 80
  wl shop/web 8080
  wl shop/db 5432
  wl pay/api 443
  wl shop/idle
  ns depot plane=data
  wl depot/store 80
  ext bank 203.0.113.0/24
  ext soc 198.51.100.0/24 plane=control
  G-1 separate plane
  G-2 forbid ops/other -> ops/admin 443
  X-1 of G-1 ops/admin -> shop/web 8080
  F-1 shop/web -> shop/db 5432
  F-2 shop/web -> pay/api 443
  F-3 pay/api -> ext:bank 443
  F-4 ops/admin -> shop/web 8080
  F-5 ext:bank -> pay/api 443
`;

describe('prove: mutations', () => {
  const design = draw(EVERY_RULE_NEEDED);
  const compiled = compileDesign(design);
  const places = rulePlaces(compiled.policySet);

  const differences = (policySet: PolicySet) => {
    const proof = prove(design, { ...compiled, policySet });
    return proof.kind === 'equal' ? 0 : proof.total;
  };
  // `ext:soc` reaches the namespace that the design does not manage: listed as not enforceable
  const listed = differences(compiled.policySet);

  it('starts from what is listed, with rules to drop in every tier and direction', () => {
    const proof = prove(design, compiled);
    expect(proof.kind === 'different' && proof.differences.every((d) => d.because.includes('not enforceable'))).toBe(
      true,
    );
    expect(places.length).toBeGreaterThan(10);
  });

  it.each(places.map((p) => [p.title, p] as const))('sees that %s is missing', (_, place) => {
    expect(differences(without(compiled.policySet, place.rule))).toBeGreaterThan(listed);
  });

  it('sees that a default deny is missing', () => {
    const policySet: PolicySet = {
      ...compiled.policySet,
      hooks: compiled.policySet.hooks.map((h) => ({
        ...h,
        tiers: h.tiers.map((t) => ({ ...t, policies: t.policies.filter((p) => p.origin.name !== 'default-deny') })),
      })),
    };
    expect(differences(policySet)).toBeGreaterThan(listed);
  });

  it('sees that a peer is wider', () => {
    const anything: readonly EndpointTerm[] = [{ kind: 'anything' }];
    const allows = places.filter((p) => p.rule.action === 'allow');
    for (const { rule } of allows) {
      const policySet = mapRules(compiled.policySet, (r) => (r === rule ? [{ ...r, peers: anything }] : [r]));
      expect(differences(policySet)).toBeGreaterThan(listed);
    }
  });
});

function mapRules(set: PolicySet, change: (rule: Rule) => readonly Rule[]): PolicySet {
  return {
    ...set,
    hooks: set.hooks.map((h) => ({
      ...h,
      tiers: h.tiers.map((t) => ({
        ...t,
        policies: t.policies.map((p) => ({ ...p, rules: p.rules.flatMap(change) })),
      })),
    })),
  };
}

function without(set: PolicySet, rule: Rule): PolicySet {
  return mapRules(set, (r) => (r === rule ? [] : [r]));
}

function rulePlaces(set: PolicySet): { readonly title: string; readonly rule: Rule }[] {
  return set.hooks.flatMap((h) =>
    h.tiers.flatMap((t) =>
      t.policies.flatMap((p) =>
        p.rules.map((rule) => ({ rule, title: `${p.origin.namespace ?? ''}/${p.origin.name} ${rule.origin.field}` })),
      ),
    ),
  );
}
