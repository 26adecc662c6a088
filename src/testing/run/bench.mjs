// Measures. Builds the benchmark, then runs it with the collector exposed: figures are ratios within one run.
import { spawnSync } from 'node:child_process';
import { ensureDependencies, run } from './setup.mjs';

const node = process.execPath;
ensureDependencies();
run(node, [
  'node_modules/vite/bin/vite.js',
  'build',
  '--ssr',
  'src/testing/bench/main.ts',
  '--outDir',
  'test-results/bench',
  '--logLevel',
  'warn',
]);
const { status } = spawnSync(node, ['--expose-gc', 'test-results/bench/bulkhead.mjs', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
