/** Planes, environments, tenants and compliance zones (practices 1 to 3). */
import { developerPowers } from '../../core/design/edits/personas.ts';
import { COLLECTIONS, type Design, type Persona } from '../../core/design/schema.ts';
import { draw } from '../draw.ts';
import { keeping, networkPolicy, type RowCase, withFields, without } from './row.ts';

/** A design with a persona more. */
export function withPersona(design: Design, name: string, powers: Persona['powers']): Design {
  const persona = COLLECTIONS.personas.parse({ id: `persona:${name.toLowerCase()}`, name, powers });
  return { ...design, personas: { ...design.personas, [persona.id]: persona } };
}

/** Two zones on each axis, a namespace in each, and a guardrail on one axis where it is given. */
const zoned = (guardrail = '', managed = '') => `
  cluster pods 10.244.0.0/16
  plane data
  plane management
  env prod
  env dev
  tenant a
  tenant b
  ns shop ${managed} plane=data env=prod tenant=a
  ns tool ${managed} plane=management env=dev tenant=b
  wl shop/web 8080
  wl tool/scan 443
  ${guardrail}`;

function separated(check: string, row: string, axis: string, says: string): RowCase {
  return {
    check,
    row,
    designed: draw(zoned(`G-1 separate ${axis}`)),
    broken: { design: draw(zoned()), says, witness: 'allowed' },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-/, holds: 'action: Deny' },
  };
}

const developed = (text: string) => withPersona(draw(text), 'Developer', developerPowers(['ns:shop']));

const ROUND = `
  plane a
  plane b
  plane c
  ns a managed plane=a
  ns b managed plane=b
  ns c managed plane=c
  wl a/x 80
  wl b/y 80
  wl c/z 80
  F-1 a/x -> b/y 80`;

const PLACED = `
  cluster east pods 10.244.0.0/16
  cluster west pods 10.245.0.0/16
  env prod on east
  env dev on east
  ns shop env=prod cluster=east
  ns try env=dev cluster=east
  wl shop/web 80
  wl try/web 80`;

const BESIDE = 'env prod\n env dev\n ns a env=prod\n ns b env=dev\n wl b/web 80\n wl a/agent';

const TENANTS = `
  cluster pods 10.244.0.0/16
  tenant a
  tenant b
  ns shop tenant=a
  ns bank tenant=b
  wl shop/web 8080
  wl bank/db 5432`;
const MANAGED = TENANTS.replaceAll('ns shop', 'ns shop managed').replaceAll('ns bank', 'ns bank managed');

const mislabelled = (design: Design) =>
  withFields(design, 'namespaces', 'ns:shop', { labels: { 'tenant.example.com/name': 'b' } });

const GATED = (ports: string) =>
  `${MANAGED}\n G-1 separate tenant\n X-1 of G-1 shop/web -> bank/db ${ports}\n F-1 shop/web -> bank/db 5432`;
const until = (expires: string) => withFields(draw(GATED('5432')), 'exceptions', 'X-1', { expires });

const LET_IN = (n: number) =>
  [
    ...['a', 'b', 'c', 'd', 'e'].map((t) => `tenant ${t}\n ns ${t} managed tenant=${t}\n wl ${t}/x 80`),
    'G-1 separate tenant',
    ...['b', 'c', 'd', 'e'].slice(0, n).map((t, i) => `X-${i + 1} of G-1 ${t}/x -> a/x 80`),
    'X-9 of G-1 b/x -> c/x 80',
  ].join('\n');

const CARDS = (wall: string, managed = 'managed') => `
  cluster pods 10.244.0.0/16
  zone pci
  ns cards ${managed} zone=pci
  ns shop
  wl cards/vault 8443
  wl shop/web 8080
  ${wall}`;
const own = (design: Design) => withFields(design, 'workloads', 'wl:cards/vault', { serviceAccount: 'vault' });

