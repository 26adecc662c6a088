/** What stands behind each file of the tree: where an edit of it flows back to. */
import { LABELS_PATCH } from '../../delivery/namespace-object.ts';
import { adminPolicyPath, keptPolicyPaths, namespaceFolder } from '../../delivery/paths.ts';
import { namespaceNamed } from '../../design/lookup.ts';
import { memoised } from '../../design/memo.ts';
import type { Design } from '../../design/schema.ts';
import { keptPolicies } from '../kept-policies.ts';

/** What an edit of a file changes. */
export type Backing =
  | { readonly kind: 'design' }
  | { readonly kind: 'layout' }
  /** A policy that is kept as written, by its id. */
  | { readonly kind: 'kept'; readonly id: string }
  /** The namespace object of a namespace, by its id: whole, or a patch of its labels. */
  | { readonly kind: 'namespace'; readonly id: string; readonly patch: boolean }
  /** The policies that the design writes for a namespace, by its id. */
  | { readonly kind: 'policies'; readonly id: string }
  /** A policy of the whole cluster that guardrails and exceptions are written as. */
  | { readonly kind: 'cluster-policy' }
  /** Nothing: it can only be read. */
  | { readonly kind: 'none'; readonly why: string };

const REVIEW = 'It is written from the design and its proof: change the design, and this page follows.';
const FOREIGN = 'It is written from the design as a whole: change the design, and this file follows.';
const ADMIN_FOLDER = adminPolicyPath('x').slice(0, -'x.yaml'.length);

/** What stands behind a path of the tree. */
export function backingOf(design: Design, path: string): Backing {
  if (path === 'design.yaml') return { kind: 'design' };
  if (path === 'layout.yaml') return { kind: 'layout' };
  if (path === 'REVIEW.md') return { kind: 'none', why: REVIEW };
  if (path.startsWith(ADMIN_FOLDER) && path.endsWith('.yaml')) return { kind: 'cluster-policy' };
  return backingsByPath(design).get(path) ?? { kind: 'none', why: FOREIGN };
}

const backingsByPath = memoised((design: Design): ReadonlyMap<string, Backing> => {
  const out = new Map<string, Backing>();
  for (const [id, path] of keptPolicyPaths(keptPolicies(design))) out.set(path, { kind: 'kept', id });
  for (const namespace of Object.values(design.namespaces)) {
    if (namespaceNamed(design, namespace.name) !== namespace) continue;
    const folder = namespaceFolder(design, namespace);
    const { id } = namespace;
    out.set(`${folder}/networkpolicies.yaml`, { kind: 'policies', id });
    out.set(`${folder}/namespace.yaml`, { kind: 'namespace', id, patch: false });
    out.set(`${folder}/${LABELS_PATCH}`, { kind: 'namespace', id, patch: true });
  }
  return out;
});
