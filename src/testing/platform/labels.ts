/** Labels of namespaces and pods, as the people behind them set them. */
import type { PlatformNamespace } from './namespaces.ts';
import type { WorkloadSpec } from './notation.ts';

export type Labels = Readonly<Record<string, string>>;

const LONG_NAMES = { dev: 'development', staging: 'staging', prod: 'production', shared: 'shared' } as const;

/** Namespaces in scope of the card industry's standard, which say so. */
const PCI = new Set(['payments-api-prod', 'payments-fraud-prod', 'payments-ledger-prod']);
const PRIVILEGED = new Set(['kube-system', 'calico-system', 'tigera-operator', 'metallb-system', 'node-agents']);

/** The labels of a namespace with the one that the API server gives to each. */
export function namespaceLabels(n: PlatformNamespace): Labels {
  const security = PRIVILEGED.has(n.name) ? { 'pod-security.kubernetes.io/enforce': 'privileged' } : {};
  const pci = PCI.has(n.name) ? { 'marlow.example/pci': 'true' } : {};
  return { ...ownLabels(n), ...security, ...pci, 'kubernetes.io/metadata.name': n.name };
}

function ownLabels(n: PlatformNamespace): Labels {
  const { plane, tenant, environment } = n;
  const part = { 'app.kubernetes.io/part-of': n.app };
  switch (n.labels) {
    case 'full':
      return { plane, env: environment, tenant, ...part };
    case 'long':
      return { plane, env: LONG_NAMES[environment], tenant, ...part };
    case 'environment':
      return { environment: LONG_NAMES[environment], team: tenant };
    case 'tenant':
      return { plane, tenant };
    case 'team':
      return { team: 'data-platform', 'cost-center': '4410' };
    case 'platform':
      return { plane, tenant, ...part };
    case 'copied':
      return { plane, env: 'prod', tenant, ...part };
    case 'helm':
      return { 'app.kubernetes.io/managed-by': 'Helm', name: n.name };
    default:
      return {};
  }
}

const BY_APP = new Set(['orders', 'search', 'logistics', 'loyalty', 'analytics']);

/** The labels by which Services and policies find the pods of a workload. */
export function selectorLabels(n: PlatformNamespace, name: string): Labels {
  if (n.name === 'kube-system') return systemLabels(name);
  if (n.name === 'calico-system') return { 'k8s-app': name };
  return BY_APP.has(n.tenant) ? { app: name } : { 'app.kubernetes.io/name': name };
}

function systemLabels(name: string): Labels {
  if (name === 'coredns') return { 'k8s-app': 'kube-dns' };
  const component = /^(.+)-cp-\d$/.exec(name)?.[1];
  return component ? { component, tier: 'control-plane' } : { 'k8s-app': name };
}

/** All labels of the pods of a workload. */
export function podLabels(n: PlatformNamespace, { name }: WorkloadSpec): Labels {
  const selector = selectorLabels(n, name);
  return 'app.kubernetes.io/name' in selector ? { ...selector, 'app.kubernetes.io/part-of': n.app } : selector;
}
