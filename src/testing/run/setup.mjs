// What both commands of the README need on a fresh machine: the dependencies, and for tests a browser.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const STAMP = 'node_modules/.bulkhead-lock';

/** Runs a program with its output shown; throws when it fails. */
export function run(program, args, options = {}) {
  execFileSync(program, args, { stdio: 'inherit', ...options });
}

/** Installs exactly what package-lock.json names, unless that is what is installed already. */
export function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Bulkhead needs Node 20.19 or later; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
    shell: process.platform === 'win32',
  });
  writeFileSync(STAMP, wanted);
}

/** Makes sure that there is a Chromium: the one named, Playwright's own, the system's, or a new one. */
export async function ensureBrowser() {
  const { chromiumExecutable } = await import('../../../e2e/chromium.mjs');
  if (chromiumExecutable() !== 'missing') return;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core']);
    return;
  }
  run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
}
