/** Curves between boxes: short, round the cards in their way, with their ends spread along the sides they leave from. */
import type { Card, CardGrid } from './card-grid.ts';
import { anchor, type Curve, curveBetween, pointAt, type SideOf } from './curve.ts';
import { detour, type Lane } from './detour.ts';
import { type Box, boundsOf, type Point } from './geometry.ts';

export interface Ends {
  readonly id: string;
  readonly from: Box;
  readonly to: Box;
  readonly fromId: string;
  readonly toId: string;
  /** What it arrives at: arrows that name the same share one socket on the side where they arrive. Absent: its own. */
  readonly socket?: string | undefined;
}

const SIDES: readonly SideOf[] = ['right', 'left', 'bottom', 'top'];
const ALL_SIDES = SIDES.flatMap((a) => SIDES.map((b) => [a, b] as const));

/** The simple choice, for a thing that is being dragged: sides that face one another. */
export function facingCurve(from: Box, to: Box): Curve {
  const [a, b] = facingSides(from, to);
  return curveBetween(anchor(from, a), a, anchor(to, b), b);
}

function facingSides(from: Box, to: Box): readonly [SideOf, SideOf] {
  const gapX = Math.max(to.x - (from.x + from.width), from.x - (to.x + to.width));
  const gapY = Math.max(to.y - (from.y + from.height), from.y - (to.y + to.height));
  const right = to.x + to.width / 2 >= from.x + from.width / 2;
  const below = to.y + to.height / 2 >= from.y + from.height / 2;
  if (gapX >= gapY || gapX > 24) return right ? ['right', 'left'] : ['left', 'right'];
  return below ? ['bottom', 'top'] : ['top', 'bottom'];
}

/** Points between the ends at which a curve is held against the cards. */
const SAMPLES = 20;
const CROSSED = 320;

interface Measure {
  /** How many cards lie on the curve: others, and those of its own ends. */
  readonly others: number;
  readonly own: number;
  readonly cost: number;
}

/** Holds a curve against the cards, and says what it costs to be read. */
function measure(curve: Curve, ends: Ends, cards: CardGrid): Measure {
  const crossed = new Set<string>();
  let length = 0;
  let last = curve.from;
  for (let i = 1; i <= SAMPLES; i++) {
    const p = pointAt(curve, i / SAMPLES);
    length += Math.hypot(p.x - last.x, p.y - last.y);
    last = p;
    const hit = i < SAMPLES ? cards.at(p) : undefined;
    if (hit !== undefined) crossed.add(hit);
  }
  const own = (crossed.has(ends.fromId) ? 1 : 0) + (crossed.has(ends.toId) ? 1 : 0);
  const others = crossed.size - own;
  return { others, own, cost: length + others * CROSSED + own * 720 };
}

type Sides = readonly [SideOf, SideOf];

/** Which sides an edge leaves and enters: the pair whose curve is short and crosses few cards. */
function chooseSides(ends: Ends, cards: CardGrid): Sides {
  const facing = facingSides(ends.from, ends.to);
  const direct = curveBetween(anchor(ends.from, facing[0]), facing[0], anchor(ends.to, facing[1]), facing[1]);
  const { others, own } = measure(direct, ends, cards);
  if (others + own === 0) return facing;
  let best = facing;
  let least = Number.POSITIVE_INFINITY;
  for (const [a, b] of [facing, ...ALL_SIDES]) {
    const from = anchor(ends.from, a);
    const to = anchor(ends.to, b);
    // left to right reads best, and the facing sides look calmest
    const penalty = (a === facing[0] && b === facing[1] ? 0 : 90) + (a === b ? 60 : 0);
    // no curve is shorter than a straight line
    if (Math.hypot(to.x - from.x, to.y - from.y) + penalty >= least) continue;
    const { cost, lane } = shortest({ from, fromSide: a, to, toSide: b }, ends, cards, []);
    const all = cost + penalty + (lane ? 60 : 0);
    if (all < least) {
      least = all;
      best = [a, b];
    }
  }
  return best;
}

interface Anchors {
  readonly from: Point;
  readonly fromSide: SideOf;
  readonly to: Point;
  readonly toSide: SideOf;
}

