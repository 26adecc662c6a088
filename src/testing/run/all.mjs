// Passes all tests on a fresh machine, and closes with one line over all suites. The README's second command.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBrowser, ensureDependencies } from './setup.mjs';

// absolute, since the runners take a relative path from different folders
const REPORTS = resolve('test-results/reports');
const node = process.execPath;
let passed = 0;
let failed = 0;
let skipped = 0;

/** One step that either works or does not. */
function check(name, args, env = {}) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const { status } = spawnSync(node, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return status === 0;
}

function gate(name, args) {
  if (check(name, args)) passed++;
  else failed++;
}

/** A runner that counts for itself; without a report, it counts as one failure. */
function suite(name, args, report, count, env) {
  const ok = check(name, args, env);
  const counts = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  passed += counts.passed;
  failed += counts.failed;
  skipped += counts.skipped;
  if (counts.passed + counts.failed === 0 || (!ok && counts.failed === 0)) failed++;
}

ensureDependencies();
await ensureBrowser();
rmSync('test-results', { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

gate('format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']);
gate('types', ['src/testing/run/typecheck.mjs']);
gate('build of the studio', ['node_modules/vite/bin/vite.js', 'build']);
gate('build of the command line', ['node_modules/vite/bin/vite.js', 'build', '--ssr', 'src/cli/main.ts']);
suite(
  'unit, property and corpus tests',
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORTS}/vitest.json`,
  ],
  `${REPORTS}/vitest.json`,
  (j) => ({ passed: j.numPassedTests, failed: j.numFailedTests, skipped: j.numPendingTests + j.numTodoTests }),
);
suite(
  'end-to-end tests',
  ['node_modules/playwright/cli.js', 'test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'],
  `${REPORTS}/playwright.json`,
  (j) => ({ passed: j.stats.expected, failed: j.stats.unexpected + j.stats.flaky, skipped: j.stats.skipped }),
  { PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/playwright.json` },
);

console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
