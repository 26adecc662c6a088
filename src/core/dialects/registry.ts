/** The only file that names every policy language. */
import type { Diagnostic } from '../diagnostics.ts';
import { adminNetworkPolicyDialect } from './adminnetworkpolicy/dialect.ts';
import type { AdminNetworkPolicy } from './adminnetworkpolicy/types.ts';
import { clusterNetworkPolicyDialect } from './clusternetworkpolicy/dialect.ts';
import type { ClusterNetworkPolicy } from './clusternetworkpolicy/types.ts';
import type { Dialect } from './dialect.ts';
import { quoted } from './fields.ts';
import { type ManifestObject, objectTitle, placeOf } from './manifest.ts';
import { networkPolicyDialect } from './networkpolicy/dialect.ts';
import type { NetworkPolicy } from './networkpolicy/types.ts';
import type { PolicyObjects } from './policies.ts';
import { duplicatePolicies } from './policies-duplicate.ts';
import { samePriorities } from './policies-priority.ts';
import { policyWithoutEffect, type UnreadPolicyObject, uncertainPolicy, unreadPolicyOf } from './unread.ts';

const DIALECTS: readonly Pick<Dialect<NetworkPolicy>, 'detect'>[] = [
  networkPolicyDialect,
  clusterNetworkPolicyDialect,
  adminNetworkPolicyDialect,
];

/** Whether an object is a network policy of any language, understood or not. */
export function isPolicyObject(object: ManifestObject): boolean {
  return (
    DIALECTS.some((dialect) => dialect.detect(object)) ||
    policyWithoutEffect(object) !== undefined ||
    unreadPolicyOf(object) !== undefined
  );
}

/** What became of one policy object. */
interface Read {
  readonly source: ManifestObject;
  readonly policy?: NetworkPolicy | ClusterNetworkPolicy | AdminNetworkPolicy;
  readonly unread?: UnreadPolicyObject;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads every policy among the objects; other objects are left alone. Whatever cannot be understood is in `unread`, and
 * what an API server rejects is in the diagnostics only. Complaints about the set as a whole come last.
 */
export function readPolicies(objects: readonly ManifestObject[]): PolicyObjects {
  const reads = objects.flatMap((object) => readPolicy(object) ?? []);
  const inForce = reads.filter((read) => read.policy ?? read.unread);
  const duplicates = duplicatePolicies(inForce.map((read) => read.source));
  const networkPolicies: NetworkPolicy[] = [];
  const clusterNetworkPolicies: ClusterNetworkPolicy[] = [];
  const adminNetworkPolicies: AdminNetworkPolicy[] = [];
  const unread: UnreadPolicyObject[] = [];
  for (const read of inForce) {
    const { policy, source } = read;
    if (duplicates.repeated.has(source)) continue;
    if (read.unread) unread.push(read.unread);
    else if (duplicates.conflicting.has(source)) unread.push(conflictOf(source));
    else if (policy?.kind === 'NetworkPolicy') networkPolicies.push(policy);
    else if (policy?.kind === 'ClusterNetworkPolicy') clusterNetworkPolicies.push(policy);
    else if (policy) adminNetworkPolicies.push(policy);
  }
  const diagnostics = [
    ...reads.flatMap((read) => read.diagnostics),
    ...duplicates.diagnostics,
    ...samePriorities(clusterNetworkPolicies, adminNetworkPolicies),
  ];
  return { networkPolicies, clusterNetworkPolicies, adminNetworkPolicies, unread, diagnostics };
}

function readPolicy(source: ManifestObject): Read | undefined {
  if (networkPolicyDialect.detect(source)) return readAs(networkPolicyDialect, source);
  if (clusterNetworkPolicyDialect.detect(source)) return readAs(clusterNetworkPolicyDialect, source);
  if (adminNetworkPolicyDialect.detect(source)) return readAs(adminNetworkPolicyDialect, source);
  return readUnknown(source);
}

function readAs<T extends NonNullable<Read['policy']>>(dialect: Dialect<T>, source: ManifestObject): Read {
  const { object, unread, diagnostics } = dialect.parse(source);
  return { source, ...(object ? { policy: object } : {}), ...(unread ? { unread } : {}), diagnostics };
}

function readUnknown(source: ManifestObject): Read | undefined {
  const why = policyWithoutEffect(source);
  if (why) return { source, diagnostics: [withoutEffect(source, why)] };
  const unread = unreadPolicyOf(source);
  return unread && { source, unread, diagnostics: [notUnderstood(source)] };
}

/** One of several different objects of one name: it may or may not be the one in force. */
function conflictOf(object: ManifestObject): UnreadPolicyObject {
  return uncertainPolicy(object, `${objectTitle(object)} stands in the input with different contents`);
}

function withoutEffect(object: ManifestObject, why: string): Diagnostic {
  return {
    code: 'policy/without-effect',
    severity: 'note',
    message: `${quoted(objectTitle(object))} ${why}, so it is left out`,
    place: placeOf(object),
    object: objectTitle(object),
  };
}

function notUnderstood(object: ManifestObject): Diagnostic {
  const kind = `${quoted(object.kind)} of ${quoted(object.apiVersion)}`;
  return {
    code: 'policy/not-understood',
    severity: 'warning',
    message: `${kind} is not understood yet: the answer is undefined for whom it may touch`,
    place: placeOf(object),
    object: objectTitle(object),
    help: 'judge these connections by hand, or leave the object out',
  };
}
