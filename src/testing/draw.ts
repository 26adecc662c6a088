/**
 * Designs in a few lines of text, for tests. One thing per line:
 *
 *     plane control            env prod            tenant a            tenant b in a
 *     cluster pods 10.244.0.0/16          (nodelocal, nodns: name servers on every node, or none in the cluster)
 *     ns shop managed plane=control tenant=a       ns kube-system system
 *     wl shop/web app=web 8080        wl shop/agent host
 *     ns shop managed-ingress         wl shop/web isolated-egress  (both ways, -ingress, -egress, -open)
 *     ext bank 203.0.113.0/24 plane=control        ext net internet       host node 10.0.0.1
 *     F-1 shop/web -> shop/db 5432 because orders  F-2 ns:shop -> ext:bank any must not
 *     cluster east pods 10.245.0.0/16              zone pci        ns pay zone=pci,gdpr cluster=east
 *     G-1 separate plane       G-2 forbid ns:a -> ns:b 80          G-3 enclose zone:pci
 *     G-4 separate zone ingress in ns:a,tenant:b   (direction and scope of any guardrail)
 *     X-1 of G-1 ns:a -> ns:b 443
 *     env dev on east              placement merged dev=east,test=east
 *     shared:dns shop/db 53/udp for ns:a,tenant:b label=access=dns
 */
import { emptyDesign } from '../core/design/empty.ts';
import {
  COLLECTIONS,
  type CollectionName,
  type Design,
  type GuardrailAxis,
  type Ports,
} from '../core/design/schema.ts';

const AXIS_OF: Readonly<Record<string, GuardrailAxis>> = {
  plane: 'plane',
  env: 'environment',
  tenant: 'tenant',
  zone: 'complianceZone',
  cluster: 'cluster',
};
const ZONES = { plane: 'planes', env: 'environments', tenant: 'tenants', zone: 'complianceZones' } as const;

function portsOf(word: string | undefined): Ports {
  if (word === undefined || word === 'any') return 'any';
  if (word === '?') return 'unconfirmed';
  return word.split(',').map((part) => {
    const [numbers = '', protocol = 'tcp'] = part.split('/');
    const [port, endPort] = numbers.split('-').map(Number);
    const base = { protocol: protocol.toUpperCase() as 'TCP' | 'UDP' | 'SCTP', port: port ?? 0 };
    return endPort === undefined ? base : { ...base, endPort };
  });
}

const ref = (word: string) => (word.includes(':') ? word : `wl:${word}`);

function pairsOf(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(words.filter((w) => w.includes('=')).map((w) => w.split('=') as [string, string]));
}

/** Draws a design. Throws on a line that it does not know. */
export function draw(text: string, name = 'test'): Design {
  const entities: Record<string, Record<string, unknown>> = {};
  const add = (collection: CollectionName, value: Record<string, unknown> & { id: string }) => {
    entities[collection] = { ...entities[collection], [value.id]: COLLECTIONS[collection].parse(value) };
  };
  for (const line of text.split('\n').map((l) => l.trim()))
    if (line !== '' && !line.startsWith('#')) drawLine(line, add);
  return { ...emptyDesign(name), ...entities } as Design;
}

type Add = (collection: CollectionName, value: Record<string, unknown> & { id: string }) => void;

function drawLine(line: string, add: Add): void {
  const [sentence = '', reason] = line.split(' because ');
  const words = sentence.split(/\s+/);
  const [head = '', second = ''] = words;
  const why = reason === undefined ? {} : { reason };
  if (Object.hasOwn(ZONES, head)) {
    const key = pairsOf(words)['key'] ?? `${head}.example.com/name`;
    const parent = words[2] === 'in' ? { parent: `${head}:${words[3]}` } : {};
    const home = words.includes('on') ? { cluster: `cluster:${words[words.indexOf('on') + 1]}` } : {};
    add(ZONES[head as keyof typeof ZONES], {
      id: `${head}:${second}`,
      name: second,
      label: { key, value: second },
      ...parent,
      ...home,
    });
  } else if (head === 'placement') {
    const clusters = Object.entries(pairsOf((words[2] ?? '').split(','))).map(([e, c]) => [`env:${e}`, `cluster:${c}`]);
    add('placements', { id: `placement:${second}`, name: second, clusters: Object.fromEntries(clusters) });
  } else if (head === 'cluster') drawCluster(words, add);
  else if (head === 'ns') drawNamespace(words, add);
  else if (head === 'wl') drawWorkload(words, add);
  else if (head === 'ext') drawExternal(words, add);
  else if (head === 'host') {
    const { plane, cluster } = pairsOf(words);
    const addresses = words.slice(2).filter((w) => !w.includes('='));
    add('hostGroups', {
      id: `host:${second}`,
      name: second,
      addresses,
      ...(plane === undefined ? {} : { plane: `plane:${plane}` }),
      ...(cluster === undefined ? {} : { cluster: `cluster:${cluster}` }),
    });
  } else if (head === 'group') {
    const home = second.includes('/') ? { namespace: `ns:${second.split('/')[0]}` } : {};
    add('labelGroups', { id: `group:${second}`, name: second, labels: pairsOf(words), ...home });
  } else if (head.startsWith('F-')) drawFlow(words, why, add);
  else if (head.startsWith('G-')) drawGuardrail(words, why, add);
  else if (head.startsWith('shared:')) drawShared(words, why, add);
  else if (head.startsWith('X-'))
    add('exceptions', {
      id: head,
      guardrail: words[2] ?? '',
      from: ref(words[3] ?? ''),
      to: ref(words[5] ?? ''),
      ports: portsOf(words[6]),
      ...why,
    });
  else if (head.startsWith('exp:')) {
    const { via, from } = pairsOf(words);
    add('exposures', {
      id: head,
      target: ref(second),
      kind: words[2],
      ports: portsOf(words[3]),
      ...(via === undefined ? {} : { via: ref(via) }),
      ...(from === undefined ? {} : { from }),
    });
  } else throw new Error(`draw: what is \`${line}\`?`);
}

