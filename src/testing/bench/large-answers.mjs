// What the worker is asked about a large platform: how long it takes, whether the page goes on meanwhile, and how soon
// it is idle once that was cancelled. In the built studio.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { largePlatform } from '../../../e2e/large-platform.mjs';
import { median, pressOn, scrolled, seen, view, withPlatform } from './driving.mjs';
import { framesText, framesWhile, thrice } from './frames.mjs';

const SIZE = { namespaces: 500, workloads: 5000 };
const RUNNING = '[role=dialog] [aria-label=Outcome][aria-busy=true]';
const ANSWERED = '[role=dialog] [aria-label=Outcome][aria-busy=false]';

/** `say`: prints a line of a name and a text. */
export async function answersOfLarge(browser, url, say) {
  const page = await withPlatform(browser, url, largePlatform({ ...SIZE, policies: 5000 }));
  await strength(page, (text) => say('Try to break it, 5,000 × 5,000', text));
  await checks(page, (text) => say('All checks, 5,000 × 5,000', text));
  await review(page, (text) => say('Review, 2,500 of 5,000 policies gone', text));
  await page.context().close();
}

async function strength(page, say) {
  await page.getByRole('button', { name: 'Try to break G-1', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const button = dialog.getByRole('button', { name: 'Try to break it' });
  const told = [];
  const answered = await thrice(async (i) => {
    await chooseAs(page, ['Developer', 'Contractor', 'Partner'][i]);
    const ask = await pressOn(page, button);
    await watchProgress(page);
    const frames = await framesWhile(page, async () => {
      await ask();
      await seen(page, ANSWERED);
    });
    told.push(await progressSeen(page));
    return frames;
  });
  const outcome = await dialog.locator('[aria-label=Outcome] p').first().textContent();
  say(`answered (${outcome}) in ${answered.took.toFixed(0)} ms, progress shown ${median(told)} times`);
  say(`while it is answered, ${framesText(answered)}`);
  await page.keyboard.press('Escape');
  await cancelled(page, say);
}

async function chooseAs(page, persona) {
  await page.getByRole('dialog').getByRole('button', { name: /As$/ }).click();
  await page.getByRole('option', { name: persona }).click();
  await page.waitForTimeout(300);
}

/** Another guardrail, cancelled each time as soon as it runs, then answered. */
async function cancelled(page, say) {
  // what was selected by the dialog is let go, so that the list of guardrails is back
  await page.waitForTimeout(500);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Try to break G-2', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const ask = dialog.getByRole('button', { name: 'Try to break it' });
  const stopped = await thrice(async () => {
    await ask.click();
    await seen(page, RUNNING);
    const cancel = await pressOn(page, dialog.getByRole('button', { name: 'Cancel' }));
    return framesWhile(page, async () => {
      await cancel();
      await seen(page, ANSWERED);
    });
  });
  say(`cancelled, idle after ${stopped.took.toFixed(0)} ms, ${framesText(stopped)}`);
  const again = await pressOn(page, ask);
  const { took } = await framesWhile(page, async () => {
    await again();
    await seen(page, RUNNING);
    await seen(page, ANSWERED);
  });
  say(`asked again after that, with the platform solved anew: answered in ${took.toFixed(0)} ms`);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(500);
  await page.keyboard.press('Escape');
}

async function checks(page, say) {
  await view(page, 'Checks').click();
  const stopped = await thrice(async (i) => {
    if (i > 0) await page.getByRole('button', { name: 'Try again' }).click();
    await seen(page, 'main [role=progressbar][aria-valuenow]');
    const cancel = await pressOn(page, page.getByRole('main').getByRole('button', { name: 'Cancel' }));
    return framesWhile(page, async () => {
      await cancel();
      await seen(page, 'main [role=progressbar]', 'detached');
    });
  });
  say(`cancelled, idle after ${stopped.took.toFixed(0)} ms, ${framesText(stopped)}`);
  const again = await pressOn(page, page.getByRole('button', { name: 'Try again' }));
  await watchProgress(page);
  const list = 'main [aria-label=Checks] button';
  const answered = await framesWhile(page, async () => {
    await again();
    await seen(page, list);
  });
  const shown = await progressSeen(page);
  say(`answered in ${answered.took.toFixed(0)} ms, progress shown ${shown} times; meanwhile ${framesText(answered)}`);
  await page.waitForTimeout(500);
  const rows = page.getByRole('list', { name: 'Checks' }).getByRole('button');
  const { at, count } = await mostFindings(rows);
  const chosen = await thrice(async () => {
    await rows.first().click();
    const choose = await pressOn(page, rows.nth(at));
    return framesWhile(page, choose);
  });
  say(`the one with most findings (${count}) chosen, ${framesText(chosen)}`);
  const scroll = () => framesWhile(page, () => scrolled(page, 'main [aria-label=Findings] li', { top: 97 }));
  say(`its findings scrolled, ${framesText(await thrice(scroll))}`);
  const search = page.getByRole('textbox', { name: /^Find a check/ });
  const sought = await thrice(async () => {
    await search.fill('');
    await page.waitForTimeout(300);
    await search.focus();
    return framesWhile(page, () => page.keyboard.type('web-5', { delay: 80 }));
  });
  say(`found by words, ${framesText(sought)}`);
  await search.fill('');
}

/** The check with most findings, by its row, and how many they are. */
async function mostFindings(rows) {
  // the number stands in the badge, right behind the number in the name
  const counts = await rows.evaluateAll((all) =>
    all.map((row) =>
      Number(/^\d+/.exec(row.querySelector('[class*=badge]')?.textContent.replace(/,/g, '') ?? '') ?? 0),
    ),
  );
  const count = Math.max(...counts);
  return { at: counts.indexOf(count), count };
}

async function review(page, say) {
  await view(page, 'Review').click();
  const button = page.getByRole('button', { name: 'After: choose files or a zip' });
  // by path, as a file dialog gives it: the page is not what writes it
  const [{ name, buffer }] = largePlatform({ ...SIZE, policies: 2500 });
  const changed = `${await mkdtemp(join(tmpdir(), 'bulkhead-'))}/${name}`;
  await writeFile(changed, buffer);
  const answered = await thrice(async () => {
    const chooser = page.waitForEvent('filechooser');
    await button.click();
    const given = await chooser;
    return framesWhile(page, async () => {
      await given.setFiles(changed);
      await seen(page, 'main [role=progressbar]');
      await seen(page, 'main [role=progressbar]', 'detached');
    });
  });
  say(`answered in ${answered.took.toFixed(0)} ms; meanwhile ${framesText(answered)}`);
  const scroll = () => framesWhile(page, () => scrolled(page, 'main [aria-label=Summary]', { top: 97 }));
  say(`scrolled, ${framesText(await thrice(scroll))}`);
  const opened = await thrice(async (i) => {
    const open = await pressOn(page, page.locator('main button[aria-expanded]').nth(i));
    return framesWhile(page, open);
  });
  say(`a sentence opened, ${framesText(opened)}`);
}

/** From now on, notes every value that a bar of progress shows. */
const watchProgress = (page) =>
  page.evaluate(() => {
    globalThis.progressShown = new Set();
    globalThis.progressWatch?.disconnect();
    globalThis.progressWatch = new MutationObserver(() => {
      for (const bar of document.querySelectorAll('[role=progressbar]'))
        globalThis.progressShown.add(bar.getAttribute('aria-valuenow'));
    });
    globalThis.progressWatch.observe(document.body, { subtree: true, childList: true, attributes: true });
  });

const progressSeen = (page) =>
  page.evaluate(() => {
    globalThis.progressWatch.disconnect();
    return globalThis.progressShown.size;
  });
