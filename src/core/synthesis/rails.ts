/** Guardrails and `must not` flows as questions about two parties: is the pair forbidden, and at which end is that written. */
import { forbiddenConnections } from '../design/connections.ts';
import { areApart, namespaceZonesOn, ownerZonesOn } from '../design/guardrail-axes.ts';
import type { Flow, Guardrail } from '../design/schema.ts';
import { ALL_CONNECTIONS, type ConnectionSet } from '../policy/connection-set.ts';
import type { Direction } from '../policy/policy-set.ts';
import type { Context } from './context.ts';
import { type Party, SPARED_ADDRESSES } from './parties.ts';

/** One thing that forbids. */
export interface Rail {
  readonly by: string;
  /** Whether shared services are gates in it. */
  readonly isGuardrail: boolean;
  /** References that it speaks of. */
  readonly refs: readonly string[];
  readonly connections: ConnectionSet;
  readonly forbids: (source: Party, destination: Party) => boolean;
  /** The directions in which the Admin tier denies a forbidden pair (`guardrails.ts`). */
  readonly deniesOn: (source: Party, destination: Party) => Readonly<Record<Direction, boolean>>;
}

const NAMING = /^(ns|wl):/;
const isAddresses = (p: Party) => p.owners !== undefined;

/** Whether a prohibition's reference speaks of a party: of the platform's namespaces only by name. */
function speaksOf(ref: string, p: Party): boolean {
  if (!p.refs.has(ref)) return false;
  if (isAddresses(p) || NAMING.test(ref)) return true;
  return p.namespace !== undefined && !p.namespace.system;
}

/** A `must not` flow. */
export function railOfFlow(f: Flow): Rail {
  return {
    by: f.id,
    isGuardrail: false,
    refs: [f.from, f.to],
    connections: forbiddenConnections(f.ports),
    forbids: (s, d) => speaksOf(f.from, s) && speaksOf(f.to, d),
    deniesOn: (_, d) => ({ egress: isAddresses(d), ingress: !isAddresses(d) }),
  };
}

/** A guardrail. */
export function railOfGuardrail(context: Context, g: Guardrail): Rail {
  const { rule, scope } = g;
  const { inwards, outwards } = directionsOf(g);
  const crosses = crossing(context, rule);
  const isProtected = (p: Party) => {
    if (rule.kind === 'enclose' && !speaksOf(rule.zone, p)) return false;
    if (scope) return scope.some((ref) => p.refs.has(ref));
    return rule.kind === 'enclose' || (inwards && outwards) || !isAddresses(p);
  };
  return {
    by: g.id,
    isGuardrail: true,
    refs: [...refsOf(rule), ...(scope ?? [])],
    connections: rule.kind === 'forbid' ? forbiddenConnections(rule.ports) : ALL_CONNECTIONS,
    forbids: (s, d) => crosses(s, d) && ((inwards && isProtected(d)) || (outwards && isProtected(s))),
    deniesOn: (s, d) => {
      if (rule.kind === 'separate' && rule.axis === 'cluster' && !isAddresses(d))
        return { egress: false, ingress: false };
      if (scope || rule.kind === 'enclose')
        return {
          egress: (outwards && isProtected(s)) || (isAddresses(d) && inwards && isProtected(d)),
          ingress: !isAddresses(d) && inwards && isProtected(d),
        };
      if (rule.kind === 'forbid') return { egress: isAddresses(d), ingress: !isAddresses(d) };
      const stands = (p: Party) =>
        p.namespace !== undefined && namespaceZonesOn(context.design, rule.axis, p.namespace).length > 0;
      return { egress: isAddresses(d) || stands(s), ingress: !isAddresses(d) && stands(d) };
    },
  };
}

/** Whether a guardrail holds of what goes into what it protects, and of what goes out of it. */
export function directionsOf({ direction }: Guardrail): { readonly inwards: boolean; readonly outwards: boolean } {
  return { inwards: direction !== 'egress', outwards: direction !== 'ingress' };
}

function refsOf(rule: Guardrail['rule']): string[] {
  if (rule.kind === 'separate') return [];
  return rule.kind === 'enclose' ? [rule.zone] : [rule.from, rule.to];
}

function crossing(context: Context, rule: Guardrail['rule']): (s: Party, d: Party) => boolean {
  switch (rule.kind) {
    case 'forbid':
      return (s, d) => speaksOf(rule.from, s) && speaksOf(rule.to, d);
    case 'enclose': {
      const side = (p: Party) => (speaksOf(rule.zone, p) ? 'in' : isSpared(p) ? 'spared' : 'out');
      return (s, d) => {
        const [a, b] = [side(s), side(d)];
        return a !== b && a !== 'spared' && b !== 'spared';
      };
    }
    case 'separate': {
      const standing = (p: Party) => {
        const { design } = context;
        if (!p.owners)
          return p.namespace && !p.namespace.system ? namespaceZonesOn(design, rule.axis, p.namespace) : undefined;
        const zones = [...new Set(p.owners.flatMap((o) => ownerZonesOn(design, rule.axis, o)))];
        return zones.length === 0 ? undefined : zones;
      };
      return (s, d) => {
        const [a, b] = [standing(s), standing(d)];
        return a !== undefined && b !== undefined && areApart(context.design, rule.axis, a, b);
      };
    }
  }
}

/** What an enclosure leaves alone: the platform, and addresses that stand for it. */
function isSpared(p: Party): boolean {
  return p.owners ? p.owners.includes(SPARED_ADDRESSES) : p.namespace === undefined || p.namespace.system;
}
