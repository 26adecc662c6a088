/** What stands outside the namespaces: externals, hosts, pods by labels of every namespace, and the entry of what is exposed. */
import type { Design } from '../../design/schema.ts';
import { externalLine, groupLine, hostLine } from '../describe.ts';
import { ENTRY, sourceOf } from '../nesting.ts';
import type { Member } from './members.ts';

/** All of it, in order of the file. The entry only where an exposure names nobody. */
export function outsideMembers(design: Design): Member[] {
  const entry = Object.values(design.exposures).some((e) => sourceOf(design, e) === ENTRY);
  return [
    ...Object.keys(design.externals),
    ...Object.values(design.labelGroups).flatMap((g) => (g.namespace === undefined ? [g.id] : [])),
    ...(entry ? [ENTRY] : []),
    ...Object.keys(design.hostGroups),
  ].flatMap((id) => outsideMember(design, id) ?? []);
}

/** One of them by its id; `undefined` for everything else. */
export function outsideMember(design: Design, id: string): Member | undefined {
  if (id === ENTRY) return { id, kind: 'entry', mark: 'IN', name: 'Outside', line: 'what is exposed' };
  const external = own(design.externals, id);
  if (external) return { id, kind: 'external', mark: 'EXT', name: external.name, line: externalLine(external) };
  const host = own(design.hostGroups, id);
  if (host) return { id, kind: 'host', mark: 'H', name: host.name, line: hostLine(host) };
  const group = own(design.labelGroups, id);
  return group?.namespace === undefined && group
    ? { id, kind: 'group', mark: '{ }', name: group.name, line: groupLine(group) }
    : undefined;
}

function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
