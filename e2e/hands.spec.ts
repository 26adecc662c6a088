import { expect, type Page, test } from 'playwright/test';
import { HistoryPage } from './pages/history.ts';
import { MapPage, middleOf, within } from './pages/map.ts';
import { ElementMenu } from './pages/menu.ts';
import { StudioPage } from './pages/studio.ts';

interface Hands {
  readonly studio: StudioPage;
  readonly map: MapPage;
  readonly menu: ElementMenu;
}

/** Two namespaces, `shop` with `web` and `db`, `orders` with `api`; a flow from web to db. */
async function drawn(page: Page): Promise<Hands> {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  await studio.open();
  await studio.start('Empty page');
  await map.addAt('namespace', 'shop', { x: 420, y: 320 });
  await map.add('workload', 'web');
  await map.add('workload', 'db');
  await map.addAt('namespace', 'orders', { x: 420, y: 620 });
  await map.add('workload', 'api');
  await studio.connectByKeyboard('web', 'db');
  await expect(map.arrow(/web.*db/)).toHaveCount(1);
  await clear(page);
  return { studio, map, menu: new ElementMenu(page) };
}

/** Nothing selected, and the map has the focus. */
async function clear(page: Page): Promise<void> {
  await new MapPage(page).leave();
  await expect(new StudioPage(page).inspector).toContainText('Guardrails');
}

/** What undo would take back, newest first. */
async function steps(page: Page): Promise<string[]> {
  const button = page.getByRole('button', { name: 'History', exact: true });
  const history = new HistoryPage(page);
  await button.click();
  await expect(history.list).toBeVisible();
  const labels = (await history.entries()).map((entry) => entry.replace(/, on screen$/, ''));
  await button.click();
  await expect(history.list).toBeHidden();
  return labels;
}

/** Puts a text on the clipboard as somebody would who has it in a field: typed, selected, copied. */
async function putOnClipboard(page: Page, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Find on the map' });
  await field.click();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
}

test('elements are copied and pasted with their flows, as one named step', async ({ page }) => {
  const { studio, map } = await drawn(page);
  await map.card('web').click();
  await map.card('db').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+c');
  await expect(studio.toast('Copied 2 workloads and 1 flow')).toBeVisible();
  await clear(page);
  await page.keyboard.press('Control+v');
  await expect(map.card('web-2', 'shop')).toBeVisible();
  await expect(map.card('db-2', 'shop')).toBeVisible();
  await expect(map.arrow(/web-2.*db-2/)).toHaveCount(1);
  await expect(studio.inspector).toContainText('2 things');
  await expect(map.card('web-2')).toBeFocused();

  // into the namespace that is selected, under their own names
  await map.frame('namespace', 'orders').click({ position: { x: 60, y: 12 } });
  await page.keyboard.press('Control+v');
  await expect(map.card('web', 'orders')).toBeVisible();
  expect((await steps(page)).slice(0, 2)).toEqual(['Paste 2 workloads and 1 flow', 'Paste 2 workloads and 1 flow']);
  await page.keyboard.press('Control+z');
  await expect(map.card('web', 'orders')).toBeHidden();

  // in place, it covers the original
  await map.card('api').click();
  await page.keyboard.press('Control+c');
  await expect(studio.toast('Copied 1 workload')).toBeVisible();
  const before = await middleOf(map.card('api'));
  await page.keyboard.press('Control+Shift+v');
  await expect(map.card('api-2', 'orders')).toBeVisible();
  expect(await middleOf(map.card('api-2'))).toEqual(before);
});

