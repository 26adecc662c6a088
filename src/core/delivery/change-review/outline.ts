/** A review of a change in the order in which it is read, in words that every form of it shares. */
import type { Cause, Default } from '../../analyses/causes.ts';
import {
  type Behind,
  CHANGE_KINDS,
  REVIEW_PARTS,
  type ReviewAnswer,
  type ReviewSentence,
} from '../../analyses/review/answer.ts';
import { AXIS_TITLE } from '../../analyses/review/boundaries.ts';
import { counted } from '../../design/thing-words.ts';
import { numberText } from '../../lib/number-text.ts';
import { few } from './few.ts';

/** A review with what its two sides are called, and what was said about it. */
export interface ChangeReview {
  readonly answer: ReviewAnswer;
  readonly before: string;
  readonly after: string;
  /** Comments by the id of their sentence. */
  readonly comments?: Readonly<Record<string, readonly Comment[]>>;
}

/** What somebody said of a sentence. */
export interface Comment {
  readonly text: string;
  readonly author?: string | undefined;
  readonly on?: string | undefined;
}

/** Sentences under the headings of their part and their boundary; what is certain apart from what is not. */
export interface Part {
  readonly title: string;
  readonly axes: readonly SentenceGroup[];
}

/** Sentences under one heading. */
export interface SentenceGroup {
  readonly title: string;
  /** Why none of them is certain, where the reasons are the same for all; said once, and not of each. */
  readonly uncertain: readonly string[];
  readonly sentences: readonly ReviewSentence[];
}

/** The parts that have anything in them, in order. */
export function partsOf({ sentences }: ReviewAnswer): Part[] {
  return REVIEW_PARTS.flatMap(({ title, kinds }) => {
    const own = sentences.filter((s) => kinds.includes(s.kind));
    if (own.length === 0) return [];
    const axes = kinds.flatMap((kind) => {
      const of = own.filter((s) => s.kind === kind);
      const found = [...new Set(of.map((s) => s.boundary.axis))];
      return found.flatMap((axis) => {
        const heading =
          kinds.length === 1 ? AXIS_TITLE[axis] : `${KIND_TITLE[kind]}: ${AXIS_TITLE[axis].toLowerCase()}`;
        const there = of.filter((s) => s.boundary.axis === axis);
        return [
          ...groupOf(
            heading,
            there.filter((s) => !s.perhaps),
          ),
          ...groupOf(
            `${heading}, perhaps`,
            there.filter((s) => s.perhaps),
          ),
        ];
      });
    });
    return [{ title, axes }];
  });
}

function groupOf(title: string, sentences: readonly ReviewSentence[]): SentenceGroup[] {
  const [first, ...more] = sentences;
  if (!first) return [];
  const reasons = first.uncertain.join('\n');
  const isOne = more.every((s) => s.uncertain.join('\n') === reasons);
  return [{ title, uncertain: isOne ? first.uncertain : [], sentences }];
}

/** What a kind is called in a heading. */
export const KIND_TITLE: Readonly<Record<ReviewSentence['kind'], string>> = {
  lost: 'Wanted and lost',
  violation: 'Opened though forbidden',
  opened: 'Opened, and nobody asked',
  granted: 'Opened as asked',
  unsettled: 'No longer certain',
  settled: 'Forbidden, and closed now',
  closed: 'Closed, and nobody asks for it',
  certain: 'Certain now',
};

/** How much there is, in one line each. */
export function summaryOf({ totals, reach, ends, speaks, located, left }: ReviewAnswer): string[] {
  const kinds = CHANGE_KINDS.filter((k) => totals[k].sentences > 0);
  const counts = kinds.map((k) => {
    const { pairs, perhaps } = totals[k];
    const certain = pairs - perhaps;
    if (perhaps === 0) return `${KIND_TITLE[k]}: ${counted(pairs, 'pair')}`;
    if (certain === 0) return `${KIND_TITLE[k]}: perhaps ${counted(pairs, 'pair')}`;
    return `${KIND_TITLE[k]}: ${counted(certain, 'pair')}, and perhaps ${numberText(perhaps)} more`;
  });
  return [
    ...(kinds.length === 0 ? ['No connection differs.'] : counts.map((c) => `${c}.`)),
    ...(kinds.length === 0
      ? []
      : [
          `The difference reaches ${counted(reach.workloads, 'workload')} in ${counted(reach.namespaces, 'namespace')}.`,
        ]),
    ...(speaks === 'none'
      ? ['Neither side has a design: nothing says which of the connections are wanted.']
      : [`What is wanted is taken from the design of the ${speaks === 'after' ? 'later' : 'earlier'} side.`]),
    ...located.map(
      (side) =>
        `The ${side === 'after' ? 'later' : 'earlier'} side does not say where pods are: they are judged where the ${side === 'after' ? 'earlier' : 'later'} one shows them.`,
    ),
    ...(ends.added.length > 0 ? [`New: ${few(ends.added)}.`] : []),
    ...(ends.removed.length > 0 ? [`Gone: ${few(ends.removed)}.`] : []),
    ...(left > 0 ? [`${counted(left, 'further sentence')} are counted above and not listed.`] : []),
  ];
}

const ROLES: Readonly<Record<Behind['role'], string>> = {
  wants: 'wanted by',
  forbids: 'forbidden by',
  excepts: 'excepted by',
};

/** `wanted by F-1 (agreed)`, as the earlier design has it. */
export function behindTitle({ role, id, status, side }: Behind, speaks: ReviewAnswer['speaks']): string {
  const past = side === 'before' && speaks === 'after' ? 'before, ' : '';
  return `${past}${ROLES[role]} ${id}${status === undefined ? '' : ` (${status})`}`;
}

/** Reason, ticket, who answers for it, and how long, as far as they are known. */
export function behindFacts({ reason, ticket, owner, approver, decided, expires }: Behind): string[] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['reason', reason],
    ['ticket', ticket],
    ['owner', owner],
    ['approved by', approver],
    ['decided', decided],
    ['until', expires],
  ];
  const known = facts.flatMap(([word, value]) => (value === undefined || value === '' ? [] : [`${word}: ${value}`]));
  return known.length > 0 ? known : ['no reason is written down'];
}

/** `before: allowed at ingress by NetworkPolicy shop/db spec.ingress[0] (db.yaml:6)`. */
export function decidingText(c: Cause | Default): string {
  const head = `${c.side}: ${c.verdict} at ${c.direction}`;
  if ('why' in c) return `${head}: ${c.why}`;
  const at = c.place ? ` (${c.place.file}:${c.place.span?.line ?? 1})` : '';
  return `${head} by ${c.policy}${c.field === undefined ? '' : ` ${c.field}`}${at}`;
}

/** Why a sentence, or all of a group, is not certain; empty where it is, or where the group it stands in says so. */
export function uncertainText(
  { uncertain }: Pick<ReviewSentence, 'uncertain'>,
  inside?: Pick<SentenceGroup, 'uncertain'>,
): string[] {
  const isSaid = inside !== undefined && inside.uncertain.length > 0;
  return uncertain.length === 0 || isSaid ? [] : [`Not certain: ${uncertain.join('; ')}.`];
}

/** The pairs that are named, and how many more there are. */
export function pairsText({ examples, pairs }: ReviewSentence): string[] {
  const named = examples.map((e) => `${e.from} -> ${e.to}`);
  const more = pairs - named.length;
  return more > 0 ? [...named, `and ${counted(more, 'more pair')}`] : named;
}
