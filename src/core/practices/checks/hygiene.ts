/** TIER-2: policies, rules, peers and ports that do nothing (row 8.2). */
import { policyName, ruleText } from '../../analyses/blocks.ts';
import type { Selector } from '../../cluster/selector.ts';
import { withoutRule } from '../../design/policy-text.ts';
import type { KeptPolicy } from '../../design/schema.ts';
import { counted } from '../../lib/number-text.ts';
import type { EndpointTerm, Origin, TrafficTerm } from '../../policy/policy-set.ts';
import type { Idle } from '../../solver/hygiene/hygiene.ts';
import { type Check, doesNotApply, type Finding, type Fix, outcomeOf } from '../check.ts';
import type { Facts } from '../facts.ts';
import { hygieneOfSide, placedName, placeText } from '../hygiene.ts';
import { keptAs } from '../kept.ts';

export const TIER_2: Check = {
  id: 'TIER-2',
  practice: 8,
  row: '8.2',
  severity: 'error',
  demand: 'No rule is shadowed, redundant or never matching',
  run: (facts, onProgress) => {
    const { policies, rules, idle } = hygieneOfSide(facts, onProgress);
    if (policies === 0) return doesNotApply('there are no policies');
    const written = writtenBy(facts);
    const found = idle.filter((i) => !isGateBesideGate(i, written));
    const aside = idle.length - found.length;
    const proved =
      `${counted(policies, 'policy', 'policies')} and ${counted(rules, 'rule')}, each of them needed` +
      (aside > 0 ? `, ${counted(aside, 'gate')} of one guardrail beside the same gate of another` : '');
    return outcomeOf(
      found.map((i) => findingOf(facts, i, written, found)),
      proved,
    );
  },
};

/** The policies that the design writes, by their origins, with the handles of what they are written for. */
type Written = ReadonlyMap<Origin, ReadonlySet<string>>;

function writtenBy(facts: Facts): Written {
  const out = new Map<Origin, Set<string>>();
  if (facts.side.side !== 'design') return out;
  for (const policy of facts.side.policySet.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies))) {
    if (keptAs(facts.design, policy.origin)) continue;
    const handles = out.get(policy.origin) ?? new Set();
    out.set(policy.origin, handles);
    for (const { origin } of policy.rules) if (origin.ruleName !== undefined) handles.add(origin.ruleName);
  }
  return out;
}

/** A gate of one guardrail beside the same gate of another: each comes and goes with its own exception. */
function isGateBesideGate({ policy, by }: Idle, written: Written): boolean {
  const handles = written.get(policy);
  const isGate = (name: string | undefined) => name?.startsWith('X-') === true;
  return handles !== undefined && [...handles].some(isGate) && by.length > 0 && by.every((o) => isGate(o.ruleName));
}

function findingOf(facts: Facts, idle: Idle, written: Written, all: readonly Idle[]): Finding {
  const { design } = facts;
  const { policy, origin, witness } = idle;
  const kept = keptAs(design, policy);
  const namespace = Object.values(design.namespaces).find((n) => n.name === policy.namespace);
  const handles = [...(written.get(policy) ?? [])].filter(
    (h) => Object.hasOwn(design.guardrails, h) || Object.hasOwn(design.flows, h),
  );
  const fix = fixOf(idle, kept, () => withoutElement(handles, written, all));
  return {
    subject: [policy.kind, policyName(policy), origin === policy ? '' : (origin.field ?? ''), partText(idle)]
      .filter((w) => w !== '')
      .join(' '),
    text: `${said(idle)} ${whyText(idle)}`,
    ids: [...(kept ? [kept.id] : []), ...(namespace ? [namespace.id] : []), ...handles],
    ...(witness ? { witness } : {}),
    ...(fix ? { fix } : {}),
  };
}