test('what is cut goes, and comes back by undo or by paste, into another design too', async ({ page }) => {
  const { studio, map } = await drawn(page);
  await map.frame('namespace', 'shop').click({ position: { x: 60, y: 12 } });
  await page.keyboard.press('Control+x');
  await expect(map.frame('namespace', 'shop')).toBeHidden();
  await studio.toast('Cut shop').getByRole('button', { name: 'Undo' }).click();
  await expect(map.card('web', 'shop')).toBeVisible();

  await map.card('web').click();
  await page.keyboard.press('Control+c');
  await expect(studio.toast('Copied 1 workload')).toBeVisible();
  await studio.choose('New design');
  await expect(page.getByText('Draw who may talk to whom')).toBeVisible();
  await page.keyboard.press('Control+v');
  await expect(studio.toast('Pasted 1 workload, into 1 namespace made for them')).toBeVisible();
  await expect(map.card('web', 'shop')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Draw who may talk to whom')).toBeVisible();
});

test('a text from elsewhere is what it is: manifests, a design, or nothing', async ({ page }) => {
  const { studio, map } = await drawn(page);
  const manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'pasted' } };
  await putOnClipboard(page, JSON.stringify(manifest));
  await clear(page);
  await page.keyboard.press('Control+v');
  await expect(studio.dialog.getByRole('button', { name: 'Accept' })).toBeVisible();
  await studio.dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(map.frame('namespace', 'pasted')).toBeVisible();

  await putOnClipboard(page, 'just some words');
  await clear(page);
  await page.keyboard.press('Control+v');
  await expect(studio.toast('Nothing here that can be pasted')).toBeVisible();

  await putOnClipboard(page, '# Bulkhead fragment <script>alert(1)</script>');
  await clear(page);
  await page.keyboard.press('Control+v');
  await expect(studio.toast('Nothing was pasted')).toBeVisible();
});

test('every kind of element has its menu, by mouse and by keys, with the commands of the palette', async ({ page }) => {
  const { studio, map, menu } = await drawn(page);
  await menu.openAt(map.card('web'));
  expect(await menu.labels()).toEqual([
    'Rename',
    'Edit fields…',
    'Connect',
    'Reach',
    'Select what is connected',
    'Zoom to the selection',
    'Cut',
    'Copy',
    'Duplicate',
    'Move to…',
    'Copy link to this',
    'Delete',
  ]);
  await menu.choose('Duplicate');
  await expect(map.card('web-2', 'shop')).toBeVisible();

  await menu.openAt(map.frame('namespace', 'orders'), { x: 60, y: 12 });
  await expect(menu.item('Paste')).toBeDisabled();
  await expect(menu.item('Paste')).toContainText('nothing copied in this tab');
  await menu.choose('Collapse');
  await expect(map.card('api')).toBeHidden();
  expect((await steps(page))[0]).toBe('Collapse orders');

  // on an arrow, which is reached with Tab and has the menu key
  await map.arrow(/web .*→ db/).focus();
  await menu.openByKey('ContextMenu');
  await expect(menu.item('Edit fields…')).toBeVisible();
  await menu.item('Mark as').click();
  await page.getByRole('menuitem', { name: 'Mark as proposed' }).click();
  await expect(studio.inspector.getByRole('button', { name: /proposed/ })).toBeVisible();
  expect((await steps(page))[0]).toBe('Mark F-1 as proposed');

  // on the empty canvas, where it adds what was asked for
  const spot = await within(map.canvas, 0.75, 0.5);
  await page.mouse.click(spot.x, spot.y, { button: 'right' });
  await menu.choose('Add namespace');
  await page.keyboard.type('there');
  await page.keyboard.press('Enter');
  const there = await middleOf(map.frame('namespace', 'there'));
  expect(Math.abs(there.x - spot.x)).toBeLessThan(12);

  // on the label of an arrow
  await map.arrow(/web .*→ db/).hover();
  await menu.openAt(map.canvas.getByText('to be confirmed'));
  await expect(menu.item('Trace')).toBeVisible();
  await menu.close();

  // on a row of a list
  await map.card('db').click();
  await menu.openAt(studio.inspector.getByRole('button', { name: /^F-1/ }));
  await menu.choose('Select its ends');
  await expect(studio.inspector).toContainText('2 things');
});

test('a finger that rests on a card opens its menu', async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const { map, menu } = await drawn(page);
  const { x, y } = await middleOf(map.card('db'));
  const client = await context.newCDPSession(page);
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await menu.isOpen();
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(menu.item('Rename')).toBeVisible();
  await context.close();
});

