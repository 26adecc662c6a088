/** What a persona may write, in words. */
import { nameOf } from '../../core/design/lookup.ts';
import type { Design, Persona, Power, Where } from '../../core/design/schema.ts';
import { unreachable } from '../../core/lib/assert.ts';

const SHOWN = 3;

/** Each power as a short sentence; those that it gets later say so. */
export function powersText(design: Design, persona: Persona): string[] {
  return [
    ...persona.powers.map((p) => powerText(design, p)),
    ...persona.later.map((p) => `${powerText(design, p)} (after the handover)`),
  ];
}

function powerText(design: Design, p: Power): string {
  switch (p.kind) {
    case 'policies':
      return `${p.policyKind}${p.tier ? ` in tier ${p.tier}` : ''} ${whereText(design, p.where)}`;
    case 'labels':
      return `${p.key === '*' ? `every ${p.on} label that is not reserved` : `${p.on} label ${p.key}${p.values.length > 0 ? ` (${p.values.join(', ')})` : ''}`} ${whereText(design, p.where)}`;
    case 'workloads':
      return `workloads${p.hostNetwork ? ', on the host network, too,' : ''} ${whereText(design, p.where)}`;
    case 'namespaces':
      return 'new namespaces';
    case 'service accounts':
    case 'services':
      return `${p.kind} ${whereText(design, p.where)}`;
    default:
      return unreachable(p);
  }
}

function whereText(design: Design, where: Where): string {
  if (where === 'everywhere') return 'everywhere';
  const names = where.slice(0, SHOWN).map((ref) => nameOf(design, ref));
  const more = where.length - names.length;
  return `in ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
