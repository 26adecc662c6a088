/** Pods and controllers of the input, each read by itself. */
import type { Pod } from '../../cluster/cluster.ts';
import type { Report } from '../../diagnostics.ts';
import type { ManifestObject } from '../../dialects/manifest.ts';
import { type Field, ObjectReading } from './field.ts';
import { templatePath } from './kinds.ts';
import { controllerOf, type Owner } from './owners.ts';
import { readPod } from './read-pod.ts';

export interface ReadPodObject {
  readonly namespace: string;
  readonly pod: Pod;
  readonly owner?: Owner;
  /** Phase Succeeded or Failed: its network is released (semantics/kubernetes.md 1.6). */
  readonly finished: boolean;
  /** The plain pod spec, for the addresses that its containers name. */
  readonly spec: unknown;
  readonly object: ManifestObject;
}

export interface ReadController {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly template: Pod;
  readonly replicas?: number;
  readonly owner?: Owner;
  /** A Job that is complete or failed for good. */
  readonly finished: boolean;
  readonly spec: unknown;
  readonly object: ManifestObject;
}

/** The namespace of an object; `default` where none is given (semantics/kubernetes.md 1.1). */
export function namespaceOf(object: ManifestObject): string {
  return object.namespace ?? 'default';
}

function checkContainers(template: Field): void {
  const spec = template.at('spec');
  const { reading } = template;
  if (reading.rejected || spec.at('domain').present || spec.at('containers').items().length > 0) return;
  const help = 'an API server takes no pod without containers; its ports are taken to be none';
  reading.complain('warning', 'inventory/no-containers', spec.path, 'the pod has no `containers`', help);
}

/** Reads a Pod object; undefined when an API server would reject it. */
export function readPodObject(object: ManifestObject, report: Report): ReadPodObject | undefined {
  const reading = new ObjectReading(object, report);
  const { root } = reading;
  const pod = readPod(root, object.name);
  const owner = controllerOf(root);
  const phase = root.in(['status', 'phase']).text();
  checkContainers(root);
  if (reading.rejected) return undefined;
  const finished = phase === 'Succeeded' || phase === 'Failed';
  const spec = root.at('spec').value;
  return { namespace: namespaceOf(object), pod, ...(owner ? { owner } : {}), finished, spec, object };
}

function isFinished(root: Field): boolean {
  const conditions = root.in(['status', 'conditions']).value;
  if (!Array.isArray(conditions)) return false;
  return conditions.some((c: { type?: unknown; status?: unknown } | null) => {
    return (c?.type === 'Complete' || c?.type === 'Failed') && c.status === 'True';
  });
}

/** Reads a controller with its pod template; undefined when an API server would reject it. */
export function readController(object: ManifestObject, report: Report): ReadController | undefined {
  const reading = new ObjectReading(object, report);
  const { root } = reading;
  const template = root.in(templatePath(object.kind));
  if (!template.present) {
    template.reject('is missing');
    return undefined;
  }
  const pod = readPod(template);
  const owner = controllerOf(root);
  const replicas = object.kind.startsWith('VirtualMachine')
    ? undefined
    : root.in(['spec', 'replicas']).integer(0, 2 ** 31 - 1);
  checkContainers(template);
  if (reading.rejected) return undefined;
  return {
    namespace: namespaceOf(object),
    kind: object.kind,
    name: object.name,
    template: pod,
    ...(replicas === undefined ? {} : { replicas }),
    ...(owner ? { owner } : {}),
    finished: object.kind === 'Job' && isFinished(root),
    spec: template.at('spec').value,
    object,
  };
}