test('aligning, distributing and nudging by keys, each a step with its name', async ({ page }) => {
  const { map } = await drawn(page);
  await map.card('db').click();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown');
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
  await map.card('web').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+Shift+ArrowLeft');
  const [web, db] = [await middleOf(map.card('web')), await middleOf(map.card('db'))];
  expect(web.x).toBeCloseTo(db.x, 0);
  await page.keyboard.press('Control+Shift+ArrowUp');
  expect((await middleOf(map.card('web'))).y).toBeCloseTo((await middleOf(map.card('db'))).y, 0);
  // five presses in a row are one step
  expect((await steps(page)).slice(0, 3)).toEqual([
    'Align 2 workloads to the top',
    'Align 2 workloads to the left',
    'Move shop/db',
  ]);
});

test('grouping, ungrouping and moving by keyboard', async ({ page }) => {
  const { studio, map } = await drawn(page);
  await map.frame('namespace', 'shop').click({ position: { x: 60, y: 12 } });
  await map.frame('namespace', 'orders').click({ position: { x: 60, y: 12 }, modifiers: ['Shift'] });
  await page.keyboard.press('Control+g');
  const field = map.canvas.getByRole('textbox', { name: /^Name of/ });
  await expect(field).toBeFocused();
  await page.keyboard.type('data');
  await page.keyboard.press('Enter');
  await expect(map.frame('plane', 'data')).toHaveAccessibleName(/2 namespaces/);
  expect((await steps(page))[1]).toBe('Group 2 namespaces into a new plane');

  // out of it again, by name
  await map.frame('namespace', 'orders').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+m');
  await expect(page.getByRole('combobox', { name: 'Move to' })).toBeFocused();
  await page.keyboard.type('out of');
  await page.keyboard.press('Enter');
  await expect(studio.toast('Took orders out of its plane')).toBeVisible();
  await expect(map.frame('plane', 'data')).toHaveAccessibleName(/1 namespace\b/);

  await map.frame('plane', 'data').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Shift+g');
  await expect(map.frame('plane', 'data')).toBeHidden();
  await studio.toast('Ungrouped data').getByRole('button', { name: 'Undo' }).click();
  await expect(map.frame('plane', 'data')).toHaveAccessibleName(/1 namespace\b/);
});

test('fields are edited where the things stand, one after another, and say what is wrong', async ({ page }) => {
  const { studio, map } = await drawn(page);
  await map.card('db').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('Data Base');
  await page.keyboard.press('Enter');
  await expect(map.canvas.getByRole('alert')).toContainText('is no Kubernetes name');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('store');
  await page.keyboard.press('Tab');
  const fields = page.getByRole('dialog', { name: 'Fields of shop/store' });
  await expect(fields.getByRole('textbox', { name: 'Ports' })).toBeFocused();
  await page.keyboard.type('70000');
  await page.keyboard.press('Enter');
  await expect(fields).toContainText('ports go from 1 to 65535');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('5432');
  await page.keyboard.press('Tab');
  await expect(fields.getByRole('textbox', { name: 'Service account' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(map.card('store', 'shop')).toBeFocused();
  await expect(map.card('store')).toHaveAccessibleName(/tcp 5432/);
  expect((await steps(page)).slice(0, 2)).toEqual(['Set the ports of shop/store', 'Rename db to store']);

  // a flow has no name there: its ports
  await map.arrow(/web .*→ store/).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('F2');
  const ports = page.getByRole('dialog', { name: 'Fields of F-1' }).getByRole('textbox', { name: 'Ports' });
  await expect(ports).toBeFocused();
  await page.keyboard.type('5432');
  await page.keyboard.press('Enter');
  await expect(ports).toBeHidden();
  await expect(studio.inspector).toContainText('tcp 5432');
});

test('keys walk along flows, draw connected workloads, and grow and shrink the selection', async ({ page }) => {
  const { studio, map } = await drawn(page);
  const heading = studio.inspector.getByRole('heading', { level: 2 });
  await map.card('web').click();
  await page.keyboard.press('Control+ArrowRight');
  await expect(map.canvas.getByRole('textbox', { name: /^Name of/ })).toBeFocused();
  await page.keyboard.type('cache');
  await page.keyboard.press('Enter');
  await expect(map.card('cache', 'shop')).toBeFocused();
  await expect(map.arrow(/web.*cache/)).toHaveCount(1);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading).toHaveText('web');
  await expect(map.card('web')).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(heading).not.toHaveText('web');

  await page.keyboard.press('o');
  await expect(heading).toHaveText('shop');
  await page.keyboard.press('i');
  await expect(heading).toHaveText('3 things');
  await map.card('cache').click();
  await page.keyboard.press('Shift+I');
  await expect(heading).toHaveText('3 things');
  await map.card('cache').click();
  await page.keyboard.press('Shift+C');
  await expect(studio.inspector).toContainText('2 workloads, 1 flow');
  await page.keyboard.press('Escape');
  await expect(studio.inspector).toContainText('Guardrails');
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('combobox', { name: 'Find on the map' })).toBeFocused();
});

test('Escape gives up a connection that is being drawn', async ({ page }) => {
  const { map } = await drawn(page);
  const from = await within(map.card('web'), 1, 0.5);
  const to = await middleOf(map.card('api'));
  await map.card('web').hover();
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.getByRole('dialog', { name: 'New flow' })).toBeHidden();
  await expect(map.arrow(/web.*api/)).toHaveCount(0);
});

