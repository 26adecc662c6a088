/** What a flow can begin or end at. */
import type { Design } from '../../core/design/schema.ts';
import { shortName } from '../../core/diagram/describe.ts';
import type { Thing } from '../widgets/picker.tsx';

/** Everything that a flow can begin or end at, workloads first. */
export function thingsOf(design: Design): Thing[] {
  const plain = (record: Readonly<Record<string, { readonly id: string; readonly name: string }>>, what: string) =>
    Object.values(record).map(({ id, name }) => ({ id, name, what }));
  return [
    ...Object.values(design.workloads).map((w) => ({
      id: w.id,
      name: w.name,
      what: `${w.kind} in ${shortName(design, w.namespace)}`,
    })),
    ...plain(design.labelGroups, 'label group'),
    ...plain(design.namespaces, 'namespace'),
    ...plain(design.externals, 'external'),
    ...plain(design.hostGroups, 'host group'),
    ...plain(design.planes, 'plane'),
    ...plain(design.environments, 'environment'),
    ...plain(design.tenants, 'tenant'),
  ];
}

const FOUND_SHOWN = 50;

/** The things whose name holds a text, those whose name begins with it first; at most as many as anybody reads. */
export function findThings(design: Design, text: string): Thing[] {
  const wanted = text.trim().toLowerCase();
  const rank = ({ name }: Thing) => {
    const at = name.toLowerCase().indexOf(wanted);
    return at === 0 ? 0 : at > 0 ? 1 : 2;
  };
  const ranked = thingsOf(design).map((thing) => ({ thing, rank: rank(thing) }));
  return ranked
    .filter((r) => r.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, FOUND_SHOWN)
    .map((r) => r.thing);
}
