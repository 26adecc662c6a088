/** `npm run bench`: figures as ratios within one run, since machines differ and are noisy (`solver.md`, Proof that it is fast). */
import { writeFileSync } from 'node:fs';
import { memoryUsage } from 'node:process';
import { readManifests } from '../../core/dialects/read.ts';
import { present } from '../../core/lib/assert.ts';
import { andInto, type Bitset, emptyBits, orInto, setBit } from '../../core/lib/bitset.ts';
import { compile } from '../../core/solver/compile.ts';
import { hygieneOf } from '../../core/solver/hygiene/hygiene.ts';
import { solveCompiled } from '../../core/solver/solve.ts';
import { trace } from '../../core/solver/trace.ts';
import { conflictsRow } from './conflicts.ts';
import { drawnDesign, timeEdits } from './edits.ts';
import {
  allDifferent,
  type Family,
  manyEntries,
  manyPrefixes,
  oneNamespace,
  realisticPlatform,
  seeded,
} from './platforms.ts';
import { strengthRows } from './strength.ts';
import { synthesisTimings } from './synthesis.ts';
import { viewsRow } from './views.ts';

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function time(run: () => void, times = 3): number {
  return median(
    Array.from({ length: times }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
}

/** The dense floor: for each policy OR ten rows of N bits, then AND all rows with their counterpart once. */
function floor(workloads: number, policies: number): number {
  const pick = seeded(3);
  const rows: Bitset[] = Array.from({ length: workloads }, () => emptyBits(workloads));
  const peers = emptyBits(workloads);
  for (let i = 0; i < workloads / 10; i++) setBit(peers, pick(workloads));
  const row = (i: number) => present(rows[i], 'a row of the floor');
  return time(() => {
    for (let p = 0; p < policies; p++) for (let s = 0; s < 10; s++) orInto(row(pick(workloads)), peers);
    for (let w = 0; w < workloads; w++) andInto(row(w), row(workloads - 1 - w));
  });
}

interface Row {
  readonly family: string;
  readonly compile: number;
  readonly solve: number;
  readonly classes: number;
  readonly signatures: number;
  readonly trace: number;
  readonly megabytes: number;
}

function measure({ name, input }: Family): Row {
  globalThis.gc?.();
  const before = memoryUsage();
  let compiled = compile(input);
  const compileTime = time(() => {
    compiled = compile(input);
  });
  let solution = solveCompiled(compiled);
  const solveTime = time(() => {
    solution = solveCompiled(compiled);
  });
  const after = memoryUsage();
  const ids = solution.endpoints.map((e) => e.id);
  const packet = {
    from: ids[0] ?? '',
    to: ids[Math.floor(ids.length / 2)] ?? '',
    protocol: 'TCP' as const,
    port: 8080,
  };
  return {
    family: name,
    compile: compileTime,
    solve: solveTime,
    classes: solution.statistics.classes,
    signatures: solution.statistics.signatures.egress + solution.statistics.signatures.ingress,
    trace: time(() => trace(solution, packet), 5),
    megabytes: (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20,
  };
}

function manifests(policies: number): string {
  const one = (i: number) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p-${i}, namespace: ns-${i % 500} }
spec:
  podSelector: { matchLabels: { app: a${i % 60} } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: b${i % 60} } } }]
      ports: [{ protocol: TCP, port: ${1000 + (i % 3000)} }]