/** Whom a policy was meant for that selects nobody, only a person knows; of a rule, what is kept is written anew without. */
function fixOf(idle: Idle, kept: KeptPolicy | undefined, generated: () => Fix | undefined): Fix | undefined {
  const { what, why, policy, origin } = idle;
  if (why === 'selects nobody') return undefined;
  if (what === 'policy') return kept ? (kept.keep === 'no' ? undefined : leavingOut(policy, kept.id)) : generated();
  if (what !== 'rule' || !kept || origin.field === undefined || why === 'never matches') return undefined;
  const text = withoutRule(kept.text, origin.field);
  if (text === undefined) return undefined;
  return {
    label: `Take ${idle.direction} ${ruleText(origin)} out of ${policyName(policy)}`,
    steps: [{ kind: 'set', collection: 'policies', id: kept.id, fields: { text } }],
  };
}

function leavingOut(policy: Origin, id: string): Fix {
  return { label: `Leave ${policyName(policy)} out`, steps: [{ kind: 'leave policy out', policy: id }] };
}

/** A guardrail, or a flow that must not be, of which no policy does anything may go. */
function withoutElement([handle, ...more]: readonly string[], written: Written, all: readonly Idle[]): Fix | undefined {
  if (handle === undefined || more.length > 0) return undefined;
  const idle = new Set(all.filter((i) => i.what === 'policy').map((i) => i.policy));
  const needed = [...written].some(([origin, handles]) => handles.has(handle) && !idle.has(origin));
  // of two guardrails that say the same, each does nothing beside the other: only the one that comes second may go
  const first = all.find((i) => written.get(i.policy)?.has(handle))?.why === 'redundant';
  return needed || first ? undefined : { label: `Remove ${handle}`, steps: [{ kind: 'remove', id: handle }] };
}

/** `rule 2 of shop/web (shop.yaml:12)`. */
function said(idle: Idle): string {
  const { policy, origin, direction, what } = idle;
  if (what === 'policy') return `${policy.kind} ${placedName(policy)}`;
  const rule = `${direction} ${ruleText(origin)} of ${policyName(policy)}${placeText(origin)}`;
  return what === 'rule' ? capital(rule) : `${capital(partText(idle))} in ${rule}`;
}

function whyText({ why, what, tier, by }: Idle): string {
  switch (why) {
    case 'selects nobody':
      return 'selects no pod';
    case 'has no rules':
      return 'has no rules and isolates nobody';
    case 'never matches':
      return what === 'policy' ? 'has rules that match nothing' : 'matches nothing';
    case 'shadowed':
      return `is shadowed: what it matches is decided before it${by.length > 0 ? ` by ${list(by)}` : ''}`;
    case 'redundant':
      return by.length > 0
        ? `is redundant beside ${list(by)}`
        : `is redundant: without it tier ${tier} comes to the same`;
  }
}

function list(origins: readonly Origin[]): string {
  return origins
    .map((o) => (o.field === undefined ? placedName(o) : `${ruleText(o)} of ${placedName(o)}`))
    .join(' and ');
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function partText({ part }: Idle): string {
  if (!part) return '';
  return part.kind === 'peer' ? `peer ${termText(part.term)}` : `port ${portText(part.term)}`;
}

function termText(term: EndpointTerm): string {
  switch (term.kind) {
    case 'anything':
      return 'anything';
    case 'pods':
      return `pods {${selectorText(term.pods)}} of namespaces {${selectorText(term.namespaces)}}`;
    case 'addresses':
      return 'addresses';
    case 'hosts':
      return `nodes {${selectorText(term.selector)}}`;
    case 'domains':
      return term.names.join(', ');
    case 'unread':
      return term.reason;
  }
}

function selectorText({ requirements }: Selector): string {
  return requirements
    .map((r) =>
      'values' in r
        ? r.operator === 'In' && r.values.length === 1
          ? `${r.key}=${r.values[0]}`
          : `${r.key} ${r.operator} ${r.values.join('|')}`
        : `${r.key} ${r.operator}`,
    )
    .join(', ');
}

function portText(term: TrafficTerm): string {
  if (term.kind === 'named') return term.name;
  const { protocol, first, last } = term;
  return `${protocol.toLowerCase()} ${first === last ? first : `${first}-${last}`}`;
}
