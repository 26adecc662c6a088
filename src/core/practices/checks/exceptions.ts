/** Exceptions: over, too broad, used by many (row 3.x). */
import { connectionsOfPorts } from '../../design/connections.ts';
import { expiryOf } from '../../design/expiry.ts';
import { entityIn, nameOf, zoneOf } from '../../design/lookup.ts';
import { mergePorts, portsOfConnections } from '../../design/ports.ts';
import type { Exception } from '../../design/schema.ts';
import { counted } from '../../lib/number-text.ts';
import {
  type ConnectionSet,
  describeConnections,
  hasNoPorts,
  intersectConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../../policy/connection-set.ts';
import { type Check, doesNotApply, type Finding, type Outcome, outcomeOf } from '../check.ts';
import type { Facts } from '../facts.ts';

const handled = (facts: Facts, find: (x: Exception) => readonly Finding[], how = ''): Outcome => {
  const all = Object.values(facts.design.exceptions);
  if (all.length === 0) return doesNotApply('there are no exceptions');
  return outcomeOf(all.flatMap(find), `${counted(all.length, 'exception')}${how}`);
};

const said = ({ design }: Facts, x: Exception) => `${x.id} ${nameOf(design, x.from)} → ${nameOf(design, x.to)}`;

const exc1: Check = {
  id: 'EXC-1',
  practice: 3,
  row: '3.x',
  severity: 'error',
  demand: 'No exception is over',
  run: (facts) =>
    facts.day === undefined
      ? { kind: 'not decidable', why: 'no date was given to hold them against' }
      : handled(facts, (x) => {
          const expiry = expiryOf(x.expires, facts.day);
          if (!expiry?.expired) return [];
          return [
            {
              subject: x.id,
              text: `${said(facts, x)} ${expiry.words}`,
              ids: [x.id],
              fix: { label: `Remove ${x.id}`, steps: [{ kind: 'remove', id: x.id }] },
            },
          ];
        }),
};

/** What an exception grants and no flow inside of it asks for. */
const exc2: Check = {
  id: 'EXC-2',
  practice: 3,
  row: '3.x',
  severity: 'error',
  demand: 'No exception grants ports that no flow through it asks for',
  run: (facts) =>
    handled(
      facts,
      (x) => {
        const granted = connectionsOfPorts(x.ports);
        const wanted = wantedIn(facts, x);
        const left = subtractConnections(granted, wanted);
        if (hasNoPorts(left)) return [];
        const needed = intersectConnections(granted, wanted);
        const base = { subject: x.id, ids: [x.id] };
        if (hasNoPorts(needed))
          return [
            {
              ...base,
              text: `${said(facts, x)}: no flow goes through it`,
              fix: { label: `Remove ${x.id}`, steps: [{ kind: 'remove', id: x.id }] },
            },
          ];
        const ports = portsOfConnections(needed);
        return [
          {
            ...base,
            text: `${said(facts, x)} grants ${describeConnections({ ...left, other: false })} beyond its flows`,
            fix: {
              label: `Narrow ${x.id} to its flows`,
              steps: [{ kind: 'set', collection: 'exceptions', id: x.id, fields: { ports } }],
            },
          },
        ];
      },
      ', by their ports',
    ),
};

/** The connections of wanted flows that have a pair of ends inside an exception. */
function wantedIn({ design, members }: Facts, x: Exception): ConnectionSet {
  const meets = (a: string, b: string) => {
    const [one, two] = [members(a), members(b)];
    return (
      [...one.workloads].some((w) => two.workloads.has(w)) ||
      [...one.hosts].some((h) => two.hosts.has(h)) ||
      one.ranges.some((r) => two.ranges.some((q) => q.family === r.family && q.first <= r.last && r.first <= q.last)) ||
      one.domains.some((d) => two.domains.includes(d))
    );
  };
  const shared = Object.values(design.sharedServices).flatMap((s) =>
    s.consumers.map((c) => ({ from: c, to: s.target, ports: s.ports })),
  );
  const exposed = Object.values(design.exposures).flatMap((e) =>
    e.via === undefined ? [] : [{ from: e.via, to: e.target, ports: e.ports }],
  );
  const wanted = Object.values(design.flows).filter((f) => f.status === 'agreed' || f.status === 'proposed');
  return [...wanted, ...shared, ...exposed]
    .filter((f) => meets(f.from, x.from) && meets(f.to, x.to))
    .reduce((all, f) => unionConnections(all, connectionsOfPorts(f.ports)), NO_CONNECTIONS);
}

const MANY_TENANTS = 3;

/** What several tenants are let into is a shared service. */
const exc3: Check = {
  id: 'EXC-3',
  practice: 3,
  row: '3.x',
  severity: 'warning',
  demand: `What more than ${MANY_TENANTS} tenants are let into is a shared service`,
  run: (facts) => {
    const { design } = facts;
    const all = Object.values(design.exceptions);
    if (all.length === 0) return doesNotApply('there are no exceptions');
    const byTarget = new Map<string, Exception[]>();
    for (const x of all) byTarget.set(x.to, [...(byTarget.get(x.to) ?? []), x]);
    const shared = new Set(Object.values(design.sharedServices).map((s) => s.target));
    const findings = [...byTarget].flatMap(([to, list]): Finding[] => {
      const tenants = new Set(list.flatMap((x) => zoneOf(design, x.from, 'tenant')?.id ?? []));
      if (tenants.size <= MANY_TENANTS || shared.has(to)) return [];
      const home = entityIn(design, 'workloads', to)?.namespace;
      return [
        {
          subject: to,
          text: `${nameOf(design, to)} is reached by ${tenants.size} tenants through ${list.length} exceptions: it is a shared service`,
          ids: [to, ...(home === undefined ? [] : [home]), ...list.map((x) => x.id)],
          fix: {
            label: `Share ${nameOf(design, to)} instead of ${list.map((x) => x.id).join(', ')}`,
            steps: [
              {
                kind: 'share',
                target: to,
                ports: list.map((x) => x.ports).reduce(mergePorts),
                consumers: [...new Set(list.map((x) => x.from))],
              },
              ...list.map((x) => ({ kind: 'remove' as const, id: x.id })),
            ],
          },
        },
      ];
    });
    return outcomeOf(findings, `${counted(byTarget.size, 'destination')} of exceptions`);
  },
};

export const EXCEPTIONS: readonly Check[] = [exc1, exc2, exc3];
