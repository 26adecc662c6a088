/** One namespace for each application and for each shared service (row 4.4, 4.5). */
import { APP_LABEL } from '../../design/inventory.ts';
import { entityIn, nameOf, zoneOf } from '../../design/lookup.ts';
import { mergePorts } from '../../design/ports.ts';
import type { Design, DesignWorkload } from '../../design/schema.ts';
import { counted } from '../../lib/number-text.ts';
import { hasNoPorts } from '../../policy/connection-set.ts';
import { policed, unpoliced, unpolicedFinding } from '../beyond-policy.ts';
import { type Check, doesNotApply, type Finding, type Fix, outcomeOf } from '../check.ts';
import { type Crossing, crossingsOf, idsOf, shownEnd, witnessOf } from '../crossings.ts';
import type { Facts } from '../facts.ts';
import { closingPair } from '../fixes.ts';
import { isMember } from '../membership.ts';

const APP_KEYS = [APP_LABEL, 'app.kubernetes.io/instance'] as const;

/** The application that a workload says it belongs to; not what it is called itself. */
function appOf(workload: DesignWorkload): string | undefined {
  for (const key of APP_KEYS) if (Object.hasOwn(workload.labels, key)) return workload.labels[key];
  return undefined;
}

const own = (design: Design) => Object.values(design.namespaces).filter((n) => !n.system);

const ns1: Check = {
  id: 'NS-1',
  practice: 4,
  row: '4.4',
  severity: 'warning',
  demand: 'A namespace holds one application',
  run: ({ design }) => {
    const namespaces = own(design);
    if (namespaces.length === 0) return doesNotApply('there are no namespaces');
    const insideOf = new Map<string, DesignWorkload[]>();
    for (const w of Object.values(design.workloads)) {
      const inside = insideOf.get(w.namespace);
      if (inside) inside.push(w);
      else insideOf.set(w.namespace, [w]);
    }
    const telling = Object.values(design.workloads).filter((w) => appOf(w) !== undefined).length;
    if (telling === 0) return doesNotApply('no workload says which application it belongs to');
    const findings = namespaces.flatMap((n): Finding[] => {
      const inside = insideOf.get(n.id) ?? [];
      const apps = new Set(inside.flatMap((w) => appOf(w) ?? []));
      if (apps.size < 2) return [];
      return [
        {
          subject: n.id,
          text: `${n.name} holds ${apps.size} applications: ${[...apps].sort().slice(0, 4).join(', ')}`,
          ids: [n.id],
        },
      ];
    });
    return outcomeOf(
      findings,
      `${counted(namespaces.length, 'namespace')}, by ${counted(telling, 'workload')} that say which application they belong to`,
    );
  },
};

const ns2: Check = {
  id: 'NS-2',
  practice: 4,
  row: '4.4',
  severity: 'warning',
  demand: 'An application stands in one namespace of an environment',
  run: ({ design }) => {
    const found = new Map<string, string[]>();
    for (const n of own(design)) {
      if (n.app === undefined) continue;
      const key = `${n.app} ${n.environment ?? ''}`;
      found.set(key, [...(found.get(key) ?? []), n.id]);
    }
    if (found.size === 0) return doesNotApply('no namespace names its application');
    const findings = [...found].flatMap(([key, ids]): Finding[] =>
      ids.length < 2
        ? []
        : [
            {
              subject: key.trim(),
              text: `${key.split(' ')[0]} spans ${ids.length} namespaces: ${ids.map((id) => nameOf(design, id)).join(', ')}`,
              ids,
            },
          ],
    );
    return outcomeOf(findings, `${counted(found.size, 'application')}`);
  },
};

/** What several applications use does not stand among one of them. */
const ns3: Check = {
  id: 'NS-3',
  practice: 4,
  row: '4.5',
  severity: 'warning',
  demand: 'What several applications use has a namespace of its own',
  run: ({ design }) => {
    const users = new Map<string, Set<string>>();
    for (const f of Object.values(design.flows)) {
      if (f.status !== 'agreed' && f.status !== 'proposed') continue;
      const target = entityIn(design, 'workloads', f.to);
      const source = entityIn(design, 'namespaces', entityIn(design, 'workloads', f.from)?.namespace ?? f.from);
      if (!target || !source || source.id === target.namespace) continue;
      users.set(target.id, (users.get(target.id) ?? new Set()).add(source.app ?? source.id));
    }
    if (users.size === 0) return doesNotApply('no workload is used from another namespace');
    const shared = new Set(Object.values(design.sharedServices).map((s) => s.target));
    const findings = [...users].flatMap(([id, apps]): Finding[] => {
      const workload = entityIn(design, 'workloads', id);
      const home = entityIn(design, 'namespaces', workload?.namespace ?? '');
      if (!home || home.app === undefined || apps.size < 2 || shared.has(id) || shared.has(home.id)) return [];
      return [
        {
          subject: id,
          text: `${nameOf(design, id)} is used by ${apps.size} other applications and stands in the namespace of ${home.app}`,
          ids: [id, home.id],
          fix: sharing(design, id),
        },
      ];
    });
    return outcomeOf(findings, `${counted(users.size, 'workload')} used from elsewhere`);
  },
};

