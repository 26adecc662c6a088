import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { yamlFile } from './pages/import.ts';
import { MapPage } from './pages/map.ts';
import { SentenceBarPage } from './pages/sentences.ts';
import { StudioPage } from './pages/studio.ts';

const fixture = (name: string) =>
  yamlFile(name, readFileSync(fileURLToPath(new URL(`./fixtures/online-boutique/${name}`, import.meta.url)), 'utf8'));
const BOUTIQUE = [fixture('kubernetes-manifests.yaml'), fixture('network-policies.yaml')];

const TEAMS = [
  'payments',
  'orders',
  'search',
  'identity',
  'catalog',
  'shipping',
  'analytics',
  'messaging',
  'billing',
  'media',
];
const STAGES = ['dev', 'test', 'prod', 'dev-eu', 'test-eu', 'prod-eu'];

/** 60 namespaces of three workloads. */
function platform(): string {
  const spaces = TEAMS.flatMap((team) => STAGES.map((stage) => `${team}-${stage}`));
  const workload = (space: string, name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: ${space}}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: main, image: main, ports: [{containerPort: 8080}]}]}
`;
  return spaces
    .flatMap((space) => [
      `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${space}}\n`,
      ...['web', 'gateway', 'database'].map((name) => workload(space, name)),
    ])
    .join('---\n');
}

/** Thirty flows in the forms that people paste: sentences, list items, rows of a spreadsheet. One name is wrong. */
function thirtyLines(): string {
  const line = (i: number) => {
    const [from, to] = [TEAMS[i % 10], TEAMS[(i + 1 + Math.floor(i / 10)) % 10]];
    if (i === 20) return 'payments-prod/web -> databse 5432 because it was typed in a hurry';
    if (i % 3 === 0) return `- ${from}-prod/web -> ${to}-prod/gateway 8080 because call ${i}`;
    if (i % 3 === 1) return `${from}-prod/web\t${to}-prod/gateway\t8080/TCP\tcall ${i}`;
    return `${from}-prod/web → ${to}-prod/ledger https # call ${i}`;
  };
  return Array.from({ length: 30 }, (_, i) => line(i)).join('\n');
}

async function emptyPage(page: Page): Promise<{ studio: StudioPage; map: MapPage; bar: SentenceBarPage }> {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.start('Empty page');
  return { studio, map: new MapPage(page), bar: new SentenceBarPage(page) };
}

