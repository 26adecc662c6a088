/** What the sentences do not speak of, and what changes there: entry points, and domains that policies name. */
import { counted } from '../../design/thing-words.ts';
import { sortedBy } from '../../lib/order.ts';
import {
  type ConnectionSet,
  intersectConnections,
  NO_CONNECTIONS,
  unionConnections,
} from '../../policy/connection-set.ts';
import type { PairAnswer } from '../../solver/types.ts';
import { entryPorts } from '../entry-ports.ts';
import type { SolvedSide } from '../side.ts';
import type { BeyondSentence, ChangeKind } from './answer.ts';
import type { ReviewEnd, ReviewEnds } from './ends.ts';
import { NOTHING, type Piece, piecesOf } from './pieces.ts';
import { portsPhrase } from './words.ts';

const SIDES = ['before', 'after'] as const;

/** Everything beyond the sentences but other protocols. `nameOf`: what an end is called. */
export function beyondOf(ends: ReviewEnds, nameOf: (end: ReviewEnd) => string): BeyondSentence[] {
  return [...throughEntries(ends, nameOf), ...entriesThatChange(ends), ...toDomains(ends, nameOf)];
}

/** What entry points can send to the workloads behind them, where the two sides differ. */
function throughEntries(ends: ReviewEnds, nameOf: (end: ReviewEnd) => string): BeyondSentence[] {
  const { before, after } = ends.sides;
  const ports = [before, after].map(({ solved }) => entryPorts(solved.solution.input.cluster));
  const controllers = [before, after].map(({ solved }) => solved.solution.byId.get('{ingress-controller}'));
  // a side that shows no entry points says nothing of what they reach
  if (controllers.includes(undefined)) return [];
  const told = new Told();
  for (const end of ends.all) {
    if (end.place.kind !== 'workload') continue;
    // an entry point of either side: policies decide the same, whoever drew it
    const reached = [before, after].reduce<ConnectionSet>((sum, { solved }, side) => {
      const endpoint = solved.solution.endpoints[end.at[side as 0 | 1] ?? -1];
      const own = endpoint?.kind === 'workload' ? ports[side]?.get(endpoint.workload) : undefined;
      return own ? unionConnections(sum, { ...NO_CONNECTIONS, TCP: own }) : sum;
    }, NO_CONNECTIONS);
    if (reached.TCP.length === 0) continue;
    const [b, a] = SIDES.map((side, i) => within(pairOf(ends, side, controllers[i], end.at[i as 0 | 1]), reached));
    for (const piece of piecesOf(b ?? NOTHING, a ?? NOTHING, undefined)) told.add('', piece, nameOf(end));
  }
  return told.sentences('entry points', (piece, count) => {
    const what = `Entry points ${CAN[piece.kind] ?? ''}${piece.perhaps ? ' perhaps' : ''} reach ${counted(count, 'workload')} on ${portsPhrase(piece.connections)}`;
    return `${what}. They are judged as a pod without labels in a namespace of its own.`;
  });
}

function within(answer: PairAnswer, reached: ConnectionSet): PairAnswer {
  return {
    ...answer,
    must: intersectConnections(answer.must, reached),
    may: intersectConnections(answer.may, reached),
  };
}

const CAN: Partial<Record<ChangeKind, string>> = {
  opened: 'can now',
  closed: 'can no longer',
  unsettled: 'can no longer certainly',
  certain: 'can now certainly',
};

/** Ingresses, routes and the like that come and go; a side that shows none may only not have been asked for them. */
function entriesThatChange({ sides: { before, after } }: ReviewEnds): BeyondSentence[] {
  const [old, now] = [entriesOf(before.solved), entriesOf(after.solved)];
  const line = (text: string, names: readonly string[]): BeyondSentence[] =>
    names.length === 0 ? [] : [{ about: 'entry points', text, names: sortedBy(names, (n) => n) }];
  if (old.size > 0 && now.size > 0)
    return [
      ...line(
        'New entry points',
        [...now].filter((n) => !old.has(n)),
      ),
      ...line(
        'Entry points that are gone',
        [...old].filter((n) => !now.has(n)),
      ),
    ];
  return [
    ...line('The later side shows no entry points; whether these are still there is not judged', [...old]),
    ...line('The earlier side shows no entry points; whether these are new is not judged', [...now]),
  ];
}

function entriesOf({ solution }: SolvedSide): Set<string> {
  return new Set(solution.input.cluster.entryPoints.map((e) => `${e.kind} ${e.namespace}/${e.name}`));
}

/** Where policies allow by domain. Addresses of a domain are not known, so it is no stretch of addresses. */
function toDomains(ends: ReviewEnds, nameOf: (end: ReviewEnd) => string): BeyondSentence[] {
  const { before, after } = ends.sides;
  const [old, now] = [domainsOf(before.solved), domainsOf(after.solved)];
  const told = new Told();
  for (const [domain, b] of old) {
    const a = now.get(domain);
    if (a === undefined) continue;
    for (const end of ends.all) {
      if (end.place.kind !== 'workload') continue;
      const [was, is] = [pairOf(ends, 'before', end.at[0], b), pairOf(ends, 'after', end.at[1], a)];
      for (const piece of piecesOf(was, is, undefined)) told.add(domain, piece, nameOf(end));
    }
  }
  const alone = (own: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>, text: string) => {
    const names = sortedBy(
      [...own.keys()].filter((d) => !other.has(d)),
      (d) => d,
    );
    return names.length === 0 ? [] : [{ about: 'domains', text, names } as const];
  };
  return [
    ...told.sentences('domains', (piece, count, domain) => {
      const who = counted(count, 'workload');
      return `${who} ${CAN[piece.kind] ?? ''}${piece.perhaps ? ' perhaps' : ''} connect to the domain ${domain} on ${portsPhrase(piece.connections)}`;
    }),
    ...alone(
      now,
      old,
      'Only policies of the later side name these domains; their addresses are not known, so what opens or closes is not judged',
    ),
    ...alone(
      old,
      now,
      'Only policies of the earlier side name these domains; their addresses are not known, so what opens or closes is not judged',
    ),
  ];
}

function domainsOf({ solution }: SolvedSide): Map<string, number> {
  return new Map(solution.endpoints.flatMap((e, i) => (e.kind === 'domain' ? [[e.domain, i] as const] : [])));
}

function pairOf(
  ends: ReviewEnds,
  side: 'before' | 'after',
  from: number | undefined,
  to: number | undefined,
): PairAnswer {
  return from === undefined || to === undefined ? NOTHING : ends.sides[side].solved.solution.pair(from, to);
}

/** Ends of which the same is to be said. */
class Told {
  private readonly found = new Map<string, { about: string; piece: Piece; names: Set<string> }>();

  add(about: string, piece: Piece, name: string): void {
    const key = `${about} ${piece.kind} ${piece.perhaps} ${JSON.stringify(piece.connections)}`;
    const known = this.found.get(key);
    if (known) known.names.add(name);
    else this.found.set(key, { about, piece, names: new Set([name]) });
  }

  sentences(
    about: BeyondSentence['about'],
    text: (piece: Piece, count: number, of: string) => string,
  ): BeyondSentence[] {
    return sortedBy([...this.found], ([key]) => key).map(([, { about: of, piece, names }]) => ({
      about,
      text: text(piece, names.size, of),
      names: sortedBy(names, (n) => n),
    }));
  }
}
