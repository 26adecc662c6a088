import type { Host } from '../../cluster/cluster.ts';
import { newId } from '../../design/handles.ts';
import { compareNatural } from '../../design/natural-order.ts';
import type { HostGroup } from '../../design/schema.ts';
import { compareText, groupBy } from '../../lib/order.ts';
import { type DesignInProgress, put } from './imported.ts';

type Role = 'control-plane' | 'worker';

const NAMES: Readonly<Record<Role, string>> = { 'control-plane': 'Control plane nodes', worker: 'Worker nodes' };

/**
 * Merges nodes as one host group for each role. Addresses are added to; labels are those that all of them carry. Nodes
 * that somebody drew in a group of their own, by their addresses, stay there.
 */
export function mergeHosts(design: DesignInProgress, hosts: readonly Host[]): void {
  for (const [role, group] of [...groupBy(hosts, roleOf)].sort(([a], [b]) => compareText(a, b))) {
    const drawn = new Set(
      Object.values(design.hostGroups).flatMap((g) => (g.id === idOf(role) && g.role === role ? [] : g.addresses)),
    );
    const own = group.filter((h) => h.addresses.length === 0 || h.addresses.some((a) => !drawn.has(a)));
    if (own.length > 0) put(design, 'hostGroups', [merge(design, role, own)]);
  }
}

const idOf = (role: Role) => `host:${role}`;

/** By the role labels of kubeadm and its kin (kubernetes.io, Well-Known Labels). */
function roleOf({ labels }: Host): Role {
  const roles = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];
  return roles.some((key) => labels.has(key)) ? 'control-plane' : 'worker';
}

function merge(design: DesignInProgress, role: Role, hosts: readonly Host[]): HostGroup {
  const id = idOf(role);
  const known = Object.hasOwn(design.hostGroups, id) ? design.hostGroups[id] : undefined;
  const old = known?.role === role ? known : undefined;
  const given = new Set(hosts.flatMap((h) => h.addresses));
  const covered = old?.addresses.every((a) => given.has(a)) ?? true;
  const base: HostGroup = old ?? {
    id: known ? newId(design, 'host:', role) : id,
    name: NAMES[role],
    role,
    labels: {},
    interfaces: [],
    addresses: [],
  };
  const labels = commonLabels(hosts).filter(([key, value]) => covered || (old && old.labels[key] === value));
  const addresses = [...new Set([...(old?.addresses ?? []), ...given])].sort(compareNatural);
  return { ...base, labels: Object.fromEntries(labels), addresses };
}

function commonLabels([first, ...rest]: readonly Host[]): [string, string][] {
  return [...(first?.labels ?? [])]
    .filter(([key, value]) => key !== 'kubernetes.io/hostname' && rest.every((h) => h.labels.get(key) === value))
    .sort(([a], [b]) => compareText(a, b));
}