/** A service that its users share, on the ports that they use. */
function sharing(design: Design, target: string): Fix {
  const using = Object.values(design.flows).filter(
    (f) => f.to === target && (f.status === 'agreed' || f.status === 'proposed'),
  );
  const consumers = [...new Set(using.map((f) => f.from))];
  return {
    label: `Make ${nameOf(design, target)} a shared service`,
    steps: [{ kind: 'share', target, ports: using.map((f) => f.ports).reduce(mergePorts), consumers }],
  };
}

const services = ({ design }: Facts) => Object.values(design.sharedServices);
const NO_SERVICES = doesNotApply('the design has no shared services');

/** A shared service answers; it does not start connections to those who use it. */
const ns4: Check = {
  id: 'NS-4',
  practice: 4,
  row: '4.5',
  severity: 'error',
  demand: 'A shared service does not connect to its consumers',
  run: (facts, onProgress) => {
    const all = services(facts);
    if (all.length === 0) return NO_SERVICES;
    const { pairs } = crossingsOf(facts, onProgress);
    const findings = all.flatMap((s) =>
      s.consumers.flatMap((consumer): Finding[] => {
        const open = pairs.filter(
          (p) =>
            !hasNoPorts(p.may) &&
            p.from !== p.to &&
            isMember(facts, p.s, s.target) &&
            isMember(facts, p.d, consumer) &&
            !isMember(facts, p.d, s.target),
        );
        const said = `${s.name} may connect to its consumer ${nameOf(facts.design, consumer)}`;
        const [held, beyond] = [policed, unpoliced].map((part) =>
          open.filter((p) => !hasNoPorts(part(facts, p, p.may))),
        );
        const [first] = beyond ?? [];
        return [
          ...(held?.length ? [openPairs(facts, `${s.id} ${consumer}`, said, held)] : []),
          ...(first && beyond
            ? [unpolicedFinding(facts, openPairs(facts, `${s.id} ${consumer}`, said, beyond), first)]
            : []),
        ];
      }),
    );
    const consumers = all.reduce((n, s) => n + s.consumers.length, 0);
    return outcomeOf(findings, `${counted(all.length, 'shared service')} and ${counted(consumers, 'consumer')}`);
  },
};

function openPairs(facts: Facts, subject: string, text: string, open: readonly Crossing[]): Finding {
  const [first] = open;
  const pairs = open.reduce((sum, p) => sum + p.count, 0);
  const witness = first && witnessOf(first, first.may);
  const fix = first && closingPair(facts, first);
  const example = first ? `, such as ${shownEnd(facts, first.from)} → ${shownEnd(facts, first.to)}` : '';
  return {
    subject,
    text: `${text}: ${pairs} ${pairs === 1 ? 'pair' : 'pairs'}${example}`,
    ids: first ? idsOf(facts, first) : [],
    pairs,
    ...(witness ? { witness } : {}),
    ...(fix ? { fix } : {}),
  };
}

/** No tenant gets to another one through a shared service. */
const ns5: Check = {
  id: 'NS-5',
  practice: 4,
  row: '4.5',
  severity: 'error',
  demand: 'No tenant reaches another through a shared service',
  run: (facts, onProgress) => {
    const all = services(facts);
    if (all.length === 0) return NO_SERVICES;
    const { pairs } = crossingsOf(facts, onProgress);
    const findings = all.flatMap((s): Finding[] => {
      const home = zoneOf(facts.design, s.target, 'tenant')?.id;
      const tenantAt = (end: Crossing['s']) => crossingsOf(facts).standings.zonesOf('tenant', end)?.[0];
      const into = new Set<string>();
      const out: { tenant: string; pair: Crossing }[] = [];
      for (const p of pairs) {
        if (hasNoPorts(p.may)) continue;
        const [from, to] = [tenantAt(p.s), tenantAt(p.d)];
        if (isMember(facts, p.d, s.target) && from !== undefined && from !== home) into.add(from);
        if (isMember(facts, p.s, s.target) && to !== undefined && to !== home) out.push({ tenant: to, pair: p });
      }
      const bridge = out.find(({ tenant }) => [...into].some((other) => other !== tenant));
      const from = [...into].find((other) => other !== bridge?.tenant);
      if (!bridge || from === undefined) return [];
      const text = `${nameOf(facts.design, from)} reaches ${s.name}, and ${s.name} reaches ${nameOf(facts.design, bridge.tenant)}`;
      return [openPairs(facts, `${s.id} ${from} ${bridge.tenant}`, text, [bridge.pair])];
    });
    return outcomeOf(findings, `${counted(all.length, 'shared service')}`);
  },
};

export const NAMESPACES: readonly Check[] = [ns1, ns2, ns3, ns4, ns5];
