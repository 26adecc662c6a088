/** Name resolution: every pod of a managed namespace may ask the cluster's name servers, which let themselves be asked. */
import { EVERYTHING, selectorOfLabels } from '../cluster/selector.ts';
import { connectionsOfPorts } from '../design/connections.ts';
import { isDnsWorkload, rangesOfTexts } from '../design/inventory.ts';
import { isManaged } from '../design/isolation.ts';
import { clusterOfNamespace, DNS_PRESETS, dnsOfNamespace, NODE_LOCAL_DNS } from '../design/platform.ts';
import { sortedBy } from '../lib/order.ts';
import type { Direction } from '../policy/policy-set.ts';
import { addDiagnostic, type Context, managedNamespaces } from './context.ts';
import type { PodsPiece } from './pieces.ts';
import type { AllowedRule } from './terms.ts';
import { blockedBy, type Walls } from './walls.ts';
import { namespacesNamed } from './zone-selectors.ts';

interface NameServerLink {
  readonly namespace: string;
  readonly stem: string;
  readonly piece: PodsPiece;
  readonly direction: Direction;
  readonly rule: AllowedRule;
}

const DNS = connectionsOfPorts([
  { protocol: 'UDP', port: 53 },
  { protocol: 'TCP', port: 53 },
]);

/** One egress rule per managed namespace, and an ingress rule at the name servers where the design manages those too. */
export function nameServerLinks(context: Context): NameServerLink[] {
  return [...managedNamespaces(context).flatMap((n) => askers(context, n.name)), ...servers(context)];
}

/** A guardrail that stands between pods and their name servers is hardly meant: said, with the ways out. */
export function noteDnsConflicts(context: Context, walls: Walls): void {
  for (const namespace of managedNamespaces(context)) {
    const preset = dnsOfNamespace(context.design, namespace);
    if (!preset) continue;
    const servers = (context.workloadsIn.get(preset.namespace) ?? []).filter((w) => isDnsWorkload(preset, w));
    const clients = context.workloadsIn.get(namespace.name) ?? [];
    const asked = connectionsOfPorts([...preset.ports]);
    const blockers = new Set(
      clients.flatMap((c) => servers.flatMap((s) => blockedBy(walls, walls.party(c.id), walls.party(s.id), asked))),
    );
    for (const by of blockers)
      addDiagnostic(context, {
        code: 'synthesis/dns-crosses-guardrail',
        severity: 'warning',
        message: `pods of \`${namespace.name}\` cannot resolve names: ${by} stands between them and \`${preset.namespace}\``,
        help: `mark \`${preset.namespace}\` as a system namespace, or grant an exception of ${by} for port 53`,
      });
  }
}

function everyPodOf(namespace: string): PodsPiece {
  return {
    kind: 'pods',
    ref: namespace,
    namespaces: [namespacesNamed([namespace])],
    pods: EVERYTHING,
    members: [],
    in: [namespace],
  };
}

function askers(context: Context, name: string): NameServerLink[] {
  const namespace = context.namespaces.get(name);
  const preset = namespace && dnsOfNamespace(context.design, namespace);
  if (!preset) return [];
  const pods = selectorOfLabels(Object.entries(preset.labels));
  const link = (rule: AllowedRule): NameServerLink => ({
    namespace: name,
    stem: 'dns',
    piece: everyPodOf(name),
    direction: 'egress',
    rule,
  });
  const links = [
    link({
      peers: [{ kind: 'pods', namespaces: namespacesNamed([preset.namespace]), pods }],
      connections: connectionsOfPorts([...preset.ports]),
      comments: [`name servers of the cluster (${preset.namespace})`],
    }),
  ];
  if (clusterOfNamespace(context.design, namespace)?.nodeLocalDns)
    links.push(
      link({
        peers: [{ kind: 'addresses', ranges: rangesOfTexts([NODE_LOCAL_DNS]) }],
        connections: DNS,
        comments: ['NodeLocal DNSCache on every node'],
      }),
    );
  return links;
}

function servers(context: Context): NameServerLink[] {
  const used = new Set([...context.namespaces.values()].flatMap((n) => dnsOfNamespace(context.design, n) ?? []));
  const managed = Object.values(DNS_PRESETS).filter(
    (p) => used.has(p) && isManaged(context.namespaces.get(p.namespace)),
  );
  return sortedBy(managed, (p) => p.name).map((preset) => ({
    namespace: preset.namespace,
    stem: 'dns-clients',
    piece: { ...everyPodOf(preset.namespace), pods: selectorOfLabels(Object.entries(preset.labels)) },
    direction: 'ingress',
    rule: {
      peers: [{ kind: 'pods', namespaces: EVERYTHING, pods: EVERYTHING }],
      connections: connectionsOfPorts([...preset.ports]),
      comments: ['every pod may ask the name servers'],
    },
  }));
}
