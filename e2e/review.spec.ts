import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import { StudioPage } from './pages/studio.ts';

test('today is reviewed against the design, commented, and taken along as one page', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.start('Online Boutique');
  await page.keyboard.press('Alt+r');
  const review = page.getByRole('main', { name: 'Review' });
  await expect(review.getByRole('list', { name: 'Summary' })).toContainText('pairs', { timeout: 20_000 });
  await expect(review.getByRole('img', { name: 'What changes from Today to Design' })).toBeVisible();

  const sentence = review.getByRole('button', { name: /as G-1 demands/ }).first();
  await sentence.click();
  await expect(review.getByRole('list', { name: 'Behind it' })).toContainText('forbidden by G-1');
  await expect(review.getByRole('region', { name: 'What decides' })).toContainText('denied at');
  await review.getByRole('textbox', { name: 'Comment' }).fill('seen by security');
  await review.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(review.getByRole('region', { name: 'Comments' })).toContainText('seen by security');

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);

  const download = page.waitForEvent('download');
  await review.getByRole('button', { name: 'HTML page' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text).toContain("default-src 'none'");
  expect(text).toContain('seen by security');
});