test('flows are said by keyboard, completed, made with what they need, and judged', async ({ page }) => {
  const { studio, map, bar } = await emptyPage(page);
  await bar.open();
  await page.keyboard.type('shop/web -> orders/db 5432 because checkout');
  await expect(bar.bar).toContainText('new workload orders/db');
  await page.keyboard.press('Enter');
  await expect(map.card('web', 'shop')).toBeVisible();
  await expect(map.card('db', 'orders')).toBeVisible();
  await expect(map.arrow(/^F-1: web → db/)).toHaveCount(1);
  await expect(bar.said.first()).toContainText('F-1 shop/web → orders/db tcp 5432');
  await expect(bar.said.first()).toContainText('allowed');
  await expect(studio.inspector).toContainText('shop/web → orders/db');
  await expect(studio.inspector).toContainText('shop/web -> orders/db tcp 5432 because checkout');

  // the next one, with the names completed: the first that fits by Tab, another by the arrow keys
  await expect(bar.field).toBeFocused();
  await page.keyboard.type('d');
  await expect(bar.suggestions.first()).toContainText('orders/db');
  await page.keyboard.press('Tab');
  await expect(bar.field).toHaveValue('orders/db ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(bar.field).toHaveValue('orders/db -> ');
  await page.keyboard.type('w');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('8080');
  await expect(bar.field).toHaveValue('orders/db -> shop/web 8080');
  await page.keyboard.press('Enter');
  await expect(bar.said.first()).toContainText('F-2 orders/db → shop/web tcp 8080');
  await expect(map.arrow(/^F-2: db → web/)).toHaveCount(1);

  // what is said again is recognised; what was said before comes back
  await page.keyboard.press('ArrowUp');
  await expect(bar.field).toHaveValue('orders/db -> shop/web 8080');
  await expect(bar.bar).toContainText('F-2 already says so');
  await page.keyboard.press('ArrowUp');
  await expect(bar.field).toHaveValue('shop/web -> orders/db 5432 because checkout');

  // Escape gives the keys back to the map
  await page.keyboard.press('Escape');
  await expect(bar.field).not.toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(map.arrow(/^F-2: db → web/)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(map.card('web', 'shop')).toBeHidden();
});

test('what cannot be understood is pointed out, and mended with what is offered', async ({ page }) => {
  const { map, bar } = await emptyPage(page);
  await bar.open();
  await bar.say('shop/web -> shop/cart 8080');
  await page.keyboard.type('shop/web -> mailer 587');
  await expect(bar.bar).toContainText('nothing is called mailer');
  await page.keyboard.press('Enter');
  await expect(bar.field).toHaveValue('shop/web -> mailer 587');
  await page.keyboard.press('Tab');
  await expect(bar.bar.getByRole('button', { name: 'Add flow' })).toBeDisabled();
  await expect(bar.bar.getByRole('button', { name: /^shop\/mailer new workload in shop/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(bar.field).toHaveValue('shop/web -> shop/mailer 587');
  await expect(bar.field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(map.card('mailer', 'shop')).toBeVisible();

  // a bare name that two things have
  await bar.say('crm/web -> shop/cart 8080');
  await page.keyboard.type('web -> shop/mailer 25');
  await expect(bar.bar).toContainText('web could be');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(bar.field).not.toBeFocused();
});

test('the verdict says who blocks; what was said is found, and taken back', async ({ page }) => {
  const studio = new StudioPage(page);
  const bar = new SentenceBarPage(page);
  await studio.open();
  await studio.import(BOUTIQUE);
  await bar.open();
  await bar.say('adservice -> redis-cart 6379');
  await expect(bar.said.first()).toContainText('blocked');
  await expect(bar.said.first()).toContainText('at ingress of redis-cart by tier NetworkPolicy');
  await bar.say('frontend -x> ext:"Old mainframe"');
  await expect(bar.said).toHaveCount(2);
  await bar.said
    .nth(1)
    .getByRole('button', { name: /redis-cart/ })
    .click();
  await expect(studio.inspector).toContainText('adservice → redis-cart');
  await bar.said.first().getByRole('button', { name: 'Undo' }).click();
  await expect(bar.said).toHaveCount(1);
  await expect(bar.field).toBeFocused();
});

test('thirty pasted lines are looked through, mended, added as one step and taken back as one', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const bar = new SentenceBarPage(page);
  await studio.open();
  await studio.import([yamlFile('platform.yaml', platform())]);
  await expect(map.frame('namespace', 'payments-prod')).toBeVisible();
  await bar.open();
  await bar.paste(thirtyLines());
  await expect(bar.review).toContainText('1 line cannot be read, 29 lines add flows');
  await expect(bar.review.getByRole('button', { name: 'Add 29 flows' })).toBeEnabled();

  // the wrong line has the focus; mended, nothing keeps from adding them all
  await expect(bar.line(21)).toBeFocused();
  await expect(bar.line(21)).toHaveAccessibleDescription(/nothing is called databse/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('payments-prod/web -> payments-prod/database 5432');
  await expect(bar.line(21)).toHaveAccessibleDescription(/payments-prod\/database/);
  await page.keyboard.press('Enter');
  const add = bar.review.getByRole('button', { name: 'Add 30 flows' });
  await expect(add).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(bar.review).toBeHidden();
  await expect(bar.said.first()).toContainText('30 flows of 30 lines');
  await expect(bar.said.first()).toContainText(/\d+ (allowed|blocked)/);
  await expect(studio.inspector).toContainText('30 flows');

  await page.keyboard.press('Escape');
  // the pointer shows the name of the step once it has moved
  await page.mouse.move(700, 500);
  await studio.undoButton.hover();
  await expect(page.getByRole('tooltip')).toHaveText(/Undo: Add 30 flows/);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await expect(studio.inspector).toContainText('60 namespaces, 180 workloads, 0 flows');
});

for (const theme of ['light', 'dark'] as const) {
  test(`rules of axe, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const { bar } = await emptyPage(page);
    const broken: string[] = [];
    const check = async (part: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const v of violations)
        for (const n of v.nodes) broken.push(`${part}: ${v.id}: ${n.html.slice(0, 160)} (${n.failureSummary ?? ''})`);
    };
    await check('at rest');
    await bar.open();
    await check('with nothing said');
    await bar.say('shop/web -> orders/db 5432 because checkout');
    await expect(bar.said.first()).toContainText('allowed');
    await check('with a verdict');
    await page.keyboard.type('shop/web -> orders/d');
    await expect(bar.suggestions.first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await check('with suggestions');
    await page.keyboard.type('b2, orders/wroker, nothing 99 proposed');
    await check('with a problem');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await bar.paste('shop/web -> orders/worker 1\nshop/web -> orders/db\n# later\nnothing\nshop/web -> ordesr/db 1');
    await check('review');
    expect(broken).toEqual([]);
  });
}
