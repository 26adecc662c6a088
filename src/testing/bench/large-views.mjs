// What a person sees of a large platform while scrolling, pointing and editing: frames, in the built studio.
import { largePlatform } from '../../../e2e/large-platform.mjs';
import { pressOn, scrolled, seen, view, withPlatform } from './driving.mjs';
import { framesText, framesWhile, thrice } from './frames.mjs';

/** `say`: prints a line of a name and a text. */
export async function viewsOfLarge(browser, url, say) {
  await matrix(browser, url, (text) => say('Matrix, 1,000 × 1,000', text));
  const page = await withPlatform(
    browser,
    url,
    largePlatform({ namespaces: 500, workloads: 5000, policies: 5000, conflicts: 300, labelKeys: 300 }),
  );
  const rest = await thrice(() => framesWhile(page, () => page.waitForTimeout(1000)));
  say('5,000 workloads', `the page at rest, ${framesText(rest)}`);
  await conflicts(page, (text) => say('300 conflicts', text));
  await labels(page, (text) => say('Label standard, 300 keys, 5,000 workloads', text));
  await page.context().close();
}

async function matrix(browser, url, say) {
  const page = await withPlatform(browser, url, largePlatform({ namespaces: 1000, workloads: 2000, policies: 3000 }));
  const grid = 'main [role=grid]';
  say(`the page at rest, ${framesText(await thrice(() => framesWhile(page, () => page.waitForTimeout(1000))))}`);
  const opening = await opened(page, view(page, 'Matrix'), grid, view(page, 'Map'));
  say(`opened in ${opening.took.toFixed(0)} ms; ${framesText(opening)}`);
  const scroll = () => framesWhile(page, () => scrolled(page, grid, { top: 37, left: 53 }));
  await scroll();
  say(`scrolled, ${framesText(await thrice(scroll))}`);
  const smaller = page.getByRole('button', { name: 'Smaller cells' });
  while (await smaller.isEnabled()) await smaller.click();
  say(`smallest cells, scrolled, ${framesText(await thrice(scroll))}`);
  const point = async () => {
    for (let i = 0; i < 120; i++) await page.mouse.move(400 + i * 5, 300 + (i % 60) * 7);
  };
  say(`pointed at, ${framesText(await thrice(() => framesWhile(page, point)))}`);
  say(`pivoted to tenants and back, ${framesText(await thrice(() => pivoted(page)))}`);
  await page.context().close();
}

/** From namespaces down the side to tenants, and back. */
async function pivoted(page) {
  const root = page.getByRole('main', { name: 'Matrix' });
  const choose = async (axis, rows) => {
    await root.getByRole('button', { name: /From$/ }).click();
    const press = await pressOn(page, page.getByRole('option', { name: axis, exact: true }));
    return framesWhile(page, async () => {
      await press();
      await seen(page, `main [role=grid][aria-rowcount="${rows}"]`);
    });
  };
  // 40 tenants and what has none, outside and the heading
  const down = await choose('Tenant', 42);
  const up = await choose('Namespace', 1002);
  return { took: down.took + up.took, median: up.median, longest: Math.max(down.longest, up.longest) };
}

/** Opens something three times, leaving it in between; it stays open. */
async function opened(page, opener, selector, leave) {
  const found = await thrice(async () => {
    const open = await pressOn(page, opener);
    const frames = await framesWhile(page, async () => {
      await open();
      await seen(page, selector);
    });
    await leave.click();
    await page.waitForTimeout(500);
    return frames;
  });
  await opener.click();
  await seen(page, selector);
  await page.waitForTimeout(500);
  return found;
}

async function conflicts(page, say) {
  const list = '[aria-label=Conflicts] li';
  const opener = page.getByRole('button', { name: /300 conflicts/ });
  const frames = await opened(page, opener, list, page.getByRole('button', { name: 'Close dock' }));
  say(`opened in ${frames.took.toFixed(0)} ms; ${framesText(frames)}`);
  say(`scrolled, ${framesText(await thrice(() => framesWhile(page, () => scrolled(page, list, { top: 97 }))))}`);
  const chosen = await thrice(async (i) => {
    const choose = await pressOn(
      page,
      page
        .getByRole('list', { name: 'Conflicts' })
        .getByRole('button')
        .nth(i + 1),
    );
    return framesWhile(page, choose);
  });
  say(`one chosen, ${framesText(chosen)}`);
  await page.getByRole('button', { name: 'Close dock' }).click();
}

async function labels(page, say) {
  await view(page, 'Governance').click();
  const list = '[aria-label="Label keys"] li';
  const tab = (name) => page.getByRole('tab', { name });
  const frames = await opened(page, tab('Label standard'), list, tab('Personas'));
  say(`opened in ${frames.took.toFixed(0)} ms; ${framesText(frames)}`);
  say(`scrolled, ${framesText(await thrice(() => framesWhile(page, () => scrolled(page, list, { top: 97 }))))}`);
  const edited = await thrice(async () => {
    const require = await pressOn(page, page.locator('main label').filter({ hasText: /^Required$/ }));
    const edit = await framesWhile(page, require);
    await page.waitForTimeout(2500);
    return edit;
  });
  say(`one key edited, ${framesText(edited)}`);
}
