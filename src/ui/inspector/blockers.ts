/** Who blocks a flow, told from its answer: what the ways out are about. */
import type { Block } from '../../core/analyses/answers.ts';
import { zoneChain, zoneOf } from '../../core/design/lookup.ts';
import type { Design, DesignNamespace, Flow, Guardrail } from '../../core/design/schema.ts';

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

/**
 * Guardrails that need a gate for the flow: those that block it, and those that keep its ends apart behind them. A pass
 * leaves the whole tier, so no gate is written before every one of them has its exception; one that has it is left out.
 */
export function guardrailsWithoutGate(design: Design, flow: Flow, blocks: readonly Block[]): Guardrail[] {
  const blocking = blockingGuardrails(design, blocks);
  if (blocking.length === 0) return [];
  const gated = new Set(
    Object.values(design.exceptions)
      .filter((x) => x.from === flow.from && x.to === flow.to && sameData(x.ports, flow.ports))
      .map((x) => x.guardrail),
  );
  const without = Object.values(design.guardrails).filter(
    (g) => !gated.has(g.id) && (blocking.includes(g) || keepsApart(design, g, flow)),
  );
  return without.length > 0 ? without : blocking;
}

/** Whether the ends stand in zones of which neither holds the other, or only one of two namespaces in any. */
function keepsApart(design: Design, { rule, scope, direction }: Guardrail, flow: Flow): boolean {
  // what holds in part, or along zones that overlap, is told by the conflicts of the design
  if (rule.kind !== 'separate' || scope || direction || rule.axis === 'complianceZone' || rule.axis === 'cluster')
    return false;
  const from = zoneOf(design, flow.from, rule.axis);
  const to = zoneOf(design, flow.to, rule.axis);
  if (!from && !to) return false;
  if (!from || !to) return [flow.from, flow.to].every((end) => /^(ns|wl):/.test(end));
  const holds = (outer: string, inner: string) => zoneChain(design, inner).some((z) => z.id === outer);
  return !holds(from.id, to.id) && !holds(to.id, from.id);
}

const sameData = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Namespaces left as imported in which a kept policy blocks. */
export function blockingNamespaces(design: Design, blocks: readonly Block[]): DesignNamespace[] {
  const names = new Set(blocks.flatMap(originsOf).flatMap((o) => (o.namespace === undefined ? [] : [o.namespace])));
  return Object.values(design.namespaces).filter(
    (n) => names.has(n.name) && n.isolation === 'as-imported' && !n.system,
  );
}
