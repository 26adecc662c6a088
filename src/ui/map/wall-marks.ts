/** What the walls of frames and the gates in them say. */

import { expiryOf, gatesText } from '../../core/design/expiry.ts';
import type { Design, Exception } from '../../core/design/schema.ts';
import type { Curve } from '../../core/diagram/curve.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import { type Gate, type GateLink, gatesOf, type Wall } from '../../core/diagram/walls.ts';
import type { Visible } from './levels.ts';
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
  readonly guardrail: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly upright: boolean;
  /** How deep the walled frame is nested: above it, below the arrows through the gate. */
  readonly depth: number;
  readonly label: string;
  readonly expired: boolean;
  /** Whether its name shows without being asked for: not when there are many. */
  readonly named: boolean;
  /** The whole of it, for hovering and screen readers. */
  readonly spoken: string;
}

/** Gates as they are drawn: one mark on each wall that an exception goes through. */
export function gateMarks(input: {
  readonly design: Design;
  readonly placement: Placement;
  readonly walls: readonly Wall[];
  readonly routed: readonly { readonly link: GateLink; readonly curve: Curve }[];
  readonly visible: Visible;
  readonly day: string;
}): GateMark[] {
  const { design, placement, walls, routed, visible, day } = input;
  const stand = standFor(placement, visible);
  const gates = gatesOf(design, placement, walls, routed, stand);
  const drawn = new Set(routed.map(({ link }) => `${link.from} ${link.to}`));
  const few = gates.length <= GATES_NAMED;
  return gates.map((gate) => {
    const { from, to } = gate.exception;
    return gateMark(gate, placement, day, few || drawn.has(`${stand(from)} ${stand(to)}`));
  });
}

/** With more gates than this, those are named that an arrow goes through, and those that are over. */
const GATES_NAMED = 12;

function gateMark(
  { exception: x, at, upright, wall }: Gate,
  placement: Placement,
  day: string,
  named: boolean,
): GateMark {
  const expiry = expiryOf(x.expires, day);
  return {
    named: named || expiry?.expired === true,
    key: `${x.id} ${wall}`,
    exception: x.id,
    guardrail: x.guardrail,
    at,
    upright,
    depth: depthOf(placement, wall),
    label: [x.id, x.ticket, expiry?.short].filter((t) => t !== undefined).join(' '),
    expired: expiry?.expired ?? false,
    spoken: [
      `Exception ${x.id} in ${x.guardrail}`,
      x.ticket,
      x.reason,
      x.owner && `for ${x.owner}`,
      x.approver && `approved by ${x.approver}`,
      expiry?.words,
    ]
      .filter((t) => t !== undefined && t !== '')
      .join(', '),
  };
}

function depthOf(placement: Placement, id: string): number {
  let depth = 0;
  for (let p = placement.byId.get(id)?.parent; p !== undefined; p = placement.byId.get(p)?.parent) depth++;
  return depth;
}
