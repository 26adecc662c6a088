/**
 * Conflicts of a design, before anything is compiled (`studio.md`, Checks): what is wanted against what forbids it, and
 * guardrail against guardrail. Told from the design's own meaning.
 */
import { type ConflictRef, parkedNote } from '../../design/edits/settle.ts';
import { guardrailSentence } from '../../design/guardrail-text.ts';
import { entityIn, nameOf } from '../../design/lookup.ts';
import type { Members } from '../../design/members.ts';
import { portsLabel } from '../../design/ports-text.ts';
import type { Design } from '../../design/schema.ts';
import { sentenceOf } from '../../design/sentences/print.ts';
import { samePerson, type Widening, wideningOf } from '../../design/widening.ts';
import { type AddressRange, formatRange, rangesCover } from '../../lib/addresses.ts';
import { groupBy } from '../../lib/order.ts';
import {
  type ConnectionSet,
  intersectConnections,
  isEmptyConnections,
  subtractConnections,
} from '../../policy/connection-set.ts';
import { cutAddresses } from '../../solver/networks.ts';
import { type DesignMeaning, type MeaningEndpoint, meaningOf, type Prohibition } from '../meaning/expected-pair.ts';
import { type WantedLink, wantedLinks } from './links.ts';
import { type Narrowing, narrowings } from './narrow.ts';

/** One of the two sides of a conflict. */
export interface ConflictSide {
  /** Handle or id. */
  readonly id: string;
  readonly says: string;
  /** Absent: nobody is named. */
  readonly owner?: string;
}

/** Two ends that the sides disagree about, by name. */
export interface ConflictPair {
  readonly from: string;
  readonly to: string;
}

/** Two ends that the sides disagree about, with the connections between them. */
export interface ConflictExample {
  readonly source: MeaningEndpoint;
  readonly destination: MeaningEndpoint;
  readonly at: ConnectionSet;
}

/** Two statements of a design that cannot both hold. */
export interface Conflict extends ConflictRef {
  /** `gate`: an exception of one guardrail that another closes. `shared service`: one that opens an enclosure. */
  readonly kind: WantedLink['kind'];
  /** `F-12 against G-3`, `cards for shop against G-3`: the key in the words of the design. */
  readonly title: string;
  readonly wanting: ConflictSide;
  readonly forbidding: ConflictSide;
  readonly portsText: string;
  /** How many pairs of ends they disagree about, and the first of them. */
  readonly pairs: number;
  readonly shown: readonly ConflictPair[];
  /** One pair with what of it they disagree about. */
  readonly example: ConflictExample;
  /** Where a guardrail is widened for a zone beneath it: who alone may open it, said in words. */
  readonly widens?: {
    readonly owner: string;
    readonly says: string;
    /** The owner asked for the gate, and may not approve it. */
    readonly isAskedByOwner: boolean;
  };
  /** Whether a gate can be granted, and changes of the guardrail that leave these pairs out. */
  readonly canGrant: boolean;
  /** The note that parks it, while that is not settled. */
  readonly parked?: string;
  readonly narrowings: readonly Narrowing[];
}

const SHOWN_PAIRS = 5;
/** Beyond this many conflicts, changes of guardrails are not worked out: nobody reads as many cards. */
const WITH_NARROWINGS = 100;

/** Every conflict of a design, and what was held against what to find them. */
export interface ConflictSearch {
  readonly conflicts: readonly Conflict[];
  /** What is wanted, and how many pairs of ends it speaks of. */
  readonly links: readonly WantedLink[];
  readonly pairs: number;
}

/** Every conflict of a design, in order of what is wanted. Keys are stable: `F-12 against G-3`. */
export function conflictsOf(design: Design, meaning: DesignMeaning = meaningOf(design)): readonly Conflict[] {
  return hasProhibitions(design) ? searchConflicts(design, meaning).conflicts : [];
}

/** Looks for conflicts. `withNarrowings`: of how many of them changes of the guardrail are worked out. */
export function searchConflicts(
  design: Design,
  meaning: DesignMeaning,
  withNarrowings = WITH_NARROWINGS,
): ConflictSearch {
  const ends = endsOf(meaning);
  const found = new Map<string, Found>();
  /** Pairs of kinds and the prohibition that a drawn flow is told about already. */
  const told = new Set<string>();
  const links = wantedLinks(design, meaning.inventory);
  let pairs = 0;
  for (const link of links) pairs += search(design, meaning, ends, link, found, told);
  const conflicts = [...found.values()].map((f, i) => conflictOf(design, meaning, f, i < withNarrowings));
  return { conflicts, links, pairs };
}

/** Whether anything is forbidden at all. */
export function hasProhibitions(design: Design): boolean {
  return Object.keys(design.guardrails).length > 0 || Object.values(design.flows).some((f) => f.status === 'must not');
}

