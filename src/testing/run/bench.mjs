// Measures. Builds the benchmark, then runs it with the collector exposed: figures are ratios within one run. With
// `--browser`, measures the built studio in Chromium instead; with `--large` beside it, large platforms only.
import { spawnSync } from 'node:child_process';
import { ensureBrowser, ensureDependencies, run } from './setup.mjs';

const node = process.execPath;
const vite = 'node_modules/vite/bin/vite.js';
ensureDependencies();
if (process.argv.includes('--browser')) {
  await ensureBrowser();
  run(node, [vite, 'build', '--logLevel', 'warn']);
  run(node, ['src/testing/bench/browser.mjs', ...process.argv.slice(2)]);
} else {
  run(node, [
    vite,
    'build',
    '--ssr',
    'src/testing/bench/main.ts',
    '--outDir',
    'test-results/bench',
    '--logLevel',
    'warn',
  ]);
  const program = ['--expose-gc', 'test-results/bench/bulkhead.mjs', ...process.argv.slice(2)];
  process.exit(spawnSync(node, program, { stdio: 'inherit' }).status ?? 1);
}
