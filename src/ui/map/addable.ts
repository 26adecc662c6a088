/** What can be added to the map, and the command that does it. */
import type { GroupBy } from '../../state/studio.ts';
import type { AddKind } from '../map-port.tsx';

export const ADDABLE: readonly { readonly kind: AddKind; readonly command: string }[] = [
  { kind: 'zone', command: 'add.zone' },
  { kind: 'namespace', command: 'add.namespace' },
  { kind: 'workload', command: 'add.workload' },
  { kind: 'external', command: 'add.external.network' },
  { kind: 'host', command: 'add.hosts' },
];

export interface Word {
  readonly article: string;
  readonly name: string;
  readonly title: string;
}

const WORDS: Readonly<Record<Exclude<AddKind, 'zone'>, Word>> = {
  namespace: { article: 'a', name: 'namespace', title: 'Namespace' },
  workload: { article: 'a', name: 'workload', title: 'Workload' },
  external: { article: 'an', name: 'external', title: 'External' },
  host: { article: 'a', name: 'host group', title: 'Hosts' },
};

const ZONES: Readonly<Record<GroupBy, Word>> = {
  platform: { article: 'a', name: 'plane', title: 'Plane' },
  plane: { article: 'a', name: 'plane', title: 'Plane' },
  environment: { article: 'an', name: 'environment', title: 'Environ.' },
  tenant: { article: 'a', name: 'tenant', title: 'Tenant' },
  namespace: { article: 'a', name: 'plane', title: 'Plane' },
};

/** What a kind is called; a zone is one of the grouping. */
export function wordFor(kind: AddKind, groupBy: GroupBy): Word {
  return kind === 'zone' ? ZONES[groupBy] : WORDS[kind];
}
