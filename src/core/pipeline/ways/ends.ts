/** The ends of a packet as the design knows them. */
import type { SolvedSide } from '../../analyses/side.ts';
import { rangesOfExternal, rangesOfHostGroup } from '../../design/members.ts';
import type { Design } from '../../design/schema.ts';
import { type AddressRange, rangesCover } from '../../lib/addresses.ts';
import { sortedBy } from '../../lib/order.ts';
import type { Context } from '../../synthesis/context.ts';
import type { Party } from '../../synthesis/parties.ts';
import type { Walls } from '../../synthesis/walls.ts';

/** An end that edits can name. */
export interface End {
  /** Of the design: what a flow or an exception names. */
  readonly ref: string;
  /** Of its workload, if it is one. */
  readonly namespace?: string;
  readonly party: Party;
  /** Whether something that a flow names holds this end. */
  readonly isIn: (ref: string) => boolean;
}

/** The end of an id of the solver, or why edits of the design cannot name it. */
export function endOf(
  context: Context,
  walls: Walls,
  side: SolvedSide,
  id: string,
): End | { readonly obstacle: string } {
  const endpoint = side.solution.endpoints[side.solution.byId.get(id) ?? -1];
  if (endpoint?.kind === 'workload') {
    const workload = side.solution.input.cluster.workloads[endpoint.workload];
    const ref = workload && side.designIdOf.get(workload.id);
    if (!workload || ref === undefined)
      return { obstacle: `\`${id}\` belongs to the platform: the design draws no flows of its own for it` };
    const namespace = context.namespaces.get(workload.namespace);
    return {
      ref,
      ...(namespace ? { namespace: namespace.id } : {}),
      party: walls.party(workload.id),
      isIn: (other) => context.members(other).workloads.has(workload.id),
    };
  }
  if (endpoint?.kind === 'network') return outside(context, walls, endpoint.range, id);
  if (endpoint?.kind === 'host') {
    const owners = Object.values(context.design.hostGroups).filter((h) =>
      context.members(h.id).hosts.has(side.solution.input.cluster.hosts[endpoint.host]?.name ?? ''),
    );
    const [first] = owners;
    if (!first) return { obstacle: `\`${id}\` is in no host group of the design` };
    return ownedBy(context, walls, first.id, [first.id]);
  }
  return { obstacle: `\`${id}\` is nothing that a flow of the design can name` };
}

function outside(context: Context, walls: Walls, range: AddressRange, id: string): ReturnType<typeof endOf> {
  const owners = ownersOfRange(context.design, range);
  const [first] = owners;
  if (!first) return { obstacle: `\`${id}\` is in no external of the design: draw one with these addresses first` };
  return ownedBy(context, walls, first, owners);
}

/** Externals and host groups that hold a whole range; named networks ahead of the internet. */
function ownersOfRange(design: Design, range: AddressRange): string[] {
  const externals = sortedBy(Object.values(design.externals), (e) => `${e.internet ? 1 : 0} ${e.id}`)
    .filter((e) => rangesCover(rangesOfExternal(design, e), range))
    .map((e) => e.id);
  const hosts = sortedBy(Object.values(design.hostGroups), (h) => h.id)
    .filter((h) => rangesCover(rangesOfHostGroup(h), range))
    .map((h) => h.id);
  return [...externals, ...hosts];
}

function ownedBy(context: Context, walls: Walls, ref: string, owners: readonly string[]): End {
  const { ranges } = context.members(ref);
  return {
    ref,
    party: walls.ownersParty([...owners].sort()),
    isIn: (other) => {
      const members = context.members(other);
      return owners.includes(other) || (ranges.length > 0 && ranges.every((r) => rangesCover(members.ranges, r)));
    },
  };
}
