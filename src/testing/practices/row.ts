/** A row of the practices, as a test goes through it: designed, broken, named, mended, exported (`practices.md`). */
import type { Design } from '../../core/design/schema.ts';
import type { Verdict } from '../../core/solver/types.ts';
import type { CheckOptions } from '../checks.ts';

/** What breaks a row, and what a check then says. */
interface Broken {
  readonly design: Design;
  /** The finding that must be there. */
  readonly says: string | RegExp;
  /** What becomes of the connection that it shows; `none`: it is about no connection. */
  readonly witness: Verdict | 'none';
}

/** One check on one row. */
export interface RowCase {
  /** `PLANE-1`. */
  readonly check: string;
  /** `1.1`. */
  readonly row: string;
  /** What of it this case is about, where the check has several. */
  readonly about?: string;
  /** Where the check holds. */
  readonly designed: Design;
  readonly broken: Broken;
  /** `fix`: the edits that the findings propose. Else what a person does, in words, and that done. */
  readonly mended: 'fix' | { readonly by: string; readonly edit: (design: Design) => Design };
  /** A path and something that must stand in that file of the tree, once it is mended. */
  readonly exported: { readonly path: RegExp; readonly holds: string | RegExp };
  readonly options?: CheckOptions;
}

/** A check that nothing of this target can break. */
export interface NeverCase {
  readonly check: string;
  readonly row: string;
  readonly designed: Design;
  /** Why it does not apply. */
  readonly never: string;
}

/** Fields of a thing of the design set to others. Throws where it is not there. */
export function withFields<
  C extends 'namespaces' | 'workloads' | 'flows' | 'guardrails' | 'exceptions' | 'labelGroups' | 'sharedServices',
>(design: Design, collection: C, id: string, fields: Partial<Design[C][string]>): Design {
  const entity = design[collection][id];
  if (!entity) throw new Error(`no ${id}`);
  return { ...design, [collection]: { ...design[collection], [id]: { ...entity, ...fields } } };
}

/** The design without a thing. */
export function without<C extends 'flows' | 'policies' | 'guardrails'>(
  design: Design,
  collection: C,
  id: string,
): Design {
  const { [id]: gone, ...rest } = design[collection] as Record<string, unknown>;
  if (!gone) throw new Error(`no ${id}`);
  return { ...design, [collection]: rest };
}

/** The design with policies that it keeps as they were written. */
export function keeping(design: Design, keep: 'yes' | 'unmanaged', ...texts: readonly string[]): Design {
  const policies = texts.map((text) => {
    const of = (word: string) => new RegExp(`\\b${word}: ([\\w-]+)`).exec(text)?.[1];
    const [kind = '', name = '', namespace] = [of('kind'), of('name'), of('namespace')];
    const id = `policy:${namespace === undefined ? '' : `${namespace}/`}${name}`;
    const home = namespace === undefined ? {} : { namespace };
    return { id, kind, name, ...home, text, file: `${name}.yaml`, firstLine: 1, keep };
  });
  return { ...design, policies: { ...design.policies, ...Object.fromEntries(policies.map((p) => [p.id, p])) } };
}

/** A NetworkPolicy of a namespace, its spec as YAML in one line. */
export function networkPolicy(namespace: string, name: string, spec: string): string {
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n`;
}

/** A ClusterNetworkPolicy of the Admin tier over every namespace, with the same rule in both directions. */
export function adminPolicy(name: string, priority: number, action: string, peer = '{namespaces: {}}'): string {
  const rule = (direction: string) => `[{name: all, action: ${action}, ${direction}: [${peer}]}]`;
  return `apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: ${name}}\nspec: {tier: Admin, priority: ${priority}, subject: {namespaces: {}}, ingress: ${rule('from')}, egress: ${rule('to')}}\n`;
}
