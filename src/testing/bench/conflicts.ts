/** `conflictsOf` at the size of a large platform: every conflict of 300 guardrails and 1,000 flows. */
import { conflictsOf } from '../../core/analyses/conflicts/conflicts.ts';
import { draw } from '../draw.ts';
import { seeded } from './platforms.ts';

const NAMESPACES = 400;
const GUARDRAILS = 300;
const FLOWS = 1000;

/** The design of the line: namespaces with a workload each, what is forbidden between some, and flows at random. */
function design() {
  const pick = seeded(11);
  const pair = () => {
    const from = pick(NAMESPACES);
    return [from, (from + 1 + pick(NAMESPACES - 1)) % NAMESPACES] as const;
  };
  const lines = Array.from({ length: NAMESPACES }, (_, i) => `ns n${i} managed\nwl n${i}/app 80`);
  const pairs = Array.from({ length: GUARDRAILS }, pair);
  pairs.forEach(([from, to], i) => {
    lines.push(`G-${i + 1} forbid ns:n${from} -> ns:n${to} any`);
  });
  for (let i = 0; i < FLOWS; i++) {
    // the first run straight into a guardrail each
    const [from, to] = pairs[i] ?? pair();
    lines.push(`F-${i + 1} n${from}/app -> n${to}/app 80`);
  }
  return draw(lines.join('\n'));
}

/** One line of the benchmark. */
export function conflictsRow(): string {
  const drawn = design();
  const start = performance.now();
  const found = conflictsOf(drawn);
  const milliseconds = Math.round(performance.now() - start);
  return `conflicts: ${GUARDRAILS} guardrails x ${FLOWS} flows: ${found.length} conflicts in ${milliseconds} ms`;
}
