// What a person waits for, measured in the built studio: `npm run bench -- --browser`; with `--large`, large platforms only.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { chromiumExecutable } from '../../../e2e/chromium.mjs';
import { accepted, chooseImport, median } from './driving.mjs';
import { emptyCanvas, sweep, tasksOf, watchTasks } from './frames.mjs';
import { answersOfLarge } from './large-answers.mjs';
import { viewsOfLarge } from './large-views.mjs';
import { classifyTime, sentencesTime } from './workshop.mjs';

// by path, as a file dialog gives them: the page is not what reads them
const BOUTIQUE = ['kubernetes-manifests.yaml', 'network-policies.yaml'].map(
  (name) => `e2e/fixtures/online-boutique/${name}`,
);

const EXAMPLE = 'public/examples/reference-platform';
/** The reference platform as its cluster gives it: without the design beside it. */
const REFERENCE = JSON.parse(readFileSync(`${EXAMPLE}/index.json`, 'utf8'))
  .filter((name) => name !== 'design.yaml' && name !== 'layout.yaml')
  .map((name) => `${EXAMPLE}/${name}`);

/** As many workloads as policies, ten to a namespace, as `kubectl get -o json` gives them. */
function platform(size) {
  const items = [];
  for (let s = 0; s < size / 10; s++) {
    items.push({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: `ns-${s}`, labels: { tenant: `t${s % 40}` } },
    });
    for (let w = 0; w < 10; w++) {
      const at = { name: `app-${w}`, namespace: `ns-${s}` };
      const labels = { app: `app-${w}` };
      const containers = [{ name: 'c', ports: [{ containerPort: 8080 }] }];
      items.push({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: at,
        spec: { template: { metadata: { labels }, spec: { containers } } },
      });
      const from = [{ podSelector: { matchLabels: { app: `app-${(w + 3) % 10}` } } }];
      const ingress = [{ from, ports: [{ protocol: 'TCP', port: 8080 }] }];
      items.push({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: at,
        spec: { podSelector: { matchLabels: labels }, policyTypes: ['Ingress'], ingress },
      });
    }
  }
  return [
    {
      name: 'platform.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ kind: 'List', apiVersion: 'v1', items })),
    },
  ];
}

async function importTimes(browser, url, files) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForTimeout(1000);
  await watchTasks(page);
  const { accept, preview: read } = await chooseImport(page, files);
  const before = await tasksOf(page);
  const map = await accepted(page, accept);
  return { context, page, read, map, before, tasks: await tasksOf(page) };
}

/** Milliseconds from the key that redoes a flow to its verdict on the map. */
async function editTimes(page, edits) {
  await page.getByRole('group', { name: /^Deployment adservice/ }).click();
  await page.keyboard.press('c');
  await page.keyboard.type('redis-cart');
  await page
    .getByRole('option', { name: /redis-cart/ })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Add flow/ })
    .click();
  const flow = page.locator('[aria-label*="adservice → redis-cart"][aria-label*="blocked"]').first();
  await flow.waitFor({ state: 'attached' });
  const times = [];
  for (let i = 0; i < edits; i++) {
    await page.keyboard.press('Control+z');
    await flow.waitFor({ state: 'detached' });
    // nobody is quicker between two edits
    await page.waitForTimeout(100);
    times.push(
      await page.evaluate(
        () =>
          new Promise((done) => {
            let start = 0;
            const has = () => document.querySelector('[aria-label*="adservice → redis-cart"][aria-label*="blocked"]');
            const watch = new MutationObserver(() => {
              if (!has()) return;
              watch.disconnect();
              requestAnimationFrame(() => done(performance.now() - start));
            });
            watch.observe(document.body, {
              subtree: true,
              childList: true,
              attributes: true,
              attributeFilter: ['aria-label'],
            });
            start = performance.now();
            const key = { key: 'y', code: 'KeyY', ctrlKey: true, bubbles: true, cancelable: true };
            (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', key));
          }),
      ),
    );
  }
  return times;
}

