/** Design → manifests → the policies that the written text enforces. Nothing is taken on trust (`studio.md`, Two sides). */
import type { ExportAnswer, ExportFile } from '../analyses/answers.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { lowerKubernetes } from '../dataplanes/kubernetes/lower.ts';
import { applyOrderOf } from '../delivery/apply-order.ts';
import { MANAGED_BY, namespaceFile } from '../delivery/namespace-object.ts';
import { adminPolicyPath, keptPolicyPaths, namespaceFolder } from '../delivery/paths.ts';
import type { DesignInventory } from '../design/inventory.ts';
import type { Design, KeptPolicy } from '../design/schema.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { printClusterNetworkPolicy } from '../dialects/clusternetworkpolicy/print.ts';
import { raiseClusterNetworkPolicies } from '../dialects/clusternetworkpolicy/raise.ts';
import type { ClusterNetworkPolicy } from '../dialects/clusternetworkpolicy/types.ts';
import type { Manifest } from '../dialects/manifest.ts';
import { printNetworkPolicy } from '../dialects/networkpolicy/print.ts';
import { raiseNetworkPolicies } from '../dialects/networkpolicy/raise.ts';
import type { NetworkPolicy } from '../dialects/networkpolicy/types.ts';
import type { PolicyObjects } from '../dialects/policies.ts';
import { printDocument } from '../dialects/print.ts';
import { readManifests } from '../dialects/read.ts';
import { readPolicies } from '../dialects/registry.ts';
import { compareText, groupBy, sortedBy } from '../lib/order.ts';
import type { PolicySet } from '../policy/policy-set.ts';
import { originKey } from '../synthesis/context.ts';
import { type Synthesis, synthesise } from '../synthesis/synthesise.ts';
import { keptPolicies, namespaceOfKept } from './kept-policies.ts';
import { passedOverByGates } from './passed-over.ts';

/** A design as manifests, and what these enforce. */
export interface CompiledDesign extends Omit<ExportAnswer, 'proof'> {
  readonly inventory: DesignInventory;
  /** The inventory of the design, for the solver. */
  readonly cluster: Cluster;
  /** From the written text, never the synthesised one. */
  readonly policySet: PolicySet;
}

/** What the last compilation printed and read, by text: an edit of one namespace leaves the others' as they are. */
interface Kept {
  readonly printed: Map<string, string>;
  readonly read: Map<string, Manifest>;
  readonly policies: Map<Manifest, PolicyObjects>;
}

const nothingKept = (): Kept => ({ printed: new Map(), read: new Map(), policies: new Map() });

let last: Kept = nothingKept();

/**
 * Compiles a design for plain Kubernetes: synthesised, raised, printed, read again and lowered. Total; same design, same
 * bytes. `files` holds policies and namespaces; `exportTree` adds the design itself and the review page.
 */
export function compileDesign(design: Design): CompiledDesign {
  const now = nothingKept();
  const kept = keptFiles(design);
  const keptObjects = readPolicies(kept.flatMap((f) => readFile(f, now).objects));
  const synthesis = synthesise(design, {
    reservedPriorities: new Set([
      ...keptObjects.clusterNetworkPolicies.filter((p) => p.tier === 'Admin').map((p) => p.priority),
      ...keptObjects.adminNetworkPolicies.filter((p) => p.kind === 'AdminNetworkPolicy').map((p) => p.priority),
    ]),
    reservedNames: namesOf(keptPolicies(design)),
  });
  const written = writtenFiles(design, synthesis, now);
  const files = sortedBy([...kept, ...written.files], (f) => f.path);
  const policies = readTree(files, now);
  last = now;
  const { cluster } = synthesis.inventory;
  const policySet = lowerKubernetes(policies);
  const keptPaths = new Set(kept.map((f) => f.path));
  return {
    files,
    inventory: synthesis.inventory,
    cluster,
    policySet,
    losses: synthesis.losses,
    notEnforceable: synthesis.notEnforceable,
    skippedNamespaces: synthesis.skippedNamespaces,
    applyOrder: applyOrderOf(
      files.map((f) => f.path),
      written.gates,
    ),
    diagnostics: [
      ...synthesis.diagnostics,
      ...written.diagnostics,
      ...policies.diagnostics,
      ...passedOverByGates(
        policySet,
        cluster,
        (file) => keptPaths.has(file),
        (file) => written.gates.has(file),
      ),
    ],
  };
}

function namesOf(policies: readonly KeptPolicy[]): ReadonlyMap<string, readonly string[]> {
  const groups = groupBy(policies, (p) => namespaceOfKept(p) ?? '');
  return new Map([...groups].map(([namespace, same]) => [namespace, same.map((p) => p.name)]));
}

