/** Isolation, guardrails and their exceptions. */

import { withoutUndefined } from '../fields.ts';
import { AXIS_WORDS } from '../guardrail-axes.ts';
import { nextHandle } from '../handles.ts';
import { nameOf } from '../lookup.ts';
import type { Design, DesignNamespace, Exception, Guardrail } from '../schema.ts';
import { type DocumentDraft, drafted, insert } from './draft.ts';

/** Lets the design manage namespaces (`default-deny`), or leaves them to what was imported. */
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
