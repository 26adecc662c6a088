/** What an import brings, and the records of the design that it is merged into. */
import type { Cluster } from '../../cluster/cluster.ts';
import { sameValue } from '../../design/fields.ts';
import type { CollectionName, Design, Entity } from '../../design/schema.ts';
import type { ProposedFlow } from '../inventory/proposed-flows.ts';

/** A policy of the input, kept as written. */
export interface ImportedPolicy {
  readonly kind: string;
  /** Absent for kinds of the whole cluster. */
  readonly namespace?: string;
  readonly name: string;
  /** The document as written, without annotations. */
  readonly text: string;
  readonly file: string;
  readonly firstLine: number;
  /** Whether it says that Bulkhead wrote it. */
  readonly exported?: boolean;
}

/** What an import brings. */
export interface Imported {
  readonly cluster: Cluster;
  readonly policies: readonly ImportedPolicy[];
  readonly proposedFlows: readonly ProposedFlow[];
}

/** A design under merge: collections are replaced as a whole, and only when something in them changed. */
export type DesignInProgress = { -readonly [K in keyof Design]: Design[K] };

/** Puts entities into a collection; those that say the same as before are left alone. */
export function put<C extends CollectionName>(
  design: DesignInProgress,
  collection: C,
  entities: readonly Entity<C>[],
): void {
  const old: Readonly<Record<string, { id: string }>> = design[collection];
  const changed = entities.filter((e) => !Object.hasOwn(old, e.id) || !sameValue(old[e.id], e));
  if (changed.length === 0) return;
  const next = { ...old, ...Object.fromEntries(changed.map((e) => [e.id, e])) };
  Object.assign(design, { [collection]: next });
}