interface Found {
  readonly link: WantedLink;
  readonly by: string;
  readonly example: ConflictExample;
  pairs: number;
  readonly shown: { readonly source: MeaningEndpoint; readonly destination: MeaningEndpoint }[];
}

type Ends = (members: Members) => ReadonlyMap<string, readonly MeaningEndpoint[]>;

/** The ends that members stand for, by kind: those of one kind are judged alike. */
function endsOf(meaning: DesignMeaning): Ends {
  const cuts = ([4, 6] as const).flatMap((family) => cutAddresses(family, meaning.cuts));
  const pieces = cuts.map((range): MeaningEndpoint & { readonly range: AddressRange } => ({ kind: 'network', range }));
  const workloads = new Map(
    meaning.inventory.cluster.workloads.map((w) => [w.id, { kind: 'workload', id: w.id } as const]),
  );
  const memo = new Map<Members, ReadonlyMap<string, readonly MeaningEndpoint[]>>();
  return (members) => {
    const known = memo.get(members);
    if (known) return known;
    const all: MeaningEndpoint[] = [
      ...[...members.workloads].flatMap((id) => workloads.get(id) ?? []),
      ...pieces.filter((p) => rangesCover(members.ranges, p.range)),
      ...(members.ranges.length > 0 ? [] : [...members.hosts].map((name) => ({ kind: 'host' as const, name }))),
    ];
    const grouped = groupBy(all, meaning.kindOf);
    memo.set(members, grouped);
    return grouped;
  };
}

/** How many pairs were looked at. */
function search(
  design: Design,
  meaning: DesignMeaning,
  ends: Ends,
  link: WantedLink,
  found: Map<string, Found>,
  told: Set<string>,
): number {
  let looked = 0;
  for (const [sourceKind, sources] of ends(link.sources))
    for (const [destinationKind, destinations] of ends(link.destinations)) {
      const pairs = pairsOf(sources, destinations);
      const [first] = pairs.shown;
      if (!first) continue;
      looked += pairs.total;
      for (const { by, at } of against(design, link, meaning.prohibitions(first.source, first.destination))) {
        const mark = `${by} ${sourceKind} ${destinationKind}`;
        if (link.kind === 'gate' && by !== link.guardrail && told.has(mark)) continue;
        told.add(mark);
        const key = keyOf(link, by);
        const known = found.get(key) ?? { link, by, example: { ...first, at }, pairs: 0, shown: [] };
        known.pairs += pairs.total;
        known.shown.push(...pairs.shown.slice(0, SHOWN_PAIRS - known.shown.length));
        found.set(key, known);
      }
    }
  return looked;
}

/** `F-12 against G-3`, `shared:dns for tenant:a against G-1`. */
function keyOf({ id, consumer }: WantedLink, by: string): string {
  return `${id}${consumer === undefined ? '' : ` for ${consumer}`} against ${by}`;
}

/** Handles as they are, other things by name. */
function wantingName(design: Design, { kind, id, consumer }: WantedLink): string {
  const name = kind === 'flow' || kind === 'gate' ? id : nameOf(design, id);
  return consumer === undefined ? name : `${name} for ${nameOf(design, consumer)}`;
}

/** Pairs of different ends of which one is a workload: a pod to itself is nobody's to forbid. */
function pairsOf(sources: readonly MeaningEndpoint[], destinations: readonly MeaningEndpoint[]) {
  const shown: Found['shown'] = [];
  const [s] = sources;
  const [d] = destinations;
  if (!s || !d || (s.kind !== 'workload' && d.kind !== 'workload')) return { total: 0, shown };
  const same = new Set(sources);
  const total = sources.length * destinations.length - destinations.filter((x) => same.has(x)).length;
  for (const source of sources.slice(0, SHOWN_PAIRS + 1))
    for (const destination of destinations.slice(0, SHOWN_PAIRS + 1))
      if (source !== destination && shown.length < SHOWN_PAIRS) shown.push({ source, destination });
  return { total, shown };
}

/** A prohibition that a link runs into, and in what. */
interface Against {
  readonly by: string;
  readonly at: ConnectionSet;
}