/** The plain curve where nothing is in its way, else the way round if there is a better one. */
function shortest(
  at: Anchors,
  ends: Ends,
  cards: CardGrid,
  lanes: readonly Lane[],
): { readonly curve: Curve; readonly lane?: Lane; readonly cost: number } {
  const plain = curveBetween(at.from, at.fromSide, at.to, at.toSide);
  const { others, cost } = measure(plain, ends, cards);
  const round = others === 0 ? undefined : detour(at, between(ends, cards), lanes);
  const way = round && measure(round.curve, ends, cards);
  return round && way && way.cost < cost ? { ...round, cost: way.cost } : { curve: plain, cost };
}

/** Cards that stand between the two ends, or beside the way from one to the other. */
function between(ends: Ends, cards: CardGrid): Card[] {
  const around = boundsOf([ends.from, ends.to]);
  if (!around) return [];
  const wide = { x: around.x - 24, y: around.y - 120, width: around.width + 48, height: around.height + 240 };
  return cards.within(wide).filter((c) => c.id !== ends.fromId && c.id !== ends.toId);
}

/** Curves between the boxes of one placement. What was found of a pair is remembered for the next time it is asked. */
export class Routes {
  readonly #cards: CardGrid;
  readonly #sides = new Map<string, Sides>();

  constructor(cards: CardGrid) {
    this.#cards = cards;
  }

  /**
   * Curves for all edges at once, by their ids: ends that share a side are spread along it, in the order of where they
   * go. Arrows of one pair leave from one socket.
   */
  all(edges: readonly Ends[]): Map<string, Curve> {
    const chosen = edges.map((ends) => ({ ends, sides: this.#sidesOf(ends) }));
    const sockets = new Sockets();
    for (const { ends, sides } of chosen) {
      sockets.add(ends.fromId, sides[0], leaving(ends), ends.to);
      sockets.add(ends.toId, sides[1], arriving(ends), ends.from);
    }
    const shares = sockets.shares();
    const lanes: Lane[] = [];
    return new Map(
      chosen.map(({ ends, sides: [a, b] }) => {
        const from = anchor(ends.from, a, shares.get(`${ends.fromId} ${a} ${leaving(ends)}`));
        const to = anchor(ends.to, b, shares.get(`${ends.toId} ${b} ${arriving(ends)}`));
        const { curve, lane } = shortest({ from, fromSide: a, to, toSide: b }, ends, this.#cards, lanes);
        if (lane) lanes.push(lane);
        return [ends.id, curve];
      }),
    );
  }

  #sidesOf(ends: Ends): Sides {
    const key = `${ends.fromId} ${ends.toId}`;
    const known = this.#sides.get(key);
    if (known) return known;
    const sides = chooseSides(ends, this.#cards);
    this.#sides.set(key, sides);
    return sides;
  }
}

/** Curves for all edges at once; see `Routes`. */
export function routeAll(edges: readonly Ends[], cards: CardGrid): Map<string, Curve> {
  return new Routes(cards).all(edges);
}

const leaving = (ends: Ends) => `>${ends.toId}`;
const arriving = (ends: Ends) => (ends.socket === undefined ? `<${ends.id}` : `=${ends.socket}`);

/** Where on the sides of cards edges begin and end. */
class Sockets {
  readonly #sides = new Map<string, Map<string, number[]>>();

  /** `other`: the box at the other end, which says where along the side the socket should be. */
  add(card: string, side: SideOf, socket: string, other: Box): void {
    const name = `${card} ${side}`;
    const sockets = this.#sides.get(name) ?? new Map<string, number[]>();
    this.#sides.set(name, sockets);
    const order = side === 'left' || side === 'right' ? other.y + other.height / 2 : other.x + other.width / 2;
    sockets.set(socket, [...(sockets.get(socket) ?? []), order]);
  }

  /** How far along its side each socket is, 0–1, by card, side and socket. */
  shares(): Map<string, number> {
    const out = new Map<string, number>();
    for (const [name, sockets] of this.#sides) {
      const inOrder = [...sockets]
        .map(([socket, at]) => ({ socket, order: at.reduce((sum, n) => sum + n, 0) / at.length }))
        .sort((a, b) => a.order - b.order || (a.socket < b.socket ? -1 : 1));
      for (const [i, { socket }] of inOrder.entries()) out.set(`${name} ${socket}`, (i + 1) / (inOrder.length + 1));
    }
    return out;
  }
}
