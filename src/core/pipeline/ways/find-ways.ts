/** Why, why not, make it so: edits that change what becomes of one packet, each set solved and none of it to be dropped. */
import type { SideAnswer } from '../../analyses/answers.ts';
import type { SolvedSide } from '../../analyses/side.ts';
import type { Way, WaysAnswer, WaysRequest } from '../../analyses/ways-answer.ts';
import { change, type Document } from '../../design/change.ts';
import { applyWayStep, type WayStep } from '../../design/edits/way-steps.ts';
import { trace } from '../../solver/trace.ts';
import type { Trace, Verdict } from '../../solver/types.ts';
import { contextOf } from '../../synthesis/context.ts';
import { wallsOf } from '../../synthesis/walls.ts';
import { compareDocuments } from '../compare-documents.ts';
import { closing, opening, type Scene, type Style } from './candidates.ts';
import { endOf } from './ends.ts';
import { stepAnswer } from './words.ts';

/** How a document is solved and its side answered; the caller remembers what it has. */
export interface WaysParts {
  readonly solve: (document: Document) => SolvedSide;
  readonly answer: (document: Document, side: SolvedSide) => SideAnswer;
  readonly onProgress?: (done: number) => void;
}

/** A set of edits that was tried and reaches what is wanted. */
interface Tried {
  readonly steps: readonly WayStep[];
  readonly document: Document;
}

const OPEN_STYLES: readonly Style[] = [
  { policies: 'take over', close: 'destination' },
  { policies: 'leave out', close: 'destination' },
];
const CLOSE_STYLES: readonly Style[] = [
  { policies: 'take over', close: 'destination' },
  { policies: 'take over', close: 'source' },
  { policies: 'take over', close: 'forbid' },
];
/** What lifts one obstacle may show the next one. */
const ROUNDS = 5;

/**
 * Finds sets of edits that open or close a packet on the design's side. Each is verified by compiling and solving the
 * document as it would be, and is minimal: without any one of its edits the packet stays as it is. Throws where an end is
 * not there any more.
 */
export function findWays(document: Document, request: WaysRequest, parts: WaysParts): WaysAnswer {
  const { packet, want } = request;
  const traced = (d: Document): Trace => {
    const found = trace(parts.solve(d).solution, packet);
    if (!found) throw new Error(`\`${packet.from}\` or \`${packet.to}\` is not there any more`);
    return found;
  };
  const goal: Verdict = want === 'open' ? 'allowed' : 'denied';
  const { verdict } = traced(document);
  if (verdict === goal) return { request, verdict, ways: [], obstacles: [] };
  const styles = want === 'open' ? OPEN_STYLES : CLOSE_STYLES;
  const obstacles = new Set<string>();
  const ways: Way[] = [];
  const known = new Set<string>();
  styles.forEach((style, i) => {
    parts.onProgress?.(i / styles.length);
    const tried = reach(document, request, style, { parts, traced, goal, obstacles });
    if (!tried) return;
    const steps = minimal(document, tried.steps, (d) => traced(d).verdict === goal);
    const key = JSON.stringify(steps);
    if (known.has(key)) return;
    known.add(key);
    const comparison = compareDocuments(document, applied(document, steps), parts.solve);
    ways.push({ steps: steps.map((step) => stepAnswer(document.design, step)), comparison });
  });
  return { request, verdict, ways, obstacles: [...obstacles] };
}

interface Search {
  readonly parts: WaysParts;
  readonly traced: (document: Document) => Trace;
  readonly goal: Verdict;
  readonly obstacles: Set<string>;
}

/** Adds edits against what decides, round after round, until the goal is reached. */
function reach(document: Document, request: WaysRequest, style: Style, search: Search): Tried | undefined {
  let now: Tried = { steps: [], document };
  for (let round = 0; round < ROUNDS; round++) {
    const found = search.traced(now.document);
    if (found.verdict === search.goal) return now;
    const more = candidates(now.document, request, style, found, search);
    if (more.length === 0) {
      noteEnd(found, search.obstacles);
      return undefined;
    }
    now = { steps: [...now.steps, ...more], document: applied(now.document, more) };
  }
  const last = search.traced(now.document);
  if (last.verdict === search.goal) return now;
  noteEnd(last, search.obstacles);
  return undefined;
}

/** Why nothing in the design changes it: what the trace says of the end that decides. */
function noteEnd(found: Trace, obstacles: Set<string>): void {
  for (const hook of found.hooks)
    if (hook.exempt !== undefined)
      obstacles.add(`no policy is asked at ${hook.direction} of \`${hook.subject}\`: ${hook.exempt}`);
}

function candidates(
  document: Document,
  { packet, want }: WaysRequest,
  style: Style,
  found: Trace,
  { parts, obstacles }: Search,
): WayStep[] {
  const context = contextOf(document.design);
  const walls = wallsOf(context);
  const side = parts.solve(document);
  const [from, to] = [endOf(context, walls, side, packet.from), endOf(context, walls, side, packet.to)];
  for (const end of [from, to]) if ('obstacle' in end) obstacles.add(end.obstacle);
  if ('obstacle' in from || 'obstacle' in to) return [];
  const answer = () => parts.answer(document, side);
  const scene: Scene = { design: document.design, walls, from, to, packet, trace: found, answer };
  return want === 'open' ? opening(scene, style) : closing(scene, style);
}

/** Drops every edit without which the goal is reached all the same, until none is left that could be dropped. */
function minimal(document: Document, steps: readonly WayStep[], isReached: (d: Document) => boolean): WayStep[] {
  const superfluous = steps.find((step) => isReached(applied(document, without(steps, step))));
  return superfluous === undefined ? [...steps] : minimal(document, without(steps, superfluous), isReached);
}

function without(steps: readonly WayStep[], step: WayStep): WayStep[] {
  return steps.filter((s) => s !== step);
}

function applied(document: Document, steps: readonly WayStep[]): Document {
  return change(document, '', (draft) => {
    for (const step of steps) applyWayStep(draft, step);
  })[0];
}
