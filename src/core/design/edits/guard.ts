/** Isolation, guardrails and their exceptions. */

import { withoutUndefined } from '../fields.ts';
import { AXIS_WORDS } from '../guardrail-axes.ts';
import { nextHandle } from '../handles.ts';
import type { OwnIsolation } from '../isolation.ts';
import { nameOf } from '../lookup.ts';
import type { Design, DesignNamespace, Exception, Guardrail } from '../schema.ts';
import { type DocumentDraft, designNow, drafted, insert, setFields } from './draft.ts';

/** Isolates a workload otherwise than its namespace says; as it says, without. */
export function setOwnIsolation(draft: DocumentDraft, workloadIds: readonly string[], isolation?: OwnIsolation): void {
  for (const id of workloadIds) setFields(draft, 'workloads', id, { isolation });
}

/** Lets the design manage namespaces and isolate all that is in them in both directions. */
export function isolateWhole(draft: DocumentDraft, namespaceIds: readonly string[]): void {
  setIsolation(draft, namespaceIds, 'default-deny');
  const inside = Object.values(designNow(draft).workloads).filter((w) => namespaceIds.includes(w.namespace));
  setOwnIsolation(
    draft,
    inside.filter((w) => w.isolation !== undefined).map((w) => w.id),
  );
}

/** Lets the design manage namespaces, in the directions given, or leaves them to what was imported. */
export function setIsolation(
  draft: DocumentDraft,
  namespaceIds: readonly string[],
  isolation: DesignNamespace['isolation'],
): void {
  for (const id of namespaceIds) {
    const namespace = drafted(draft, 'namespaces', id);
    if (namespace) namespace.isolation = isolation;
  }
}

/** A guardrail under the next handle, which it returns. Without a name, it is called after what it says. */
export function addGuardrail(
  draft: DocumentDraft,
  given: Pick<Guardrail, 'rule'> & Partial<Pick<Guardrail, 'name' | 'direction' | 'scope' | 'owner' | 'reason'>>,
): string {
  const id = nextHandle(draft.design, 'G');
  const name = given.name || ruleText(draft.design, given.rule);
  return insert(draft, 'guardrails', withoutUndefined<Guardrail>({ ...given, id, name }));
}

/** Sets what a guardrail rules. As long as it is called after its rule, its name goes with it. */
export function setGuardrailRule(draft: DocumentDraft, id: string, rule: Guardrail['rule']): void {
  const guardrail = drafted(draft, 'guardrails', id);
  if (!guardrail) return;
  const isOwnName = guardrail.name !== ruleText(draft.design, guardrail.rule);
  guardrail.rule = rule;
  if (!isOwnName) guardrail.name = ruleText(draft.design, rule);
}

function ruleText(design: Design, rule: Guardrail['rule']): string {
  return nameOfRule(design, rule).slice(0, 253);
}

function nameOfRule(design: Design, rule: Guardrail['rule']): string {
  switch (rule.kind) {
    case 'separate':
      return `Separate ${AXIS_WORDS[rule.axis].many}`;
    case 'enclose':
      return `Enclose ${nameOf(design, rule.zone)}`;
    case 'forbid':
      return `No ${nameOf(design, rule.from)} to ${nameOf(design, rule.to)}`;
  }
}

/** An exception to a guardrail under the next handle; a problem when the guardrail is gone. */
export function addException(
  draft: DocumentDraft,
  given: Omit<Exception, 'id'>,
): { readonly id: string } | { readonly problem: string } {
  if (!drafted(draft, 'guardrails', given.guardrail)) return { problem: `guardrail \`${given.guardrail}\` is gone` };
  const id = nextHandle(draft.design, 'X');
  return { id: insert(draft, 'exceptions', withoutUndefined<Exception>({ ...given, id })) };
}
