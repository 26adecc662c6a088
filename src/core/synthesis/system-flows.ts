/** What known systems need and the design cuts, said before somebody finds out (`known-systems.ts`). */
import { nameOf } from '../design/lookup.ts';
import { portsLabel } from '../design/ports-text.ts';
import { cutSystemFlows, type SystemFlow } from '../design/system-flows.ts';
import { groupBy } from '../lib/order.ts';
import { addDiagnostic, type Context } from './context.ts';

/** Notes the flows that known systems need, that no flow asks for and that the design cuts; once for each system and reason. */
export function noteSystemFlows(context: Context): void {
  const said = (f: SystemFlow) => `\`${nameOf(context.design, f.to)}\` ${portsLabel([...f.ports])}`;
  for (const flows of groupBy(cutSystemFlows(context.design), (f) => `${f.from} ${f.reason}`).values()) {
    const [first, ...more] = flows;
    if (!first) continue;
    addDiagnostic(context, {
      code: 'synthesis/system-flow-cut',
      severity: 'warning',
      message: `\`${nameOf(context.design, first.from)}\` is cut off from ${said(first)}${more.length > 0 ? ` and ${more.length} more` : ''}: ${first.reason}, and no flow asks for it`,
      help: 'draw it (“Propose the flows that known systems need”), or say “must not”',
      object: first.from,
    });
  }
}
