/**
 * A design with nothing in it, and the names of what may be in one. Apart from the schema, so that what only makes, moves
 * and keeps designs does not load what checks them.
 */
import type { CollectionName, Design, Layout } from './schema.ts';

/** Version of the file format; one upgrade step for each version before it. */
export const DESIGN_VERSION = 1;

const NAMES: Readonly<Record<CollectionName, true>> = {
  clusters: true,
  planes: true,
  environments: true,
  tenants: true,
  complianceZones: true,
  placements: true,
  namespaces: true,
  workloads: true,
  labelGroups: true,
  hostGroups: true,
  externals: true,
  exposures: true,
  flows: true,
  guardrails: true,
  exceptions: true,
  sharedServices: true,
  labelKeys: true,
  personas: true,
  tiers: true,
  policies: true,
  acceptances: true,
  notes: true,
};

/** Every collection, in the order of the file. */
export const COLLECTION_NAMES = Object.keys(NAMES) as CollectionName[];

/** A design with nothing in it. */
export function emptyDesign(name: string): Design {
  const collections = Object.fromEntries(COLLECTION_NAMES.map((c) => [c, {}]));
  return { version: DESIGN_VERSION, name, target: 'kubernetes', ...collections } as Design;
}

/** Nothing stands anywhere. */
export const EMPTY_LAYOUT: Layout = { version: 1, nodes: {} };
