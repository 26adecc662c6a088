/** Roles, tiers, and the diagram (practices 8 and 10, row 3.3). */
import { developerPowers } from '../../core/design/edits/personas.ts';
import { COLLECTIONS, type Design } from '../../core/design/schema.ts';
import { draw } from '../draw.ts';
import { adminPolicy, keeping, type NeverCase, networkPolicy, type RowCase, withFields, without } from './row.ts';
import { withPersona } from './segmentation.ts';

const PLANES = (more = 'G-1 separate plane') => `
  cluster pods 10.244.0.0/16
  plane control
  plane data
  ns ops managed plane=control
  ns shop managed plane=data
  wl ops/scrape 9090
  wl shop/web 80
  wl shop/db 5432
  F-1 shop/web -> shop/db 5432
  ${more}`;

const security = (design: Design) =>
  withPersona(design, 'Security', [
    { kind: 'policies', policyKind: 'ClusterNetworkPolicy', tier: 'Admin', where: 'everywhere' },
  ]);
const developer = (design: Design) => withPersona(design, 'Developer', developerPowers(['ns:shop']));

/** A policy of the Admin tier that lets in whoever carries a label. */
const TRUSTED = `apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: {name: trusted}
spec:
  tier: Admin
  priority: 0
  subject: {namespaces: {}}
  ingress: [{name: trusted, action: Accept, from: [{pods: {namespaceSelector: {}, podSelector: {matchLabels: {trusted: "yes"}}}}]}]
  egress: [{name: trusted, action: Accept, to: [{namespaces: {}}]}]
`;
const reserved = (design: Design): Design => ({
  ...design,
  labelKeys: { 'key:trusted': COLLECTIONS.labelKeys.parse({ id: 'key:trusted', key: 'trusted', scope: 'pod' }) },
});
const gateway = (design: Design, tier: 'Admin' | 'Baseline') =>
  withPersona(design, 'Gateway', [{ kind: 'policies', policyKind: 'ClusterNetworkPolicy', tier, where: 'everywhere' }]);
const guarded = withFields(security(draw(PLANES())), 'guardrails', 'G-1', { owner: 'Security' });
const labelled = developer(keeping(draw(PLANES()), 'yes', TRUSTED));

const SIGNED = (approver: string | undefined) => {
  const drawn = draw(
    'cluster pods 10.244.0.0/16\n tenant a\n tenant b\n ns a managed tenant=a\n ns b managed tenant=b\n wl a/x 1\n wl b/y 1\n G-1 separate tenant\n F-1 a/x -> b/y 1\n X-1 of G-1 a/x -> b/y 1',
  );
  const owned = withFields(drawn, 'guardrails', 'G-1', { owner: 'security' });
  return withFields(owned, 'exceptions', 'X-1', { owner: 'a', ...(approver === undefined ? {} : { approver }) });
};

const inside = (action: string) => developer(keeping(draw(PLANES('')), 'yes', adminPolicy('inside', 1, action)));
const IDLE = 'G-2 forbid ns:ops -> ns:shop 80';

const SHOP = 'cluster pods 10.244.0.0/16\n ns shop\n wl shop/web 80\n wl shop/db 5432';
const torn = (priority: number) =>
  keeping(draw(SHOP), 'yes', adminPolicy('one', 10, 'Accept'), adminPolicy('two', priority, 'Deny'));

const OLD = 'cluster pods 10.244.0.0/16\n ns shop\n wl shop/web 80\n wl shop/db 5432\n F-1 shop/db -> shop/web 80';
const ingress = (port: number) =>
  `{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: ${port}}]}]}`;

export const GOVERNANCE: readonly RowCase[] = [
  {
    check: 'RBAC-1',
    row: '3.3',
    designed: gateway(guarded, 'Baseline'),
    broken: {
      design: gateway(guarded, 'Admin'),
      says: 'Gateway breaks G-1 “plane apart”: accept all egress of ops in tier Admin',
      witness: 'none',
    },
    mended: {
      by: 'the second persona gets the Baseline tier instead',
      edit: (d) => gateway(d, 'Baseline'),
    },
    exported: { path: /^design\.yaml$/, holds: 'tier: Baseline' },
  },
  {
    check: 'RBAC-2',
    row: '3.3',
    designed: SIGNED('security'),
    broken: { design: SIGNED(undefined), says: 'X-1 in G-1 was approved by nobody', witness: 'none' },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-x-1-/, holds: 'approved by security' },
  },
  {
    check: 'RBAC-3',
    row: '8.1',
    designed: reserved(labelled),
    broken: { design: labelled, says: /^Developer breaks G-1 .*: (run pod|label) /, witness: 'none' },
    mended: {
      by: 'the security team leaves out the policy that trusts a label which anybody may set',
      edit: (d) => without(d, 'policies', 'policy:trusted'),
    },
    exported: { path: /^policies\/base\/admin\/g-1-/, holds: 'action: Deny' },
  },
  {
    check: 'RBAC-6',
    row: '3.3',
    designed: developer(draw(PLANES())),
    broken: {
      design: inside('Accept'),
      says: /^Developer alone cannot close shop\/.* in shop: rule 1 \(all\) of inside .* in tier Admin allows it$/,
      witness: 'allowed',
    },
    mended: 'fix',
    exported: { path: /shop\/networkpolicies\.yaml$/, holds: 'name: default-deny' },
  },
  {
    check: 'TIER-2',
    row: '8.2',
    designed: draw(PLANES()),
    broken: {
      design: draw(PLANES(`G-1 separate plane\n${IDLE}`)),
      says: /^ClusterNetworkPolicy g-2-to .* is shadowed: what it matches is decided before it by rule 1 \(G-1\) of g-1-/,
      witness: 'denied',
    },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-/, holds: 'action: Deny' },
  },
  {
    check: 'TIER-3',
    row: '8.2',
    designed: torn(20),
    broken: {
      design: torn(10),
      says: /^Both of priority 10 in tier Admin: rule 1 \(all\) of one .* allows, rule 1 \(all\) of two .* denies the same /,
      witness: 'undefined',
    },
    mended: {
      by: 'the owners agree which policy comes first, and leave the other out',
      edit: (d) => without(d, 'policies', 'policy:two'),
    },
    exported: { path: /^policies\/imported\/cluster\//, holds: 'name: one' },
  },
  {
    check: 'DIA-1',
    row: '0.1',
    designed: draw(OLD.replace('ns shop', 'ns shop managed')),
    broken: {
      design: draw(OLD),
      says: 'F-1 shop/db -> shop/web tcp 80: no file implements it, since the design does not manage shop',
      witness: 'none',
    },
    mended: 'fix',
    exported: { path: /shop\/networkpolicies\.yaml$/, holds: '# F-1 shop/db -> shop/web' },
  },
  {
    check: 'DIA-2',
    row: '0.1',
    designed: keeping(draw(OLD), 'unmanaged', networkPolicy('shop', 'web', ingress(80))),
    broken: {
      design: keeping(draw(OLD), 'unmanaged', networkPolicy('shop', 'web', ingress(9999))),
      says: /^NetworkPolicy shop\/web .* allows nothing that is drawn$/,
      witness: 'none',
    },
    mended: 'fix',
    exported: { path: /shop\/networkpolicies\.yaml$/, holds: '# F-1 shop/db -> shop/web' },
  },
];

export const NEVER: readonly NeverCase[] = [
  {
    check: 'TIER-4',
    row: '8.2',
    designed: draw(PLANES()),
    never: 'the Kubernetes target has no rules that only log',
  },
];
