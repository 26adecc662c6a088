/** A review of a change as `review --format json` gives it; `public/schemas` has its form. */
import { PROTOCOLS } from '../../cluster/cluster.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { type ConnectionSet, hasAllPorts } from '../../policy/connection-set.ts';
import type { ChangeReview } from './outline.ts';

/** The whole review as plain JSON; `because` are the deciding lines, as in `diff`. */
export function reviewAsJson({ answer, before, after }: ChangeReview, diagnostics: readonly Diagnostic[]): object {
  const { speaks, totals, reach, edits, located, beyond, ends, sentences, left } = answer;
  return {
    version: 1,
    before,
    after,
    speaks,
    totals,
    reach,
    edits,
    located,
    endpoints: ends,
    beyond,
    sentences: sentences.map(({ connections, deciding, ...s }) => ({
      ...s,
      ports: portsOf(connections),
      because: deciding,
    })),
    left,
    diagnostics,
  };
}

function portsOf(set: ConnectionSet): unknown {
  if (hasAllPorts(set)) return 'all';
  return Object.fromEntries(PROTOCOLS.filter((p) => set[p].length > 0).map((p) => [p, set[p]]));
}
