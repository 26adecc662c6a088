/** What is still open in a design: what a version that is frozen in a workshop is kept with (`studio.md`, Workshop). */

import { compareNatural } from '../design/natural-order.ts';
import type { Design, Flow } from '../design/schema.ts';
import { sentenceOf } from '../design/sentences/print.ts';
import type { FlowAnswer } from './answers.ts';

/** Why something is open. */
export type OpenReason = 'open question' | 'ports to be confirmed' | 'blocked' | 'proposed' | 'parking lot';

/** One thing that is still to be settled. */
export interface OpenItem {
  /** Handle of a flow or a note: `F-12`, `D-3`. */
  readonly id: string;
  readonly reason: OpenReason;
  /** `shop/web -> shop/db tcp 5432`, or the words of the note. */
  readonly text: string;
}

/** The reasons in the order in which a workshop settles them. */
export const OPEN_REASONS: readonly OpenReason[] = [
  'open question',
  'ports to be confirmed',
  'blocked',
  'proposed',
  'parking lot',
];

/**
 * Everything open, by reason, then by handle; a flow stands under each reason that it has. `flows`: how the drawn flows
 * fare on the design's side; without it, nothing is called blocked.
 */
export function openItems(design: Design, flows: Readonly<Record<string, FlowAnswer>> = {}): OpenItem[] {
  const items: OpenItem[] = Object.values(design.flows).flatMap((flow) =>
    reasonsOf(flow, Object.hasOwn(flows, flow.id) ? flows[flow.id] : undefined).map((reason) => ({
      id: flow.id,
      reason,
      // the reason says what its status does
      text: sentenceOf(design, { ...flow, status: 'agreed' }),
    })),
  );
  for (const note of Object.values(design.notes)) {
    if (note.kind === 'parking lot' && note.settled !== true)
      items.push({ id: note.id, reason: 'parking lot', text: note.text });
  }
  const rank = (item: OpenItem) => OPEN_REASONS.indexOf(item.reason);
  return items.sort((a, b) => rank(a) - rank(b) || compareNatural(a.id, b.id));
}

function reasonsOf(flow: Flow, answer: FlowAnswer | undefined): OpenReason[] {
  if (flow.status === 'must not') return [];
  const reasons: OpenReason[] = [];
  if (flow.status === 'open question') reasons.push('open question');
  if (flow.ports === 'unconfirmed') reasons.push('ports to be confirmed');
  // an open question is drawn only: that nothing lets it through says nothing
  const isWanted = flow.status !== 'open question';
  if (isWanted && (answer?.verdict === 'blocked' || answer?.verdict === 'partly')) reasons.push('blocked');
  if (flow.status === 'proposed') reasons.push('proposed');
  return reasons;
}