/** Lengths of frames while 5,000 workloads × 5,000 policies are solved again after an edit. */
async function framesWhileSolving(browser, url) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(url);
  const { accept, preview: read } = await chooseImport(page, platform(5000));
  const map = await accepted(page, accept);
  await page.waitForTimeout(2000);
  const frames = await page.evaluate(
    () =>
      new Promise((done) => {
        const lengths = [];
        let last = performance.now();
        const tick = (now) => {
          lengths.push(now - last);
          last = now;
          if (lengths.length < 120) requestAnimationFrame(tick);
          else done(lengths);
        };
        requestAnimationFrame(tick);
        for (const radio of document.querySelectorAll('input[type=radio]')) if (radio.value === 'design') radio.click();
      }),
  );
  return { read, map, frames };
}

const server = await preview({ preview: { host: '127.0.0.1', port: 4199, strictPort: true } });
const url = 'http://127.0.0.1:4199/';
const nothing = await emptyCanvas(4198);
const executablePath = chromiumExecutable();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
const say = (what, text) => console.log(`${what}: ${text}`);
const of = (list, key) => median(list.map((r) => r[key]));

if (!process.argv.includes('--large')) await everyday();
await answersOfLarge(browser, url, say);
await viewsOfLarge(browser, url, say);
await browser.close();
await server.close();
await nothing.close();
process.exit(0);

/** What everybody waits for: from files to the map, edits, panning, what a workshop does. */
async function everyday() {
  const runs = [];
  const references = [];
  const rates = [];
  const tasks = [];
  for (let i = 0; i < 3; i++) {
    const reference = await importTimes(browser, url, REFERENCE);
    references.push(reference);
    const map = await sweep(reference.page);
    tasks.push({ classify: await classifyTime(reference.page), sentences: await sentencesTime(reference.page) });
    await reference.context.close();
    rates.push({ map, empty: await emptyRate() });
    const { context, page, read, map: coloured } = await importTimes(browser, url, BOUTIQUE);
    runs.push({ read, map: coloured, edit: median(await editTimes(page, 15)) });
    await context.close();
  }
  say('Online Boutique', `files to preview, median ms: ${of(runs, 'read')} (target with the next: 1000)`);
  say('Online Boutique', `accept to coloured map, median ms: ${of(runs, 'map')}`);
  say(
    'Online Boutique',
    `edit to verdict on the map, median ms: ${of(runs, 'edit').toFixed(1)} (target: two frames, 33)`,
  );
  const listed = (key) => references.map((r) => r[key].map(Math.round).join(' ') || 'none').join(' | ');
  say('Reference platform', `files to preview, median ms: ${of(references, 'read')} (target with the next: 2000)`);
  say('Reference platform', `accept to coloured map, median ms: ${of(references, 'map')}`);
  say(
    'Reference platform',
    `tasks above 50 ms, ms: from files to preview ${listed('before')}; from accept to the map ${listed('tasks')}`,
  );
  sayRate('Reference platform', rates);
  say('Reference platform', `classified by a pasted table, median ms: ${of(tasks, 'classify')} (target: 1000)`);
  say(
    'Reference platform',
    `thirty pasted sentences to their verdicts, median ms: ${of(tasks, 'sentences')} (target: 1000)`,
  );

  const large = await importTimes(browser, url, platform(2000));
  const largeRates = [{ map: await sweep(large.page), empty: await emptyRate() }];
  await large.context.close();
  say('2,000 workloads', `files to preview ${large.read} ms, accept to coloured map ${large.map} ms`);
  sayRate('2,000 workloads', largeRates);

  const big = await framesWhileSolving(browser, url);
  const sorted = [...big.frames].sort((a, b) => a - b);
  say('5,000 × 5,000', `files to preview ${big.read} ms, accept to coloured map ${big.map} ms`);
  say(
    '5,000 × 5,000',
    `frames while the other side is compiled and solved, ms: median ${median(sorted).toFixed(0)}, 95 % ${sorted[Math.floor(sorted.length * 0.95)].toFixed(0)}, longest ${sorted.at(-1).toFixed(0)}`,
  );
}

async function emptyRate() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto('http://127.0.0.1:4198/');
  const rate = await sweep(page);
  await context.close();
  return rate;
}

function sayRate(what, measured) {
  const map = of(measured, 'map');
  const empty = of(measured, 'empty');
  say(
    what,
    `pan and zoom, frames a second: ${map.toFixed(1)}, of an empty canvas ${empty.toFixed(1)}, ratio ${(map / empty).toFixed(2)} (target: 0.9)`,
  );
}
