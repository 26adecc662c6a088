/** What a persona may write, in words. */

import { unreachable } from '../lib/assert.ts';
import { nameOf } from './lookup.ts';
import type { Design, Persona, Power, Where } from './schema.ts';

const SHOWN = 4;

/** What may be written in one place. */
export interface PowersThere {
  readonly where: string;
  readonly what: string;
}

/** Powers by where they reach; those that come with the handover say so. */
export function powersText(design: Design, persona: Persona): PowersThere[] {
  const places = new Map<string, string[]>();
  const add = (p: Power, after: string) => {
    const where = 'where' in p ? whereText(design, p.where) : 'Cluster';
    places.set(where, [...(places.get(where) ?? []), `${powerText(p)}${after}`]);
  };
  for (const p of persona.powers) add(p, '');
  for (const p of persona.later) add(p, ' after the handover');
  return [...places].map(([where, what]) => ({ where, what: what.join(', ') }));
}

function powerText(p: Power): string {
  switch (p.kind) {
    case 'policies':
      return `${p.policyKind}${p.tier ? ` in tier ${p.tier}` : ''}`;
    case 'labels':
      return `${p.key === '*' ? `every ${p.on} label that is not reserved` : `${p.on} label ${p.key}`}${p.values.length > 0 ? ` (${p.values.join(', ')})` : ''}`;
    case 'workloads':
      return p.hostNetwork ? 'workloads, on the network of the host, too' : 'workloads';
    case 'namespaces':
      return 'new namespaces';
    case 'service accounts':
    case 'services':
      return p.kind;
    default:
      return unreachable(p);
  }
}

function whereText(design: Design, where: Where): string {
  if (where === 'everywhere') return 'Everywhere';
  const names = where.slice(0, SHOWN).map((ref) => nameOf(design, ref));
  const more = where.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