/** The prohibitions that a link runs into. */
function against(design: Design, link: WantedLink, all: readonly Prohibition[]): Against[] {
  const gated = (p: Prohibition) => subtractConnections(p.forbidden, p.excepted);
  const net = (p: Prohibition) => subtractConnections(gated(p), p.shared);
  const meets = (p: Prohibition, set: ConnectionSet, wanted = link.connections): Against[] => {
    const at = intersectConnections(set, wanted);
    return isEmptyConnections(at) ? [] : [{ by: p.by, at }];
  };
  switch (link.kind) {
    case 'flow':
    case 'exposure':
      return all.flatMap((p) => meets(p, net(p)));
    case 'shared service':
      // it is a gate in every guardrail; that it opens an enclosure, whoever encloses should have granted
      return all.flatMap((p) => {
        const guardrail = entityIn(design, 'guardrails', p.by);
        if (!guardrail) return meets(p, p.forbidden);
        const closes = guardrail.rule.kind === 'enclose' || widening(design, link, p.by) !== undefined;
        return closes ? meets(p, gated(p)) : [];
      });
    case 'gate': {
      const opens = all.find((p) => p.by === link.guardrail);
      if (!opens) return [];
      const through = intersectConnections(opens.forbidden, link.connections);
      const widens = widening(design, link, opens.by) !== undefined;
      return all.flatMap((p) => (p === opens ? (widens ? meets(p, through) : []) : meets(p, net(p), through)));
    }
  }
}

/** Whether a gate or a shared service is made by somebody beneath a guardrail, whose owner did not agree. */
function widening(design: Design, link: WantedLink, by: string): Widening | undefined {
  const guardrail = entityIn(design, 'guardrails', by);
  if (!guardrail) return undefined;
  if (link.kind === 'shared service')
    return wideningOf(design, guardrail, { ends: [link.to], by: link.owner, isGate: false });
  if (link.kind !== 'gate' || link.guardrail !== by) return undefined;
  const ends = [link.to, ...(link.from === undefined ? [] : [link.from])];
  return wideningOf(design, guardrail, { ends, by: entityIn(design, 'exceptions', link.id)?.approver, isGate: true });
}

function wideningSaid(design: Design, link: WantedLink, by: string): Conflict['widens'] {
  const found = widening(design, link, by);
  if (!found) return undefined;
  const gate = link.kind === 'gate' ? entityIn(design, 'exceptions', link.id) : undefined;
  const who = gate ? gate.approver : link.owner;
  const isAskedByOwner = samePerson(gate?.owner, found.owner);
  const made =
    link.kind === 'gate'
      ? who === undefined
        ? `nobody approved ${link.id}`
        : `${who} approved ${link.id}`
      : `${nameOf(design, link.id)} is ${who === undefined ? 'shared by nobody in particular' : `shared by ${who}`}`;
  return {
    owner: found.owner,
    isAskedByOwner,
    says:
      `Only ${found.owner} may open ${by} for ${nameOf(design, found.zone)}, which lies beneath it: ${made}` +
      (isAskedByOwner
        ? `. ${found.owner} asked for ${link.id}, and may not approve it: owner and approver are two people`
        : ''),
  };
}

function conflictOf(design: Design, meaning: DesignMeaning, f: Found, withNarrowings: boolean): Conflict {
  const { link, by } = f;
  const guardrail = entityIn(design, 'guardrails', by);
  const key = keyOf(link, by);
  const parked = parkedNote(design, key)?.id;
  const widens = wideningSaid(design, link, by);
  return {
    key,
    ...(parked === undefined ? {} : { parked }),
    kind: link.kind,
    title: `${wantingName(design, link)} against ${by}`,
    wants: link.id,
    ...(link.consumer === undefined ? {} : { consumer: link.consumer }),
    forbids: by,
    ...(link.from === undefined ? {} : { from: link.from }),
    to: link.to,
    ports: link.ports,
    wanting: side(link.id, link.says, link.owner),
    forbidding: guardrail
      ? side(by, `${guardrail.name}: ${guardrailSentence(design, guardrail)}`, guardrail.owner)
      : forbiddingFlow(design, by),
    portsText: portsLabel(link.ports),
    pairs: f.pairs,
    example: f.example,
    shown: f.shown.map((p) => ({
      from: endName(design, meaning, link.from, p.source),
      to: endName(design, meaning, link.to, p.destination),
    })),
    ...(widens === undefined ? {} : { widens }),
    canGrant: guardrail !== undefined && link.from !== undefined && link.guardrail !== by,
    narrowings: guardrail && withNarrowings ? narrowings(meaning, guardrail, link, f.pairs) : [],
  };
}

function side(id: string, says: string, owner: string | undefined): ConflictSide {
  return owner === undefined ? { id, says } : { id, says, owner };
}

function forbiddingFlow(design: Design, id: string): ConflictSide {
  const flow = entityIn(design, 'flows', id);
  return side(id, flow ? sentenceOf(design, flow) : id, flow?.owner);
}

function endName(design: Design, meaning: DesignMeaning, ref: string | undefined, e: MeaningEndpoint): string {
  if (e.kind === 'workload') return nameOf(design, meaning.inventory.designIdOf.get(e.id) ?? e.id);
  if (ref !== undefined && /^(ext|host):/.test(ref)) return nameOf(design, ref);
  return e.kind === 'host' ? e.name : formatRange(e.range);
}
