/** An import: files read, merged into the document, and what is kept of them as Today. */
import type { ImportRequest, ImportResult, PolicySource, Today } from '../analyses/answers.ts';
import { EMPTY_CLUSTER } from '../cluster/cluster.ts';
import { MANAGED_BY } from '../delivery/namespace-object.ts';
import type { Document } from '../design/change.ts';
import { inventoryOfDesign } from '../design/inventory.ts';
import { usualNesting } from '../design/layout-key.ts';
import { openDesignFiles } from '../design/open-files.ts';
import { validateDesign } from '../design/validate.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { arrange } from '../diagram/placement.ts';
import type { ManifestObject } from '../dialects/manifest.ts';
import { isRecord } from '../dialects/read-text.ts';
import { policySource } from '../dialects/redact.ts';
import { isPolicyObject } from '../dialects/registry.ts';
import { withPatches } from './label-patches.ts';
import { type LoadedManifests, loadManifests } from './load-manifests.ts';
import { importable } from './merge/importable.ts';
import type { ImportedPolicy } from './merge/imported.ts';
import { mergeImport } from './merge-import.ts';
import { rememberPolicies } from './today-policies.ts';

interface KeptPolicies {
  readonly sources: readonly PolicySource[];
  readonly policies: readonly ImportedPolicy[];
  readonly asWritten: boolean;
}

/**
 * Reads the files of a request and merges what they show into its document. A design among the files takes the place of
 * an empty document, or is merged by name like everything else. Only what policy needs is kept (`studio.md`, Files).
 */
export function importFiles(request: ImportRequest, onProgress: (done: number) => void = () => {}): ImportResult {
  onProgress(0);
  const opened = openDesignFiles(request.files);
  const read = loadManifests(opened.rest.length > 0 ? opened.rest : opened.document ? [] : request.files);
  onProgress(0.6);
  const base = opened.document && isBlank(request.document) ? opened.document : request.document;
  const namespaces = withPatches(base.design, read.cluster.namespaces);
  const loaded: LoadedManifests = { ...read, cluster: { ...read.cluster, namespaces } };
  const kept = keptPolicies(loaded, request.files);
  const { imported, diagnostics } = importable({
    cluster: loaded.cluster,
    policies: kept.policies,
    proposedFlows: loaded.proposedFlows,
  });
  const document = laidOut(mergeImport(base, imported));
  const today = todayOf(loaded, kept.sources, document);
  // read and lowered already: the texts that are kept say the same, line by line
  if (kept.asWritten)
    rememberPolicies(today, { policySet: loaded.policySet, diagnostics: loaded.policies.diagnostics });
  onProgress(0.9);
  return {
    document,
    ...(opened.designText !== undefined && base === opened.document ? { designText: opened.designText } : {}),
    today,
    diagnostics: [
      ...opened.diagnostics,
      ...designProblems(opened.document),
      ...quiet(loaded, opened.document),
      ...diagnostics,
    ],
    counts: loaded.counts,
    passedOver: loaded.passedOver,
  };
}

/** What comes into a document without any places is laid out; afterwards nothing that stands is moved. */
function laidOut(document: Document): Document {
  const { design, layout } = document;
  if (Object.keys(layout.nodes).length > 0) return document;
  return { design, layout: arrange(design, layout, usualNesting(design)) };
}

function isBlank({ design }: Document): boolean {
  return Object.keys(design.namespaces).length === 0 && Object.keys(design.workloads).length === 0;
}

function designProblems(document: Document | undefined): readonly Diagnostic[] {
  return document ? validateDesign(document.design) : [];
}

/** With a design beside them, policies without workloads are no complaint. */
function quiet(loaded: LoadedManifests, document: Document | undefined): readonly Diagnostic[] {
  return document ? loaded.diagnostics.filter((d) => d.code !== 'inventory/no-workloads') : loaded.diagnostics;
}

function keptPolicies(loaded: LoadedManifests, files: ImportRequest['files']): KeptPolicies {
  const byName = new Map(files.map((f) => [f.name, f]));
  const kept = loaded.objects.filter(isPolicyObject).map((object) => {
    const { asWritten, ...source } = policySource(object, byName.get(object.file) ?? { name: object.file, text: '' });
    const { kind, name } = object;
    const namespace = object.namespace ?? (kind === 'NetworkPolicy' ? 'default' : undefined);
    const policy = {
      kind,
      name,
      ...(namespace === undefined ? {} : { namespace }),
      text: source.text,
      file: source.name,
      firstLine: source.firstLine ?? 1,
      ...(isExported(object) ? { exported: true } : {}),
    };
    return { source, policy, asWritten };
  });
  return {
    sources: kept.map((k) => k.source),
    policies: kept.map((k) => k.policy),
    asWritten: kept.every((k) => k.asWritten),
  };
}

/** Whether an object carries the label that every export puts on its objects. */
export function isExported({ value }: ManifestObject): boolean {
  const metadata = isRecord(value) ? value['metadata'] : undefined;
  const labels = isRecord(metadata) ? metadata['labels'] : undefined;
  return isRecord(labels) && Object.entries(MANAGED_BY).every(([key, by]) => labels[key] === by);
}

/** Manifests without any workload (an export read again, say) speak about the workloads of the design. */
function todayOf(loaded: LoadedManifests, policies: readonly PolicySource[], document: Document): Today {
  if (loaded.cluster.workloads.length > 0) return { cluster: loaded.cluster, policies };
  const drawn = inventoryOfDesign(document.design).cluster;
  const declared = loaded.cluster.namespaces.filter((n) => n.declared);
  const known = new Set(declared.map((n) => n.name));
  const namespaces = [...declared, ...drawn.namespaces.filter((n) => !known.has(n.name))];
  return { cluster: { ...EMPTY_CLUSTER, ...drawn, namespaces }, policies };
}