`;
  return Array.from({ length: policies }, (_, i) => one(i)).join('---\n');
}

function main(): void {
  const quick = process.argv.includes('--quick');
  const families = quick
    ? [realisticPlatform(500, 500), allDifferent(500)]
    : [
        realisticPlatform(500, 500),
        realisticPlatform(5_000, 5_000),
        realisticPlatform(10_000, 10_000),
        realisticPlatform(50_000, 20_000),
        allDifferent(5_000),
        oneNamespace(3_000),
        manyEntries(16_000),
        manyPrefixes(100_000),
      ];
  const rows = families.map(measure);
  console.log('family | classes | signatures | compile ms | solve ms | trace ms | MiB');
  for (const r of rows)
    console.log(
      `${r.family} | ${r.classes} | ${r.signatures} | ${r.compile.toFixed(1)} | ${r.solve.toFixed(1)} | ${r.trace.toFixed(2)} | ${r.megabytes.toFixed(0)}`,
    );
  for (const size of quick ? [12] : [12, 50, 500])
    console.log(
      `edit to verdicts, ${size} workloads, median ms: ${median(timeEdits(drawnDesign(size), 15)).toFixed(1)}`,
    );
  const synthesis = synthesisTimings(quick ? [500] : [500, 5_000], time);
  for (const s of synthesis)
    console.log(
      `synthesis, ${s.workloads} workloads: ${s.policies} policies, ${s.rules} rules, ${s.synthesise.toFixed(0)} ms; with printing and reading back ${s.compile.toFixed(0)} ms`,
    );
  const { input } = quick ? realisticPlatform(500, 500) : realisticPlatform(5_000, 5_000);
  const hygiene = hygieneOf(input);
  const hygieneTime = time(() => hygieneOf(input));
  console.log(
    `rules that do nothing, ${hygiene.policies} policies: ${hygiene.idle.length} found, ${hygieneTime.toFixed(0)} ms`,
  );
  const strength = quick ? strengthRows(500, 500) : strengthRows(5_000, 5_000);
  for (const s of strength)
    console.log(
      `guardrail strength, ${s.question}: ${s.outcome}, ${s.pairs} pairs, ${s.assignments} ways to label, ${s.milliseconds.toFixed(0)} ms`,
    );
  const views = (quick ? [200, 500] : [500, 5_000]).flatMap((size) =>
    [false, true].map((isOpen) => viewsRow(size, isOpen, (work) => time(work, 1))),
  );
  for (const v of views)
    console.log(
      `views, ${v.platform} workloads: solved and answered ${v.facts.toFixed(0)} ms, all checks ${v.checks.toFixed(0)} ms more, matrix by namespace ${v.matrix.toFixed(0)} ms`,
    );
  const ratios: Record<string, number> = {};
  const [closed, , manyClosed] = views;
  if (closed && manyClosed) {
    const by = manyClosed.workloads / closed.workloads;
    ratios[`growth of all checks, closed, by ${by} (${by} is linear, ${by * by} is all pairs)`] =
      manyClosed.checks / closed.checks;
  }
  const of = (start: string) => rows.find((r) => r.family.startsWith(start));
  const ten = of('realistic 10000');
  if (ten)
    ratios['full solve 10,000 × 10,000 / dense floor (target 2)'] = (ten.compile + ten.solve) / floor(10_000, 10_000);
  const [five, fifty] = [of('realistic 5000'), of('realistic 50000')];
  if (five && fifty)
    ratios['growth 5,000 to 50,000 workloads / 10 (near 1 is linear)'] =
      (fifty.compile + fifty.solve) / (five.compile + five.solve) / 10;
  const [small, large] = synthesis;
  if (small && large)
    ratios['growth of synthesis, 500 to 5,000 workloads / 10 (near 1 is linear)'] =
      large.synthesise / small.synthesise / 10;
  const count = quick ? 500 : 5_000;
  const text = manifests(count);
  const parse = time(() => readManifests([{ name: 'bench.yaml', text }]), 1);
  const solved = of(`realistic ${count} `);
  if (solved) ratios[`parse / full solve at ${count} policies`] = parse / (solved.compile + solved.solve);
  console.log(conflictsRow());
  for (const [name, value] of Object.entries(ratios)) console.log(`${name}: ${value.toFixed(2)}`);
  const output = process.argv.find((a) => a.startsWith('--output='))?.slice('--output='.length);
  if (output) writeFileSync(output, JSON.stringify({ rows, synthesis, strength, views, ratios }, null, 2));
}

main();
