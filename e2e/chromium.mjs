// Which browser the tests drive.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * `$CHROMIUM_PATH`, else undefined for Playwright's own download where there is one, else a system browser,
 * else `missing`.
 */
export function chromiumExecutable() {
  const forced = process.env['CHROMIUM_PATH'];
  if (forced) return forced;
  const { chromium } = createRequire(import.meta.url)('playwright');
  const own = chromium.executablePath();
  const shell = own.replace(/([\\/])chromium-(\d+)[\\/].*$/, '$1chromium_headless_shell-$2');
  if (existsSync(own) || existsSync(shell)) return undefined;
  return SYSTEM.find((p) => existsSync(p)) ?? 'missing';
}
