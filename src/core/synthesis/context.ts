/** What every part of synthesis looks at, and where it puts its complaints. */
import type { Workload, WorkloadId } from '../cluster/cluster.ts';
import { type DesignInventory, inventoryOfDesign } from '../design/inventory.ts';
import { isIsolated, isManaged } from '../design/isolation.ts';
import { standardKeys } from '../design/label-standard.ts';
import type { Loss } from '../design/loss.ts';
import { type Members, memberLookup } from '../design/members.ts';
import { systemNamespaceNames } from '../design/platform.ts';
import type { Design, DesignNamespace } from '../design/schema.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { groupBy, sortedBy } from '../lib/order.ts';
import type { Direction, Origin } from '../policy/policy-set.ts';
import { type PodSelectors, podSelectors } from './pod-selectors.ts';

/** A guarantee that this target cannot enforce. */
export interface NotEnforceable {
  /** Handle or id of the element concerned. */
  readonly subject: string;
  readonly reason: string;
}

/** What synthesis found on the way. Each list is without doubles, in the order of finding. */
export interface Remarks {
  readonly losses: Loss[];
  readonly notEnforceable: NotEnforceable[];
  readonly diagnostics: Diagnostic[];
}

/** A design, read once for all parts of synthesis. */
export interface Context {
  readonly design: Design;
  readonly inventory: DesignInventory;
  readonly members: (ref: string) => Members;
  readonly workloads: ReadonlyMap<WorkloadId, Workload>;
  /** By name of the namespace. */
  readonly workloadsIn: ReadonlyMap<string, readonly Workload[]>;
  /** Namespaces of the design by name; of two with one name the first by id. */
  readonly namespaces: ReadonlyMap<string, DesignNamespace>;
  /** Namespaces that generated policies leave alone, sorted. */
  readonly system: readonly string[];
  readonly selectors: PodSelectors;
  /** Keys of pods that the label standard lists. */
  readonly podKeys: ReadonlySet<string>;
  readonly remarks: Remarks;
  /** Names of kept policies by namespace; of cluster-scoped ones under the empty text. Generated ones avoid them. */
  readonly reservedNames: ReadonlyMap<string, readonly string[]>;
  /** Comment lines by `originKey`. */
  readonly comments: Map<string, string[]>;
}

/** Reads a design once for all parts of synthesis. `reservedNames`: see `Context`. */
export function contextOf(design: Design, reservedNames: Context['reservedNames'] = new Map()): Context {
  const inventory = inventoryOfDesign(design);
  const namespaces = new Map<string, DesignNamespace>();
  for (const n of sortedBy(Object.values(design.namespaces), (x) => x.id))
    if (!namespaces.has(n.name)) namespaces.set(n.name, n);
  const podKeys = standardKeys(design, 'pod');
  return {
    design,
    inventory,
    members: memberLookup(design, inventory),
    workloads: new Map(inventory.cluster.workloads.map((w) => [w.id, w])),
    workloadsIn: groupBy(inventory.cluster.workloads, (w) => w.namespace),
    namespaces,
    system: systemNamespaceNames(design),
    selectors: podSelectors(inventory.cluster.workloads, podKeys),
    podKeys,
    remarks: { losses: [], notEnforceable: [], diagnostics: [] },
    reservedNames,
    comments: new Map(),
  };
}

/** Whether the design isolates a workload in one direction. */
export function isClosed(context: Context, workload: Workload, direction: Direction): boolean {
  const own = context.design.workloads[context.inventory.designIdOf.get(workload.id) ?? ''];
  return isIsolated(context.namespaces.get(workload.namespace), direction, own);
}

/** Whether policies reach the pods of a workload: those in the host's network are out of their sight. */
export function onPodNetwork(workload: Workload | undefined): boolean {
  return workload?.pods.some((p) => !p.hostNetwork) ?? false;
}

/** Managed namespaces in order of name. */
export function managedNamespaces(context: Context): DesignNamespace[] {
  return sortedBy([...context.namespaces.values()].filter(isManaged), (n) => n.name);
}

/** Notes a loss, once. */
export function addLoss(context: Context, subject: string, message: string): void {
  const { losses } = context.remarks;
  if (!losses.some((l) => l.subject === subject && l.message === message)) losses.push({ subject, message });
}

/** Notes a guarantee that cannot be enforced, once. */
export function addNotEnforceable(context: Context, subject: string, reason: string): void {
  const all = context.remarks.notEnforceable;
  if (!all.some((n) => n.subject === subject && n.reason === reason)) all.push({ subject, reason });
}

/** Notes a diagnostic, once. */
export function addDiagnostic(context: Context, diagnostic: Diagnostic): void {
  const { diagnostics } = context.remarks;
  if (!diagnostics.some((d) => d.code === diagnostic.code && d.message === diagnostic.message))
    diagnostics.push(diagnostic);
}

/** Names the object or field that a comment stands above. */
export function originKey({ kind, namespace, name, field }: Origin): string {
  return `${kind} ${namespace ?? ''}/${name} ${field ?? ''}`;
}

/** Puts comment lines above an object or a rule; a line that is there already is not said twice. */
export function addComments(context: Context, origin: Origin, lines: readonly string[]): void {
  const key = originKey(origin);
  const known = context.comments.get(key) ?? [];
  context.comments.set(key, [...known, ...lines.map(oneLine).filter((l) => !known.includes(l))]);
}

const LONGEST_COMMENT = 300;

/** Text of the user's as one comment line: nothing in it can end the comment. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, ' ').trim();
  return plain.length > LONGEST_COMMENT ? `${plain.slice(0, LONGEST_COMMENT - 1)}…` : plain;
}
