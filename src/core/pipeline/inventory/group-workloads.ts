/** Pods and controllers put together into workloads, under the outermost controller that the input shows. */
import { type Pod, type Workload, type WorkloadId, workloadId } from '../../cluster/cluster.ts';
import type { Report } from '../../diagnostics.ts';
import { objectTitle, placeOf } from '../../dialects/manifest.ts';
import { compareText, sortedBy } from '../../lib/order.ts';
import { type Owner, outermost, ownerKey } from './owners.ts';
import type { ReadController, ReadPodObject } from './read-workloads.ts';

/** A pod spec of a workload, as written, to look for service addresses in. */
export interface WorkloadSpec {
  readonly id: WorkloadId;
  readonly namespace: string;
  readonly spec: unknown;
}

interface Group {
  readonly namespace: string;
  readonly owner: Owner;
  controller?: ReadController;
  readonly pods: ReadPodObject[];
}

/** Labels that controllers put on pods; pods that differ only in these are alike. */
const GENERATED = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-generation',
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
]);

function groupIn(groups: Map<string, Group>, namespace: string, owner: Owner): Group {
  const key = ownerKey(namespace, owner);
  const group = groups.get(key) ?? { namespace, owner, pods: [] };
  groups.set(key, group);
  return group;
}

/** Label keys, set by people, in which some of the pods differ. */
function differingKeys(pods: readonly Pod[]): string[] {
  const keys = new Set(pods.flatMap((pod) => [...pod.labels.keys()]));
  return [...keys]
    .filter((key) => !GENERATED.has(key) && new Set(pods.map((pod) => pod.labels.get(key))).size > 1)
    .sort(compareText);
}

function toWorkload({ namespace, owner, controller, pods }: Group, report: Report): Workload | undefined {
  const live = sortedBy(pods, (p) => p.pod.name ?? '');
  const shown = live.map((p) => p.pod);
  const object = controller?.object ?? live[0]?.object;
  if (!object) return undefined;
  const id = workloadId(namespace, owner.name, owner.kind);
  const differing = differingKeys(shown);
  if (differing.length > 0)
    report({
      code: 'inventory/unlike-pods',
      severity: 'warning',
      message: `pods of the same owner \`${id}\` have different labels: ${differing.map((k) => `\`${k}\``).join(', ')}`,
      place: placeOf(object),
      help: 'where a policy tells them apart, they are judged part by part',
    });
  const template = controller && shown.length < (controller.replicas ?? 1) ? [controller.template] : [];
  const all = [...template, ...shown];
  return {
    id,
    namespace,
    name: owner.name,
    kind: owner.kind,
    pods: all.length === 0 && controller ? [controller.template] : all,
    ...(controller?.replicas === undefined ? {} : { replicas: controller.replicas }),
    place: placeOf(object),
  };
}

function isLauncher({ owner, pod }: ReadPodObject): boolean {
  return owner?.kind === 'VirtualMachineInstance' || pod.labels.get('kubevirt.io') === 'virt-launcher';
}

/**
 * Groups pods under their outermost controller (`cli.md`, workload ids; corpus README, semantics 3). A controller that
 * another one of the input owns is not a workload of its own, and shown pods take the place of the template. Sorted by id.
 */
export function groupWorkloads(
  controllers: readonly ReadController[],
  pods: readonly ReadPodObject[],
  report: Report,
): { readonly workloads: readonly Workload[]; readonly specs: readonly WorkloadSpec[] } {
  const index = new Map(controllers.map((c) => [ownerKey(c.namespace, c), c] as const));
  const groups = new Map<string, Group>();
  const specs: WorkloadSpec[] = [];
  const spec = (namespace: string, owner: Owner, value: unknown) =>
    specs.push({ id: workloadId(namespace, owner.name, owner.kind), namespace, spec: value });
  for (const controller of controllers) {
    const { namespace, kind, name, template } = controller;
    const top = outermost(namespace, { kind, name }, template.labels, index);
    if (top.kind === kind && top.name === name) groupIn(groups, namespace, top).controller = controller;
    spec(namespace, top, controller.spec);
  }
  for (const pod of pods) {
    const { namespace } = pod;
    const own: Owner = { kind: 'Pod', name: pod.object.name };
    const top = pod.owner ? outermost(namespace, pod.owner, pod.pod.labels, index) : own;
    if (isLauncher(pod) && index.has(ownerKey(namespace, top))) {
      reportLauncher(pod, top, report);
      continue;
    }
    groupIn(groups, namespace, top).pods.push(pod);
    spec(namespace, top, pod.spec);
  }
  const workloads = [...groups.values()].flatMap((group) => toWorkload(group, report) ?? []);
  return { workloads: sortedBy(workloads, (w) => w.id), specs };
}

function reportLauncher({ object, namespace }: ReadPodObject, owner: Owner, report: Report): void {
  report({
    code: 'inventory/virt-launcher',
    severity: 'warning',
    message: `virt-launcher pod \`${namespace}/${object.name}\` is passed over: it runs the ${owner.kind} \`${owner.name}\`, which is in the input itself`,
    place: placeOf(object),
    object: objectTitle(object),
    help: 'nothing to do',
  });
}