function drawGuardrail(words: readonly string[], why: object, add: Add): void {
  const [id = '', kind = '', first = ''] = words;
  const direction = words.find((w) => ['both', 'ingress', 'egress'].includes(w));
  const scope = words.includes('in') ? words[words.indexOf('in') + 1]?.split(',').map(ref) : undefined;
  const rules: Readonly<Record<string, object>> = {
    separate: { kind, axis: AXIS_OF[first] },
    enclose: { kind, zone: ref(first) },
    forbid: { kind, from: ref(first), to: ref(words[4] ?? ''), ports: portsOf(words[5]) },
  };
  const names: Readonly<Record<string, string>> = {
    separate: `${first} apart`,
    enclose: `${first} enclosed`,
    forbid: `no ${first} to ${words[4]}`,
  };
  if (!Object.hasOwn(rules, kind)) throw new Error(`draw: what is \`${words.join(' ')}\`?`);
  add('guardrails', {
    id,
    name: names[kind],
    rule: rules[kind],
    ...(direction === undefined ? {} : { direction }),
    ...(scope === undefined ? {} : { scope }),
    ...why,
  });
}

function drawShared(words: readonly string[], why: object, add: Add): void {
  const [id = '', target = '', ports] = words;
  const label = words.find((w) => w.startsWith('label='))?.split('=');
  const consumers = words.includes('for') ? (words[words.indexOf('for') + 1] ?? '').split(',').map(ref) : [];
  add('sharedServices', {
    id,
    name: id.slice('shared:'.length),
    target: ref(target),
    ports: portsOf(ports),
    consumers,
    ...(label ? { label: { key: label[1], value: label[2] } } : {}),
    ...why,
  });
}

function drawCluster(words: readonly string[], add: Add): void {
  const after = (key: string) => (words.includes(key) ? (words[words.indexOf(key) + 1] ?? '').split(',') : []);
  const first = words[1] ?? 'main';
  const name = ['pods', 'services', 'nodes', 'nodelocal', 'nodns', 'is'].includes(first) ? 'main' : first;
  add('clusters', {
    id: `cluster:${name}`,
    name,
    podRanges: after('pods'),
    serviceRanges: after('services'),
    nodeRanges: after('nodes'),
    nodeLocalDns: words.includes('nodelocal'),
    ...(words.includes('nodns') ? { nameServers: 'outside' } : {}),
    distribution: after('is')[0] ?? 'kubernetes',
  });
}

function isolationOf(words: readonly string[], head: string): string | undefined {
  const word = words.find((w) => w === head || w.startsWith(`${head}-`));
  if (word === undefined || word === head) return word && 'default-deny';
  return word === `${head}-open` ? 'open' : `default-deny${word.slice(head.length)}`;
}

function drawNamespace(words: readonly string[], add: Add): void {
  const { plane, env, tenant, zone, cluster, ...labels } = pairsOf(words);
  add('namespaces', {
    id: `ns:${words[1]}`,
    name: words[1],
    labels,
    ...(plane === undefined ? {} : { plane: `plane:${plane}` }),
    ...(env === undefined ? {} : { environment: `env:${env}` }),
    ...(tenant === undefined ? {} : { tenant: `tenant:${tenant}` }),
    ...(zone === undefined ? {} : { complianceZones: zone.split(',').map((z) => `zone:${z}`) }),
    ...(cluster === undefined ? {} : { cluster: `cluster:${cluster}` }),
    isolation: isolationOf(words, 'managed') ?? 'as-imported',
    system: words.includes('system'),
  });
}

function drawWorkload(words: readonly string[], add: Add): void {
  const [namespace = '', name = ''] = (words[1] ?? '').split('/');
  const ports = portsOf(words.find((w, i) => i > 1 && /^[0-9]/.test(w)) ?? '?');
  const isolation = isolationOf(words, 'isolated');
  add('workloads', {
    id: `wl:${words[1]}`,
    namespace: `ns:${namespace}`,
    name,
    labels: words.includes('bare') ? pairsOf(words) : { app: name, ...pairsOf(words) },
    hostNetwork: words.includes('host'),
    ...(isolation === undefined ? {} : { isolation }),
    ...(typeof ports === 'string' ? {} : { ports }),
  });
}

function drawExternal(words: readonly string[], add: Add): void {
  const { plane, env, tenant, domain } = pairsOf(words);
  add('externals', {
    id: `ext:${words[1]}`,
    name: words[1],
    networks: words.filter((w) => w.includes('/') && !w.includes('=')),
    internet: words.includes('internet'),
    domains: domain === undefined ? [] : [domain],
    ...(plane === undefined ? {} : { plane: `plane:${plane}` }),
    ...(env === undefined ? {} : { environment: `env:${env}` }),
    ...(tenant === undefined ? {} : { tenant: `tenant:${tenant}` }),
  });
}

function drawFlow(words: readonly string[], why: object, add: Add): void {
  const layer7 = words.includes('http') ? { layer7: { protocol: 'HTTP', methods: ['GET'], path: '/' } } : {};
  const rest = words.slice(5).join(' ');
  const status = ['must not', 'open question', 'proposed'].find((s) => rest.includes(s)) ?? 'agreed';
  add('flows', {
    id: words[0] ?? '',
    from: ref(words[1] ?? ''),
    to: ref(words[3] ?? ''),
    ports: portsOf(words[4]),
    status,
    ...layer7,
    ...why,
  });
}
