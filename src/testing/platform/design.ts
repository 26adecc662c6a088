/** The design of the reference platform: its manifests imported as anybody would, then classified and decided upon. */

import type { Document } from '../../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import type { Design, DesignNamespace, KeptPolicy } from '../../core/design/schema.ts';
import { importFiles } from '../../core/pipeline/import-files.ts';
import { FLOWS } from './decisions/flows.ts';
import { EXCEPTIONS, GUARDRAILS } from './decisions/guardrails.ts';
import { NOTES } from './decisions/notes.ts';
import { decidedExposure, EXTERNALS } from './decisions/outside.ts';
import { CLUSTER, ZONES } from './decisions/zones.ts';
import type { PlatformFile } from './manifests.ts';
import { NAMESPACES, type PlatformNamespace } from './namespaces.ts';

/** Namespaces whose flows are drawn whole: the design decides all their traffic. */
const FIRST_WAVE = new Set([
  'identity-accounts-prod',
  'orders-checkout-prod',
  'payments-api-prod',
  'payments-fraud-prod',
  'payments-ledger-prod',
  'shared-postgres-prod',
  'shared-redis-prod',
]);

/** Namespaces that are the cluster's own though their name does not say so. */
const SYSTEM = new Set(['node-agents']);

/** Imported policies that the design does not take over. */
const LEFT_OUT = new Set(['policy:ClusterNetworkPolicy/monitoring-scrapes-everything']);

/** The manifests as an import into an empty document gives them. */
export function importedPlatform(manifests: readonly PlatformFile[]): Document {
  const document = { design: emptyDesign('Reference platform'), layout: EMPTY_LAYOUT };
  return importFiles({ files: manifests, document }).document;
}

/** The imported design with everything that was decided about it. Of the policies, those that are not taken over. */
export function decidedDesign({ design }: Document): Design {
  return {
    ...design,
    ...ZONES,
    namespaces: mapped(design.namespaces, classified),
    hostGroups: mapped(design.hostGroups, (h) => ({ ...h, cluster: CLUSTER })),
    externals: EXTERNALS,
    exposures: mapped(design.exposures, decidedExposure),
    flows: FLOWS,
    guardrails: GUARDRAILS,
    exceptions: EXCEPTIONS,
    policies: Object.fromEntries(
      Object.entries(design.policies).flatMap(([id, p]): [string, KeptPolicy][] =>
        LEFT_OUT.has(id) ? [[id, { ...p, keep: 'no', owner: 'observability' }]] : [],
      ),
    ),
    notes: NOTES,
  };
}

const KNOWN: ReadonlyMap<string, PlatformNamespace> = new Map(NAMESPACES.map((n) => [n.name, n]));

function classified(namespace: DesignNamespace): DesignNamespace {
  const known = KNOWN.get(namespace.name);
  if (!known) throw new Error(`${namespace.name} is not in the table of namespaces`);
  const { plane, environment, tenant, app, owner } = known;
  const pci = namespace.labels['marlow.example/pci'] === 'true';
  return {
    ...namespace,
    plane: `plane:${plane}`,
    environment: `env:${environment}`,
    tenant: `tenant:${tenant}`,
    complianceZones: pci ? ['zone:pci'] : [],
    cluster: CLUSTER,
    app,
    owner,
    isolation: FIRST_WAVE.has(namespace.name) ? 'default-deny' : 'as-imported',
    system: namespace.system || SYSTEM.has(namespace.name),
  };
}

function mapped<T>(record: Readonly<Record<string, T>>, change: (item: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([id, item]) => [id, change(item)]));
}
