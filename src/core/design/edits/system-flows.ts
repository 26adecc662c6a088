/** Draws what known systems of the design need. */
import { missingSystemFlows } from '../system-flows.ts';
import { connect } from './connect.ts';
import { type DocumentDraft, designNow, drafted } from './draft.ts';

/** Proposes every flow that a known system needs and that is not drawn, with its source as the reason. Returns their ids. */
export function drawSystemFlows(draft: DocumentDraft): string[] {
  return missingSystemFlows(designNow(draft)).flatMap(({ from, to, ports, reason, source }) => {
    const done = connect(draft, from, to, [...ports]);
    if ('problem' in done) return [];
    const flow = drafted(draft, 'flows', done.id);
    if (flow && done.added) Object.assign(flow, { status: 'proposed', reason: `${reason} (${source})` });
    return [done.id];
  });
}
