/** What an edit of a way says, and who may make it. */
import type { WayStepAnswer } from '../../analyses/ways-answer.ts';
import { wayStepText } from '../../design/edits/way-step-text.ts';
import type { WayStep } from '../../design/edits/way-steps.ts';
import { entityIn } from '../../design/lookup.ts';
import type { Design, Persona, Power } from '../../design/schema.ts';
import { isWithin, zonesOfNamespace, zonesOfRef } from '../../design/zone-tree.ts';

/** An edit with its words, its owner and the personas whose powers cover it. */
export function stepAnswer(design: Design, step: WayStep): WayStepAnswer {
  const owner = ownerOf(design, step);
  return {
    step,
    text: wayStepText(design, step),
    ...(owner === undefined ? {} : { owner }),
    personas: Object.values(design.personas)
      .filter((p) => mayMake(design, p, step))
      .map((p) => p.name),
  };
}

function ownerOf(design: Design, step: WayStep): string | undefined {
  switch (step.kind) {
    case 'grant exception':
      return entityIn(design, 'guardrails', step.guardrail)?.owner;
    case 'agree':
    case 'take ports':
      return entityIn(design, 'flows', step.flow)?.owner ?? namespaceAt(design, step)?.owner;
    case 'leave policy out':
      return entityIn(design, 'policies', step.policy)?.owner ?? namespaceAt(design, step)?.owner;
    default:
      return namespaceAt(design, step)?.owner;
  }
}

/** The namespace whose policies an edit changes first: that of the destination, where it has one. */
function namespaceAt(design: Design, step: WayStep) {
  const ofRef = (ref: string | undefined) =>
    ref === undefined
      ? undefined
      : (entityIn(design, 'namespaces', ref) ??
        entityIn(design, 'namespaces', entityIn(design, 'workloads', ref)?.namespace ?? ''));
  switch (step.kind) {
    case 'add flow':
    case 'forbid':
    case 'grant exception':
      return ofRef(step.to) ?? ofRef(step.from);
    case 'agree':
    case 'take ports': {
      const flow = entityIn(design, 'flows', step.flow);
      return ofRef(flow?.to) ?? ofRef(flow?.from);
    }
    case 'separate':
    case 'enclose':
      return undefined;
    case 'share':
      return ofRef(step.target);
    case 'manage namespace':
      return ofRef(step.namespace);
    case 'leave policy out': {
      const named = entityIn(design, 'policies', step.policy)?.namespace;
      return Object.values(design.namespaces).find((n) => n.name === named);
    }
    case 'remove':
      return ofRef(entityIn(design, 'exposures', step.id)?.target);
    case 'set':
      return ofRef(step.id);
  }
}

/** Guardrails and what forbids are written in the Admin tier, everything else as NetworkPolicies of a namespace. */
function mayMake(design: Design, persona: Persona, step: WayStep): boolean {
  const isAdmin =
    step.kind === 'grant exception' ||
    step.kind === 'separate' ||
    step.kind === 'enclose' ||
    step.kind === 'share' ||
    step.kind === 'forbid' ||
    (step.kind === 'take ports' && entityIn(design, 'flows', step.flow)?.status === 'must not');
  const namespace = namespaceAt(design, step);
  return persona.powers.some((power) =>
    isAdmin
      ? power.kind === 'policies' && power.policyKind === 'ClusterNetworkPolicy' && power.tier !== 'Baseline'
      : power.kind === 'policies' && power.policyKind === 'NetworkPolicy' && reaches(design, power, namespace?.id),
  );
}

function reaches(design: Design, power: Extract<Power, { kind: 'policies' }>, id: string | undefined): boolean {
  if (power.where === 'everywhere') return true;
  const namespace = id === undefined ? undefined : entityIn(design, 'namespaces', id);
  if (!namespace) return false;
  return power.where.some((ref) => {
    if (ref === namespace.id || ref === namespace.cluster) return true;
    const zones = zonesOfRef(design, ref);
    return zones !== undefined && zonesOfNamespace(namespace).some((zone) => isWithin(zones, zone, ref));
  });
}
