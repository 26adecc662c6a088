/** Whom a pod belongs to: the outermost controller that the input shows. */
import type { Labels } from '../../cluster/labels.ts';
import type { Field } from './field.ts';

/** A controller by its kind and name; owners stand in the namespace of what they own. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
}

/** A text that is equal for the same owner only. */
export function ownerKey(namespace: string, { kind, name }: Owner): string {
  return JSON.stringify([namespace, kind, name]);
}

/**
 * The controller reference of an object, kind as written; `Pod` where the reference has no kind. A Node is no
 * controller: it only runs static pods (corpus README, semantics 3).
 */
export function controllerOf(object: Field): Owner | undefined {
  for (const reference of object.in(['metadata', 'ownerReferences']).items()) {
    if (!reference.at('controller').flag()) continue;
    const name = reference.at('name').text();
    const kind = reference.at('kind').text() || 'Pod';
    return name && kind !== 'Node' ? { kind, name } : undefined;
  }
  return undefined;
}

/** A controller of the input, as far as ownership goes. */
export interface Owned {
  readonly owner?: Owner;
}

/**
 * What a controller that the input does not show must itself belong to, told by how Kubernetes names what a controller
 * makes: `<deployment>-<pod-template-hash>`, `<cronjob>-<number>`, a machine's instance by its own name.
 */
function likelyOwners({ kind, name }: Owner, labels: Labels): Owner[] {
  if (kind === 'ReplicaSet') {
    for (const [label, of] of [
      ['pod-template-hash', 'Deployment'],
      ['rollouts-pod-template-hash', 'Rollout'],
    ] as const) {
      const hash = labels.get(label);
      if (hash && name.endsWith(`-${hash}`)) return [{ kind: of, name: name.slice(0, -hash.length - 1) }];
    }
  }
  const numbered = /^(.+)-\d+$/.exec(name)?.[1];
  if (kind === 'Job' && numbered) return [{ kind: 'CronJob', name: numbered }];
  if (kind === 'ReplicationController' && numbered) return [{ kind: 'DeploymentConfig', name: numbered }];
  return kind === 'VirtualMachineInstance' ? [{ kind: 'VirtualMachine', name }] : [];
}

/** Follows owners upwards as long as the input shows them. */
export function outermost(
  namespace: string,
  start: Owner,
  labels: Labels,
  controllers: ReadonlyMap<string, Owned>,
): Owner {
  let current = start;
  const seen = new Set<string>();
  for (;;) {
    const key = ownerKey(namespace, current);
    if (seen.has(key)) return start;
    seen.add(key);
    const controller = controllers.get(key);
    const candidates = controller?.owner ? [controller.owner] : controller ? [] : likelyOwners(current, labels);
    const next = candidates.find((owner) => controllers.has(ownerKey(namespace, owner)));
    if (!next) return current;
    current = next;
  }
}
