/** CONF-1: every conflict of the design, whichever kind, once (row 3.3): what is wanted against what forbids it, guardrail against guardrail. */
import { type Conflict, hasProhibitions, searchConflicts } from '../../analyses/conflicts/conflicts.ts';
import type { WantedLink } from '../../analyses/conflicts/links.ts';
import type { MeaningEndpoint } from '../../analyses/meaning/expected-pair.ts';
import { conflictSubject, signaturesOf } from '../../design/edits/settle.ts';
import { nameOf } from '../../design/lookup.ts';
import type { Design } from '../../design/schema.ts';
import { rangesCover } from '../../lib/addresses.ts';
import { counted, numberText } from '../../lib/number-text.ts';
import { describeConnections, firstConnection } from '../../policy/connection-set.ts';
import type { Packet } from '../../solver/types.ts';
import { type Check, doesNotApply, type Finding, type Fix, outcomeOf } from '../check.ts';
import { shownEnd } from '../crossings.ts';
import type { Facts } from '../facts.ts';

export const CONF_1: Check = {
  id: 'CONF-1',
  practice: 3,
  row: '3.3',
  severity: 'error',
  demand: 'Nothing wanted is forbidden, and only its owner opens a guardrail for what lies beneath it',
  run: (facts) => {
    const { design, meaning } = facts;
    if (!hasProhibitions(design)) return doesNotApply('nothing is forbidden yet');
    const { conflicts, links, pairs } = searchConflicts(design, meaning, 0);
    if (links.length === 0) return doesNotApply('nothing is wanted yet');
    return outcomeOf(
      conflicts.map((c) => findingOf(facts, c)),
      `${counted(pairs, 'pair')} of ${wantedText(links)}, against ${forbiddingText(design)}`,
      pairs,
    );
  },
};

const NOUNS: Readonly<Record<WantedLink['kind'], string>> = {
  flow: 'flow',
  exposure: 'exposure',
  'shared service': 'consumer',
  gate: 'exception',
};

/** `12 flows and 1 exception`. */
function wantedText(links: readonly WantedLink[]): string {
  const kinds = Object.keys(NOUNS) as WantedLink['kind'][];
  return listed(kinds.map((kind) => [links.filter((l) => l.kind === kind).length, NOUNS[kind]] as const));
}

/** `3 guardrails and 1 flow that must not be`. */
function forbiddingText({ guardrails, flows }: Design): string {
  const never = Object.values(flows).filter((f) => f.status === 'must not').length;
  return listed([
    [Object.keys(guardrails).length, 'guardrail'],
    [never, 'flow that must not be', 'flows that must not be'],
  ]);
}

function listed(counts: readonly (readonly [n: number, one: string, many?: string])[]): string {
  const said = counts.filter(([n]) => n > 0).map(([n, one, many]) => counted(n, one, many));
  const last = said.pop() ?? '';
  return said.length === 0 ? last : `${said.join(', ')} and ${last}`;
}

function findingOf(facts: Facts, conflict: Conflict): Finding {
  const { wants, consumer, forbids, widens, pairs, parked } = conflict;
  const witness = witnessOf(facts, conflict);
  const fix = fixOf(facts, conflict);
  const what = wantedSaid(facts.design, conflict);
  const said = widens ? `${what} widens ${forbids}. ${widens.says}` : `${what} is forbidden by ${forbids}`;
  const many = witness && pairs > 1 ? `${numberText(pairs)} pairs, such as ${shownPair(facts, witness, conflict)}` : '';
  return {
    subject: conflictSubject(conflict),
    text: `${said}${many === '' ? '' : `${widens ? '; ' : ': '}${many}`}${parked === undefined ? '' : ` (parked as ${parked})`}`,
    ids: [wants, ...(consumer === undefined ? [] : [consumer]), forbids],
    pairs,
    ...(witness ? { witness } : {}),
    ...(fix ? { fix } : {}),
  };
}

/** `F-12 shop/web → pay/api tcp 443`, without reason and owner: they stand with the flow. */
function wantedSaid(design: Design, { kind, wants, from, to, portsText, wanting }: Conflict): string {
  if (from === undefined) return wanting.says;
  const link = `${nameOf(design, from)} → ${nameOf(design, to)} ${portsText}`;
  switch (kind) {
    case 'flow':
    case 'gate':
      return `${wants} ${link}`;
    case 'exposure':
      return `${link}, the exposure ${nameOf(design, wants)},`;
    case 'shared service':
      return `${link}, as consumer of ${nameOf(design, wants)},`;
  }
}

function shownPair(facts: Facts, { from, to }: Packet, { example }: Conflict): string {
  return `${shownEnd(facts, from)} → ${shownEnd(facts, to)} ${describeConnections({ ...example.at, other: false })}`;
}

/** The connection that both sides speak of; none where the solution does not hold its ends. */
function witnessOf({ side: { solution } }: Facts, { example: { source, destination, at } }: Conflict) {
  const first = firstConnection({ ...at, other: false });
  const idOf = (end: MeaningEndpoint) => {
    if (end.kind === 'workload') return solution.endpoints[solution.ofWorkload.get(end.id)?.[0] ?? -1]?.id;
    const { hosts } = solution.input.cluster;
    return solution.endpoints.find((e) =>
      end.kind === 'host'
        ? e.kind === 'host' && hosts[e.host]?.name === end.name
        : e.kind === 'network' && rangesCover([end.range], e.range),
    )?.id;
  };
  const [from, to] = [idOf(source), idOf(destination)];
  return first && from !== undefined && to !== undefined ? { from, to, ...first } : undefined;
}

/**
 * The mildest way out that one side can take. Of a gate that another guardrail closes, and of a flow that must not be, only
 * people know which of the two is meant.
 */
function fixOf(
  { design }: Facts,
  { kind, wants, forbids, from, to, ports, widens, canGrant }: Conflict,
): Fix | undefined {
  if (widens && kind === 'gate') {
    return widens.isAskedByOwner
      ? { label: `Withdraw ${wants}`, steps: [{ kind: 'remove', id: wants }] }
      : {
          label: `Approve ${wants} as ${widens.owner}`,
          steps: [{ kind: 'set', collection: 'exceptions', id: wants, fields: { approver: widens.owner } }],
        };
  }
  if (!canGrant || from === undefined || kind === 'gate') return undefined;
  const signed = signaturesOf(design, { wants, forbids });
  return {
    label: `Grant ${kind === 'flow' ? `${wants} ` : ''}an exception in ${forbids}${signed.approver === undefined ? '' : ` as ${signed.approver}`}`,
    steps: [{ kind: 'grant exception', guardrail: forbids, from, to, ports, ...signed }],
  };
}