export const SEGMENTATION: readonly RowCase[] = [
  separated('PLANE-1', '1.1', 'plane', 'data reaches management beyond its flows'),
  {
    check: 'PLANE-2',
    row: '1.1',
    designed: draw('plane management\n ns monitoring plane=management\n wl monitoring/prometheus 9090'),
    broken: {
      design: draw('plane management\n ns monitoring\n wl monitoring/prometheus 9090'),
      says: 'No plane is given for monitoring',
      witness: 'none',
    },
    mended: 'fix',
    exported: { path: /monitoring\/namespace-labels\.patch\.yaml$/, holds: 'plane.example.com/name: management' },
  },
  {
    check: 'PLANE-3',
    row: '1.1',
    designed: developed(zoned('G-1 separate plane', 'managed')),
    broken: { design: developed(zoned('', 'managed')), says: 'No guardrail keeps planes apart', witness: 'none' },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-/, holds: 'tier: Admin' },
  },
  {
    check: 'PLANE-4',
    row: '1.1',
    designed: withFields(draw(zoned('F-2 tool/scan -> shop/web 8080 because scans', 'managed')), 'flows', 'F-2', {
      owner: 'tools',
    }),
    broken: {
      design: draw(zoned('F-2 tool/scan -> shop/web 8080', 'managed')),
      says: 'F-2 tool/scan → shop/web crosses planes without an owner and a reason',
      witness: 'none',
    },
    mended: {
      by: 'somebody who asks for the flow writes down who and why',
      edit: (d) => withFields(d, 'flows', 'F-2', { owner: 'tools', reason: 'scans' }),
    },
    exported: { path: /shop\/networkpolicies\.yaml$/, holds: /# F-2 .*because scans/ },
  },
  {
    check: 'PLANE-5',
    row: '1.1',
    designed: draw(ROUND),
    broken: {
      design: draw(`${ROUND}\n F-2 b/y -> c/z 80`),
      says: 'a may not connect to c, and reaches it through others: a/x → b/y → c/z',
      witness: 'allowed',
    },
    mended: 'fix',
    exported: { path: /b\/networkpolicies\.yaml$/, holds: '# F-1 a/x -> b/y' },
  },
  separated('ENV-1', '2.1', 'env', 'prod reaches dev'),
  {
    check: 'ENV-2',
    row: '2.1',
    designed: draw(`${PLACED}\n G-1 separate env`),
    broken: { design: draw(`${PLACED}\n G-1 separate cluster`), says: /keeps clusters apart/, witness: 'none' },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-environment-/, holds: 'env.example.com/name: ' },
  },
  {
    check: 'ENV-3',
    row: '2.1',
    designed: draw(BESIDE),
    broken: {
      design: draw(`${BESIDE} host`),
      says: "a/agent runs in its host's network, in a cluster that it shares with other environments",
      witness: 'none',
    },
    mended: {
      by: 'the application team takes the pod off the network of its host',
      edit: (d) => withFields(d, 'workloads', 'wl:a/agent', { hostNetwork: false }),
    },
    exported: { path: /^design\.yaml$/, holds: 'wl:a/agent' },
  },
  separated('TEN-1', '3.1', 'tenant', 'a reaches b'),
  {
    check: 'TEN-2',
    row: '3.1',
    designed: draw(MANAGED),
    broken: {
      design: keeping(
        draw(MANAGED),
        'yes',
        networkPolicy('shop', 'open', '{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 198.51.100.0/24}}]}]}'),
      ),
      says: /→ shop\/web .* is open and no flow asks for it/,
      witness: 'allowed',
    },
    mended: { by: 'the policy that opens it is left out', edit: (d) => without(d, 'policies', 'policy:shop/open') },
    exported: { path: /shop\/networkpolicies\.yaml$/, holds: 'name: default-deny' },
  },
  {
    check: 'TEN-3',
    row: '3.1',
    designed: draw(MANAGED),
    broken: { design: draw(TENANTS), says: 'Nothing isolates tenant a in ingress and egress', witness: 'none' },
    mended: 'fix',
    exported: { path: /^tenants\/a\/shop\/networkpolicies\.yaml$/, holds: 'podSelector: {}' },
  },
  {
    check: 'TEN-4',
    row: '3.2',
    designed: draw(MANAGED),
    broken: { design: draw(TENANTS), says: 'A new namespace without labels may connect with shop', witness: 'none' },
    mended: 'fix',
    exported: { path: /^tenants\/b\/bank\/networkpolicies\.yaml$/, holds: 'name: default-deny' },
  },
  {
    check: 'TEN-5',
    row: '3.2',
    designed: draw(TENANTS),
    broken: {
      design: mislabelled(draw(TENANTS)),
      says: 'shop belongs to tenant a and carries tenant.example.com/name=b, the label of b',
      witness: 'none',
    },
    mended: 'fix',
    exported: { path: /shop\/namespace-labels\.patch\.yaml$/, holds: 'tenant.example.com/name: a' },
  },
  {
    check: 'TEN-6',
    row: '3.1',
    designed: draw(`${TENANTS}\n G-1 separate tenant`),
    broken: {
      design: draw(`${TENANTS}\n G-1 forbid tenant:a -> tenant:b any`),
      says: /^A new tenant may connect with \w+: \d+ pairs?, such as /,
      witness: 'none',
    },
    mended: 'fix',
    exported: { path: /bank\/networkpolicies\.yaml$/, holds: 'name: default-deny' },
  },
  {
    check: 'EXC-1',
    row: '3.x',
    designed: until('2027-01-31'),
    broken: { design: until('2026-11-24'), says: 'X-1 shop/web → bank/db expired', witness: 'none' },
    mended: {
      by: 'the approver grants it for longer',
      edit: (d) => withFields(d, 'exceptions', 'X-1', { expires: '2027-01-31' }),
    },
    exported: { path: /^policies\/base\/admin\/g-1-x-1-/, holds: 'until 2027-01-31' },
    options: { day: '2026-11-26' },
  },
  {
    check: 'EXC-2',
    row: '3.x',
    designed: draw(GATED('5432')),
    broken: { design: draw(GATED('5432,9090')), says: 'grants tcp 9090 beyond its flows', witness: 'none' },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-x-1-/, holds: 'number: 5432' },
  },
  {
    check: 'EXC-3',
    row: '3.x',
    designed: draw(LET_IN(3)),
    broken: { design: draw(LET_IN(4)), says: 'a/x is reached by 4 tenants through 4 exceptions', witness: 'none' },
    mended: 'fix',
    exported: { path: /a\/networkpolicies\.yaml$/, holds: '# shared service ' },
  },
  {
    check: 'CMP-1',
    row: '3.7',
    designed: draw(CARDS('G-1 enclose zone:pci')),
    broken: {
      design: draw(CARDS('', '')),
      says: 'cards/vault is in scope of pci and reached without a flow',
      witness: 'allowed',
    },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-/, holds: 'zone.example.com/name: pci' },
  },
  {
    check: 'CMP-2',
    row: '3.7',
    designed: own(draw(CARDS('G-1 enclose zone:pci'))),
    broken: {
      design: draw(CARDS('G-1 enclose zone:pci')),
      says: 'cards/vault is in scope of pci and runs as the default service account',
      witness: 'none',
    },
    mended: 'fix',
    exported: { path: /^design\.yaml$/, holds: 'serviceAccount: vault' },
  },
  {
    check: 'CMP-3',
    row: '3.7',
    designed: draw(CARDS('G-1 enclose zone:pci')),
    broken: { design: draw(CARDS('')), says: 'A new application in pci is reached from out of scope', witness: 'none' },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-/, holds: 'action: Deny' },
  },
];
