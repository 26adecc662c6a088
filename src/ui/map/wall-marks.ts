/** What the walls of frames and the gates in them say. */

import { expiryOf, gatesText } from '../../core/design/expiry.ts';
import type { Design, Exception } from '../../core/design/schema.ts';
import type { Curve } from '../../core/diagram/curve.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import { type Gate, type GateLink, gatesOf, type Wall } from '../../core/diagram/walls.ts';
import { standFor } from './map-links.ts';

/** What a frame says of its wall. */
export interface WallMark {
  readonly guardrails: readonly string[];
  /** `G-1 Planes stay apart`, or the handles of several. */
  readonly words: string;
  /** `7 exceptions, 1 expires in 9 days`. */
  readonly gates: string;
  readonly expired: boolean;
}

/** The mark of each walled thing, by its id. */
export function wallMarks(design: Design, walls: readonly Wall[], day: string): Map<string, WallMark> {
  const exceptions = Object.values(design.exceptions);
  return new Map(walls.map((wall) => [wall.id, wallMark(wall, exceptions, day)]));
}

function wallMark({ guardrails }: Wall, exceptions: readonly Exception[], day: string): WallMark {
  const ids = guardrails.map((g) => g.id);
  const expires = exceptions.filter((x) => ids.includes(x.guardrail)).map((x) => x.expires);
  const [first] = guardrails;
  return {
    guardrails: ids,
    words: guardrails.length === 1 && first ? `${first.id} ${first.name}` : ids.join(', '),
    gates: gatesText(expires, day),
    expired: expires.some((e) => expiryOf(e, day)?.expired === true),
  };
}

export interface GateMark {
  readonly key: string;
  readonly exception: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly upright: boolean;
  /** How deep the walled frame is nested: above it, below the arrows through the gate. */
  readonly depth: number;
  readonly label: string;
  readonly expired: boolean;
  /** The whole of it, for hovering and screen readers. */
  readonly spoken: string;
}

/** Gates as they are drawn: one mark on each wall that an exception goes through. */
export function gateMarks(input: {
  readonly design: Design;
  readonly placement: Placement;
  readonly walls: readonly Wall[];
  readonly routed: readonly { readonly link: GateLink; readonly curve: Curve }[];
  readonly blocks: boolean;
  readonly day: string;
}): GateMark[] {
  const { design, placement, walls, routed, blocks, day } = input;
  const gates = gatesOf(design, placement, walls, routed, standFor(placement, blocks));
  return gates.map((gate) => gateMark(gate, placement, day));
}

function gateMark({ exception: x, at, upright, wall }: Gate, placement: Placement, day: string): GateMark {
  const expiry = expiryOf(x.expires, day);
  return {
    key: `${x.id} ${wall}`,
    exception: x.id,
    at,
    upright,
    depth: depthOf(placement, wall),
    label: [x.id, x.ticket, expiry?.short].filter((t) => t !== undefined).join(' '),
    expired: expiry?.expired ?? false,
    spoken: [`Exception ${x.id} in ${x.guardrail}`, x.ticket, x.reason, expiry?.words]
      .filter((t) => t !== undefined)
      .join(', '),
  };
}

function depthOf(placement: Placement, id: string): number {
  let depth = 0;
  for (let p = placement.byId.get(id)?.parent; p !== undefined; p = placement.byId.get(p)?.parent) depth++;
  return depth;
}
