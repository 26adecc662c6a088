/** Endpoints that no prohibition tells apart share a party, so that large designs stay cheap. */
import type { WorkloadId } from '../cluster/cluster.ts';
import { entityIn } from '../design/lookup.ts';
import { clusterOfNamespace } from '../design/platform.ts';
import type { DesignNamespace } from '../design/schema.ts';
import { isWithin } from '../design/zone-tree.ts';
import type { Context } from './context.ts';

/** Owner of the addresses that stand for the platform on every node: its name server there. */
export const SPARED_ADDRESSES = 'platform';

/** Endpoints that no prohibition tells apart. */
export interface Party {
  readonly key: string;
  /** Absent for addresses, and for namespaces that the design does not hold. */
  readonly namespace?: DesignNamespace;
  /** Externals and host groups that the addresses belong to; absent for workloads. */
  readonly owners?: readonly string[];
  /** References in use that it is a member of. */
  readonly refs: ReadonlySet<string>;
}

/** Who belongs to which party. */
export interface Parties {
  readonly party: (workload: WorkloadId) => Party;
  /** The party of a namespace's workloads to come. */
  readonly namespaceParty: (name: string) => Party;
  /** Addresses that belong to each of these externals and host groups. */
  readonly ownersParty: (owners: readonly string[]) => Party;
}

/** Sorts endpoints by the references in use that they are members of. */
export function partiesOf(context: Context, refs: readonly string[]): Parties {
  const memo = new Map<string, Party>();
  const byWorkload = new Map<WorkloadId, Party>();
  const refsOf = new Map<WorkloadId, string[]>();
  for (const ref of refs)
    for (const id of context.members(ref).workloads) {
      const list = refsOf.get(id);
      if (list) list.push(ref);
      else refsOf.set(id, [ref]);
    }
  const remember = (key: string, make: () => Omit<Party, 'key'>): Party => {
    const known = memo.get(key);
    if (known) return known;
    const party = { key, ...make() };
    memo.set(key, party);
    return party;
  };
  const named = (name: string) => {
    const namespace = context.namespaces.get(name);
    return namespace ? { namespace } : {};
  };
  return {
    party: (id) => {
      const known = byWorkload.get(id);
      if (known) return known;
      const name = id.slice(0, id.indexOf('/'));
      const own = refsOf.get(id) ?? [];
      const party = remember(`${name} ${own.join(' ')}`, () => ({ ...named(name), refs: new Set(own) }));
      byWorkload.set(id, party);
      return party;
    },
    namespaceParty: (name) =>
      remember(`${name} +`, () => {
        const namespace = context.namespaces.get(name);
        const inside = refs.filter((ref) => namespace !== undefined && isNamespaceIn(context, namespace, ref));
        return { ...named(name), refs: new Set(inside) };
      }),
    ownersParty: (owners) =>
      remember(owners.join(' '), () => ({
        owners,
        refs: new Set(refs.filter((ref) => owners.some((owner) => isOwnerIn(context, owner, ref)))),
      })),
  };
}

function isNamespaceIn(context: Context, namespace: DesignNamespace, ref: string): boolean {
  if (ref === namespace.id) return true;
  return (
    ref === clusterOfNamespace(context.design, namespace)?.id ||
    zoneCovers(context.design, ref, [
      namespace.plane,
      namespace.environment,
      namespace.tenant,
      ...namespace.complianceZones,
    ])
  );
}

function isOwnerIn(context: Context, owner: string, ref: string): boolean {
  if (ref === owner) return true;
  const external = entityIn(context.design, 'externals', owner);
  const group = entityIn(context.design, 'hostGroups', owner);
  if (group?.cluster !== undefined && group.cluster === ref) return true;
  return zoneCovers(context.design, ref, [external?.plane ?? group?.plane, external?.environment, external?.tenant]);
}

function zoneCovers(design: Context['design'], ref: string, zones: readonly (string | undefined)[]): boolean {
  const axes = [design.planes, design.environments, design.tenants, design.complianceZones];
  return axes.some((all) => Object.hasOwn(all, ref) && zones.some((z) => z !== undefined && isWithin(all, z, ref)));
}
