// Screenshots of every view, in light and dark and at three widths, into test-results/screens/; and the README's picture.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumExecutable } from '../../../e2e/chromium.mjs';
import { ensureBrowser, ensureDependencies, run } from './setup.mjs';

const OUT = 'test-results/screens';
const PORT = Number(process.env.PORT ?? 4188);
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];
const fixture = (name) => fileURLToPath(new URL(`../../../e2e/fixtures/online-boutique/${name}.yaml`, import.meta.url));
const BOUTIQUE = [fixture('kubernetes-manifests'), fixture('network-policies')];
const EXAMPLE = 'public/examples/reference-platform';
/** The reference platform as its cluster gives it: without the design beside it. */
const PLATFORM = JSON.parse(readFileSync(`${EXAMPLE}/index.json`, 'utf8'))
  .filter((name) => name !== 'design.yaml' && name !== 'layout.yaml')
  .map((name) => `${EXAMPLE}/${name}`);

ensureDependencies();
await ensureBrowser();
run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const server = spawn(
  process.execPath,
  ['node_modules/vite/bin/vite.js', 'preview', '--host', '127.0.0.1', '--port', String(PORT), '--strictPort'],
  { stdio: 'ignore' },
);
const executablePath = chromiumExecutable();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
try {
  await answering(`http://127.0.0.1:${PORT}/`);
  for (const theme of ['light', 'dark']) for (const size of SIZES) await everyView(theme, size);
  await inPage('light', { width: 1440, height: 900 }, async (page) => {
    await openExample(page);
    await page.screenshot({ path: 'public/studio.png' });
  });
} finally {
  await browser.close();
  server.kill();
}
console.log(`screenshots are in ${OUT}`);

async function answering(url) {
  for (let tries = 0; tries < 100; tries++) {
    const up = await fetch(url).then(
      (r) => r.ok,
      () => false,
    );
    if (up) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`nothing answers at ${url}`);
}

/** A fresh browser profile for each story, so that none sees another's designs. */
async function inPage(theme, viewport, story) {
  const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'])
      Reflect.deleteProperty(window, name);
  });
  await page.goto(`http://127.0.0.1:${PORT}/`);
  await story(page);
  await context.close();
}

async function everyView(theme, size) {
  const shoot = (page, name) => page.screenshot({ path: `${OUT}/${theme}-${size.width}-${name}.png` });
  await inPage(theme, size, async (page) => {
    await settled(page);
    await shoot(page, 'gallery');
    await page
      .getByRole('button', { name: /Empty page/ })
      .first()
      .click();
    await settled(page);
    await shoot(page, 'map-empty');
  });
  await inPage(theme, size, (page) => importing(page, (name) => shoot(page, name)));
  await inPage(theme, size, (page) => example(page, (name) => shoot(page, name)));
  await inPage(theme, size, (page) => platform(page, (name) => shoot(page, name)));
  await inPage(theme, size, (page) => classified(page, (name) => shoot(page, name)));
  await inPage(theme, size, (page) => panes(page, (name) => shoot(page, name)));
  await inPage(theme, size, (page) => dialogs(page, (name) => shoot(page, name)));
}

/** What stands around the map: sentences, the inventory, the history, menus. */
async function panes(page, shoot) {
  await openExample(page);
  await page.keyboard.press('/');
  await page.keyboard.type('adservice -> redis');
  await settled(page);
  await shoot('sentence');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('group', { name: /^Deployment frontend in/ }).focus();
  await page.keyboard.press('ContextMenu');
  await settled(page);
  await shoot('menu');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Alt+s');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('After the workshop');
  await settled(page);
  await shoot('freeze');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+Alt+z');
  await settled(page);
  await shoot('history');
  await page.keyboard.press('Shift+T');
  await page.waitForTimeout(500);
  await settled(page);
  await shoot('inventory');
  await page.keyboard.press('Shift+J');
  await settled(page);
  await shoot('inventory-large');
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+K');
  await page.getByRole('list', { name: 'Checks' }).waitFor();
  await settled(page);
  await shoot('checks');
}

/** What lies over the studio: the sheets of the diagram, the keys, the move. */
async function dialogs(page, shoot) {
  await openExample(page, 'Reference platform');
  await page.keyboard.press('Control+Shift+e');
  await page.waitForTimeout(6000);
  await shoot('diagram');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await settled(page);
  await shoot('keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+T');
  await page.waitForTimeout(1000);
  await settled(page);
  await shoot('reference-inventory');
}

async function importing(page, shoot) {
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click();
  await settled(page);
  await shoot('import');
  await choose(page, BOUTIQUE);
  await shoot('preview');
  await accept(page);
  await shoot('import-map');
  await page.getByRole('radio', { name: 'Change' }).click({ force: true });
  await settled(page);
  await shoot('change-nothing');
}

async function example(page, shoot) {
  await openExample(page);
  await shoot('map');
  await page.keyboard.press('Escape');
  const card = page.getByRole('group', { name: /^Deployment frontend in/ });
  await card.click();
  await settled(page);
  await shoot('workload');
  await page.getByRole('complementary', { name: 'Inspector' }).getByRole('button', { name: /^F-1:/ }).first().click();
  await settled(page);
  await shoot('flow');
  await page.getByRole('button', { name: 'Trace', exact: true }).first().click();
  await settled(page);
  await shoot('trace');
  await card.click();
  await page.keyboard.press('c');
  await settled(page);
  await shoot('connect');
  // the first closes the list of names, the second the dialog
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Change' }).click({ force: true });
  await settled(page);
  await shoot('change');
  await page.keyboard.press('Control+k');
  await settled(page);
  await shoot('palette');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('dialog').getByText(/prov/i).first().waitFor();
  await settled(page);
  await shoot('export');
  await page.keyboard.press('Escape');
  await page.getByText('Files', { exact: true }).first().click();
  await page.waitForTimeout(2500);
  await shoot('files');
}

async function platform(page, shoot) {
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click();
  await choose(page, PLATFORM);
  await shoot('platform-preview');
  await accept(page);
  await shoot('platform');
}

async function classified(page, shoot) {
  await openExample(page, 'Reference platform');
  await shoot('reference');
  await page.getByRole('radio', { name: 'Today' }).click({ force: true });
  await page
    .getByText(/^Today solved/)
    .first()
    .waitFor({ state: 'attached' });
  await settled(page);
  await shoot('reference-today');
}

async function openExample(page, name = 'Online Boutique') {
  await page.getByRole('button', { name: `Open the example ${name}` }).click();
  await page
    .getByText(/^Design solved/)
    .first()
    .waitFor({ state: 'attached' });
  await settled(page);
}

async function choose(page, files) {
  const dialog = page.getByRole('dialog');
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose files…' }).click();
  await (await chooser).setFiles(files);
  await dialog.getByRole('button', { name: 'Accept' }).waitFor();
  await settled(page);
}

async function accept(page) {
  await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
  await page
    .getByText(/solved: /)
    .first()
    .waitFor({ state: 'attached' });
  await settled(page);
}

/** Fonts are there and the last frame is drawn. */
async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(600);
}