function keptFiles(design: Design): ExportFile[] {
  const kept = keptPolicies(design);
  const paths = keptPolicyPaths(kept);
  return kept.map((p) => ({
    path: paths.get(p.id) ?? '',
    text: p.text.endsWith('\n') ? p.text : `${p.text}\n`,
  }));
}

interface Written {
  readonly files: readonly ExportFile[];
  /** Paths of exceptions. */
  readonly gates: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

function writtenFiles(design: Design, synthesis: Synthesis, now: Kept): Written {
  const commentsOf = (origin: Parameters<typeof originKey>[0]) => synthesis.comments.get(originKey(origin)) ?? [];
  const options = { commentsOf, labels: MANAGED_BY };
  const admin = raiseClusterNetworkPolicies(synthesis.policySet, options);
  const allows = raiseNetworkPolicies(synthesis.policySet, options);
  const byNamespace = groupBy(allows.policies, (p) => p.namespace);
  const files: ExportFile[] = admin.policies.map((p) => ({
    path: adminPolicyPath(p.name),
    text: printed(now, [p], () => printDocument(printClusterNetworkPolicy(p), p.comments)),
  }));
  const seen = new Set<string>();
  for (const namespace of sortedBy(Object.values(design.namespaces), (n) => n.id)) {
    if (seen.has(namespace.name)) continue;
    seen.add(namespace.name);
    const folder = namespaceFolder(design, namespace);
    const file = namespaceFile(design, namespace);
    if (file)
      files.push({
        path: `${folder}/${file.name}`,
        text: printed(now, file, () => printDocument(file.value, file.comments)),
      });
    const policies = byNamespace.get(namespace.name) ?? [];
    if (policies.length > 0)
      files.push({ path: `${folder}/networkpolicies.yaml`, text: printed(now, policies, () => printAll(policies)) });
  }
  const isGate = (p: ClusterNetworkPolicy) => [...p.ingress, ...p.egress].every((r) => r.action === 'Pass');
  return {
    files,
    gates: new Set(admin.policies.filter(isGate).map((p) => adminPolicyPath(p.name))),
    diagnostics: [...admin.diagnostics, ...allows.diagnostics],
  };
}

/** What allows comes ahead of what closes every pod, so that a file applied from the top never closes what it is about to open. */
function printAll(policies: readonly NetworkPolicy[]): string {
  const everyPod = (p: NetworkPolicy) => Number(p.podSelector.requirements.length === 0);
  const ordered = [...policies].sort((a, b) => everyPod(a) - everyPod(b) || compareText(a.name, b.name));
  return ordered.map((p) => printDocument(printNetworkPolicy(p), p.comments)).join('---\n');
}

/** Prints anew only what is not as it was. */
function printed(now: Kept, input: unknown, print: () => string): string {
  const key = JSON.stringify(input, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
  const text = last.printed.get(key) ?? now.printed.get(key) ?? print();
  now.printed.set(key, text);
  return text;
}

/** Reads anew only what is not as it was. */
function readFile({ path, text }: ExportFile, now: Kept): Manifest {
  const key = `${path}\n${text}`;
  const manifest = last.read.get(key) ?? now.read.get(key) ?? readManifests([{ name: path, text }]);
  now.read.set(key, manifest);
  return manifest;
}

/**
 * Every policy of the tree. Files of generated NetworkPolicies stand for themselves: their names are like no other's, so
 * what was read of one stays as it is until its text changes. Everything else is read together.
 */
function readTree(files: readonly ExportFile[], now: Kept): PolicyObjects {
  const manifests = files.map((file) => ({ file, manifest: readFile(file, now) }));
  const alone = manifests.filter(({ file }) => file.path.startsWith('tenants/'));
  const together = manifests.filter(({ file }) => !file.path.startsWith('tenants/'));
  const parts = [
    readPolicies(together.flatMap(({ manifest }) => manifest.objects)),
    ...alone.map(({ manifest }) => {
      const policies = last.policies.get(manifest) ?? readPolicies(manifest.objects);
      now.policies.set(manifest, policies);
      return policies;
    }),
  ];
  return {
    networkPolicies: parts.flatMap((p) => p.networkPolicies),
    clusterNetworkPolicies: parts.flatMap((p) => p.clusterNetworkPolicies),
    adminNetworkPolicies: parts.flatMap((p) => p.adminNetworkPolicies),
    unread: parts.flatMap((p) => p.unread),
    diagnostics: [
      ...manifests.flatMap(({ manifest }) => manifest.diagnostics).filter((d) => d.code !== 'file/no-objects'),
      ...parts.flatMap((p) => p.diagnostics),
    ],
  };
}

/** What a tree enforces that is not, or not quite, what was compiled: with a file in it that somebody edited. */
export function policiesOfTree(files: readonly ExportFile[]): Pick<CompiledDesign, 'policySet' | 'diagnostics'> {
  const policies = readTree(files, nothingKept());
  return { policySet: lowerKubernetes(policies), diagnostics: policies.diagnostics };
}
