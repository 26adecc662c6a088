/** What a sheet shows and where, in drawing pixels, before arrows are routed. */
import type { Exception, Guardrail } from '../../design/schema.ts';
import type { Band } from '../describe.ts';
import { type Box, boundsOf, type Point } from '../geometry.ts';
import type { Link } from '../links.ts';
import type { Tone } from '../tone.ts';

/** Round the hosts, which stand on a rail. */
export const RAIL = 12;

/** Everything that is drawn has corners on multiples of this, so that arrows run between. */
export const UNIT = 8;

export type FrameKind = 'plane' | 'environment' | 'tenant' | 'namespace';

/** A titled frame round other things. */
export interface Frame {
  readonly id: string;
  readonly kind: FrameKind;
  readonly parent: string | undefined;
  readonly box: Box;
  readonly name: string;
  /** In small type beside its name: what else is true of it, as much as there is room for. */
  readonly notes: readonly string[];
  /** The zones that it stands for. */
  readonly zones: readonly string[];
  readonly band: Band;
  readonly walls: readonly Guardrail[];
  /** A lane has its title at its left, and no band. */
  readonly lane: boolean;
  /** Arrows go round it, not through it. */
  readonly solid: boolean;
}

export type CardKind = 'namespace' | 'workload' | 'group' | 'external' | 'host' | 'entry' | 'stub';

/** Something without anything drawn in it. */
export interface Card {
  readonly id: string;
  readonly kind: CardKind;
  readonly parent: string | undefined;
  readonly box: Box;
  readonly mark: string;
  readonly name: string;
  /** One line of what matters; may be empty. */
  readonly line: string;
  readonly walls: readonly Guardrail[];
  /** For a workload on the network of its host. */
  readonly onHost?: boolean;
  /** The sheet that shows it; of a stub. */
  readonly sheet?: number;
}

/** Things in their places. */
export interface Arranged {
  /** Outer ones first. */
  readonly frames: readonly Frame[];
  readonly cards: readonly Card[];
  readonly bounds: Box;
}

/** What an arrow may mean beside a verdict: a gate in a wall that no drawn flow goes through. */
export type LineKind = Tone | 'gate';

/** An arrow between two things of the picture. */
export interface PictureLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LineKind;
  readonly flows: readonly string[];
  readonly label: string;
  readonly words: string;
  readonly blockedAt: Link['blockedAt'];
  readonly summed: boolean;
  /** Exceptions that it goes through, whichever wall they are gates of. */
  readonly exceptions: readonly Exception[];
}

/** An arrow in its place. */
export interface PlacedLink {
  readonly link: PictureLink;
  /** Corners from border to border. */
  readonly points: readonly Point[];
  /** Middle of its label; absent where it has none. */
  readonly labelAt: Point | undefined;
}

/** Where an exception goes through a wall. */
export interface PlacedGate {
  readonly exceptions: readonly Exception[];
  readonly at: Point;
  /** Whether the wall runs up and down here. */
  readonly upright: boolean;
  readonly tagAt: Point;
  readonly label: string;
  readonly expired: boolean;
}

/** A bar where something stops an arrow. */
export interface Bar {
  readonly at: Point;
  /** Whether the arrow runs up and down here. */
  readonly upright: boolean;
  readonly kind: LineKind;
}

/** The whole of a drawing. */
export interface Picture extends Arranged {
  readonly links: readonly PlacedLink[];
  readonly gates: readonly PlacedGate[];
  readonly bars: readonly Bar[];
}

/** Up to a multiple of `UNIT`. */
export function up(n: number): number {
  return Math.ceil(n / UNIT) * UNIT;
}

/** Round all of it; a small space where there is nothing. */
export function boundsOfAll(frames: readonly Frame[], cards: readonly Card[]): Box {
  return boundsOf([...frames, ...cards].map((t) => t.box)) ?? { x: 0, y: 0, width: 0, height: 0 };
}
