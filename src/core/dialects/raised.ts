/** What raising leaves: objects that mean exactly what the policy set says, and a complaint for each thing refused. */
import type { Diagnostic, DiagnosticArea } from '../diagnostics.ts';
import type { Direction, Origin, Policy, PolicySet } from '../policy/policy-set.ts';
import { quoted } from './fields.ts';
import { objectTitle } from './manifest.ts';

/** What became of the policies of a set. */
export interface Raised<T> {
  readonly policies: readonly T[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What is put onto the objects beside their meaning. */
export interface RaiseOptions {
  /** Comment lines above a policy, or above a rule where the origin has a field. */
  readonly commentsOf?: (origin: Origin) => readonly string[];
  /** Labels of every object. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The two halves of one object: what it says on egress and on ingress. */
export interface Halves {
  readonly origin: Origin;
  readonly egress?: Policy;
  readonly ingress?: Policy;
}

/** The policies of a tier, both directions of one object together, in order of first appearance. */
export function halvesOfTier(set: PolicySet, tier: string): Halves[] {
  const objects = new Map<string, Halves>();
  for (const hook of set.hooks)
    for (const t of hook.tiers)
      if (t.name === tier)
        for (const policy of t.policies) {
          const { kind, namespace, name } = policy.origin;
          const key = JSON.stringify([kind, namespace ?? '', name]);
          const known = objects.get(key) ?? { origin: policy.origin };
          objects.set(key, { ...known, [hook.direction]: policy });
        }
  return [...objects.values()];
}

/** Comments and labels of an object, absent where there are none. */
export function decorations(options: RaiseOptions, origin: Origin) {
  const comments = options.commentsOf?.(origin) ?? [];
  return {
    ...(comments.length > 0 ? { comments } : {}),
    ...(options.labels ? { labels: options.labels } : {}),
  };
}

/** Comments of a rule, absent where there are none. */
export function ruleComments(options: RaiseOptions, origin: Origin) {
  const comments = options.commentsOf?.(origin) ?? [];
  return comments.length > 0 ? { comments } : {};
}

/** A complaint that something cannot be said in a language, with what is done instead. */
export function refusal(area: DiagnosticArea, origin: Origin, message: string, help: string): Diagnostic {
  const title = objectTitle(origin);
  return {
    code: `${area}/not-expressible`,
    severity: 'error',
    message: `${quoted(title)}: ${message}`,
    help,
    object: title,
  };
}

export const DIRECTIONS: readonly Direction[] = ['egress', 'ingress'];