test('the address says what is selected and leads back there', async ({ page, context }) => {
  const { studio, map } = await drawn(page);
  // ids are given once: these workloads were not named yet
  await map.card('api').click();
  await expect(page).toHaveURL(/#\/map\?select=wl:namespace-2\/workload&/);
  await page.reload();
  await expect(studio.inspector).toContainText('in orders');
  await expect(map.card('api', 'orders')).toBeVisible();

  // changed by hand, it leads to something else, and says what is not there
  await page.evaluate(() => {
    window.location.hash = '#/map?select=wl:namespace/workload,wl:shop/gone';
  });
  await expect(studio.inspector).toContainText('in shop');
  await expect(studio.toast('Not in this design: wl:shop/gone')).toBeVisible();
  await page.evaluate(() => {
    window.location.hash = '#/map?select=F-1&design=00000000-0000-0000-0000-000000000000';
  });
  await expect(studio.toast('a design that this browser does not keep')).toBeVisible();

  // the link that is copied names the design of this browser, whatever is open since
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await map.card('db').click();
  await page.keyboard.press('l');
  await expect(studio.toast('Copied a link to this')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await studio.choose('New design');
  await expect(page.getByText('Draw who may talk to whom')).toBeVisible();
  await expect(page).not.toHaveURL(/select=/);
  await page.goto(link);
  await expect(map.card('db', 'shop')).toBeVisible();
  await expect(studio.inspector).toContainText('in shop');
});

test('a design goes by link, and is opened only when somebody says so', async ({ page, context, browser }) => {
  const { studio } = await drawn(page);
  await studio.nameDesign('By link');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await studio.choose('Copy link with the design');
  await expect(studio.toast('Copied a link with the design, 1 kB')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const requests: string[] = [];
  other.on('request', (request) => requests.push(request.url()));
  const there = new StudioPage(other);
  await other.goto(link);
  const question = other.getByRole('dialog', { name: 'Open this design?' });
  await expect(question).toContainText('By link');
  await expect(question).toContainText('2 namespaces, 3 workloads, 1 flow');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await expect(other.getByRole('button', { name: /Empty page/ })).toBeVisible();
  await other.goto('about:blank');
  await other.goto(link);
  await question.getByRole('button', { name: 'Open it' }).click();
  await expect(there.card('web')).toBeVisible();
  await expect(other).toHaveURL(/#\/map/);
  expect(requests.filter((url) => url.includes('open?d='))).toEqual([]);

  await other.goto('about:blank');
  await other.goto(`${link.slice(0, -40)}`);
  await expect(there.toast('The link holds no design that can be read')).toBeVisible();
  await elsewhere.close();
});

test('the palette says why something cannot be done, and the sheet shows the keys of everything', async ({ page }) => {
  const { studio } = await drawn(page);
  await studio.openPalette();
  await page.keyboard.type('align to the left');
  await expect(page.getByRole('menuitem', { name: /Align to the left/ })).toContainText('needs 2 things');
  await page.keyboard.press('Escape');
  await expect(studio.dialog).toBeHidden();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const line of ['Paste in place', 'Move by 20 px', 'Go along a flow to what is connected', 'Find on the map'])
    await expect(sheet.getByText(line, { exact: true })).toBeVisible();
});
