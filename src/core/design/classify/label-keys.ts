/**
 * Label keys by which platforms say what a namespace is. A key without a prefix stands for that name under any prefix
 * (`env`, `example.com/env`). Sources: kubernetes.io, recommended labels; Capsule, Flux, Rancher, HNC and Argo CD
 * documentation; the rest is common usage.
 */
import { groupBy } from '../../lib/order.ts';
import type { Confidence, SuggestedAttribute } from './attributes.ts';

/** What a label key says. */
export interface LabelKey {
  readonly key: string;
  readonly attribute: Exclude<SuggestedAttribute, 'compliance' | 'system'>;
  readonly strength: Confidence;
  /** Clearer keys have a lower rank: what a less clear key says is not heard where a clearer one says something else. */
  readonly rank: number;
  /** As strong as this where no clearer key is in use on the whole platform. */
  readonly alone?: Confidence;
  /** The key means many things, so it counts only with a word that is known for the attribute. */
  readonly knownWordsOnly?: true;
}

const of = (
  attribute: LabelKey['attribute'],
  rank: number,
  strength: Confidence,
  keys: readonly string[],
  more: Pick<LabelKey, 'alone' | 'knownWordsOnly'> = {},
): LabelKey[] => keys.map((key) => ({ key, attribute, rank, strength, ...more }));

/** Every key that is known, the clearest first. */
export const LABEL_KEYS: readonly LabelKey[] = [
  ...of('plane', 0, 'sure', ['plane']),
  ...of('plane', 1, 'likely', ['tier', 'layer'], { knownWordsOnly: true }),

  ...of('environment', 0, 'sure', ['env', 'environment', 'deployment-environment', 'env-type', 'environment-type']),
  ...of('environment', 0, 'sure', ['stage', 'lifecycle', 'sdlc']),
  ...of('environment', 1, 'likely', ['tier', 'zone'], { knownWordsOnly: true }),

  ...of('tenant', 0, 'sure', ['capsule.clastix.io/tenant', 'toolkit.fluxcd.io/tenant']),
  ...of('tenant', 0, 'sure', ['tenant', 'tenant-name', 'tenant-id']),
  ...of('tenant', 1, 'likely', ['team', 'squad', 'tribe'], { alone: 'sure' }),
  ...of('tenant', 2, 'likely', ['business-unit', 'businessunit', 'bu', 'division', 'department', 'dept', 'customer']),
  ...of('tenant', 2, 'likely', ['org', 'organization', 'organisation', 'product-line']),
  ...of('tenant', 3, 'likely', ['field.cattle.io/projectId', 'project', 'project-id']),

  ...of('app', 0, 'sure', ['app.kubernetes.io/part-of']),
  ...of('app', 1, 'likely', ['app.kubernetes.io/name', 'application', 'app-name', 'app', 'k8s-app']),
  ...of('app', 2, 'likely', ['argocd.argoproj.io/instance', 'kustomize.toolkit.fluxcd.io/name']),
  ...of('app', 3, 'guess', ['app.kubernetes.io/instance', 'helm.toolkit.fluxcd.io/name']),

  ...of('owner', 0, 'sure', ['owner', 'owned-by', 'app-owner', 'responsible', 'contact', 'maintainer']),
  ...of('owner', 1, 'likely', ['team', 'squad', 'tribe']),
];

const BY_NAME: ReadonlyMap<string, readonly LabelKey[]> = groupBy(LABEL_KEYS, (k) => k.key);

/** What a label key may say, by its whole text or by the name behind its prefix. */
export function meaningsOfKey(key: string): readonly LabelKey[] {
  const slash = key.lastIndexOf('/');
  return BY_NAME.get(key) ?? (slash < 0 ? [] : (BY_NAME.get(key.slice(slash + 1)) ?? []));
}

/** `payments.tree.hnc.x-k8s.io/depth: "1"`: a namespace below `payments` (Hierarchical Namespace Controller). */
const HNC_DEPTH = /^(.+)\.tree\.hnc\.x-k8s\.io\/depth$/;

/** The outermost namespace that the labels of the Hierarchical Namespace Controller name, with the label. */
export function hierarchyRoot(
  labels: Readonly<Record<string, string>>,
): { readonly root: string; readonly label: string } | undefined {
  let best: { readonly root: string; readonly label: string; readonly depth: number } | undefined;
  for (const [key, value] of Object.entries(labels)) {
    const root = HNC_DEPTH.exec(key)?.[1];
    const depth = Number(value);
    if (root === undefined || !Number.isInteger(depth) || depth < 1) continue;
    if (!best || depth > best.depth) best = { root, label: `${key}=${value}`, depth };
  }
  return best;
}
