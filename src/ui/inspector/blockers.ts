/** Who blocks a flow, told from its answer: what the ways out are about. */
import type { Block } from '../../core/analyses/answers.ts';
import type { Design, DesignNamespace, Guardrail } from '../../core/design/schema.ts';

const originsOf = (b: Block) =>
  b.decision === undefined ? [] : b.decision.kind === 'rule' ? [b.decision.origin] : b.decision.origins;

/** Guardrails named by the policies that block: the exporter writes their handle into rule and policy names. */
export function blockingGuardrails(design: Design, blocks: readonly Block[]): Guardrail[] {
  const names = blocks.flatMap(originsOf).flatMap((o) => [o.name, o.ruleName ?? '']);
  return Object.values(design.guardrails).filter((g) => {
    const handle = new RegExp(`(^|[^a-z0-9])${g.id.toLowerCase()}([^0-9]|$)`);
    return names.some((n) => handle.test(n.toLowerCase()));
  });
}

/** Namespaces left as imported in which a kept policy blocks. */
export function blockingNamespaces(design: Design, blocks: readonly Block[]): DesignNamespace[] {
  const names = new Set(blocks.flatMap(originsOf).flatMap((o) => (o.namespace === undefined ? [] : [o.namespace])));
  return Object.values(design.namespaces).filter(
    (n) => names.has(n.name) && n.isolation === 'as-imported' && !n.system,
  );
}
