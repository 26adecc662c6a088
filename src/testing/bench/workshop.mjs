// What a workshop does at once to a platform of sixty namespaces: a table and thirty sentences, pasted.
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const EXAMPLE = 'public/examples/reference-platform';
const TABLE = readFileSync(`${EXAMPLE}/classification.tsv`, 'utf8');

/** Thirty flows between workloads that the reference platform has. */
function thirtySentences() {
  const names = JSON.parse(readFileSync(`${EXAMPLE}/index.json`, 'utf8'))
    .filter((name) => /\.yaml$/.test(name) && !/^(design|layout)/.test(name))
    .flatMap((name) => parseAllDocuments(readFileSync(`${EXAMPLE}/${name}`, 'utf8')))
    .map((document) => document.toJS())
    .filter((object) => object?.kind === 'Deployment')
    .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  return Array.from({ length: 30 }, (_, i) => `${names[i]} -> ${names[names.length - 1 - i]} tcp ${9000 + i}`);
}

async function paste(page, text) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((t) => navigator.clipboard.writeText(t), text);
  await page.keyboard.press('Control+v');
}

/** Milliseconds from the press that classifies the platform to all namespaces standing in their zones. */
export async function classifyTime(page) {
  await page.keyboard.press('Shift+T');
  await page.getByRole('grid').getByRole('gridcell').nth(1).click();
  await paste(page, TABLE);
  const dialog = page.getByRole('dialog', { name: 'Paste a table' });
  const button = dialog.getByRole('button', { name: /^Classify \d+ namespaces/ });
  await button.waitFor();
  const start = Date.now();
  await button.click();
  await page
    .getByText(/^Classified \d+ namespaces/)
    .first()
    .waitFor();
  await dialog.waitFor({ state: 'detached' });
  const took = Date.now() - start;
  await page.getByRole('button', { name: 'Close dock' }).click();
  return took;
}

/** Milliseconds from the press that adds thirty pasted sentences to their verdicts. */
export async function sentencesTime(page) {
  await page.keyboard.press('/');
  await paste(page, thirtySentences().join('\n'));
  const review = page.getByRole('dialog', { name: 'Add what was pasted' });
  const button = review.getByRole('button', { name: 'Add 30 flows' });
  await button.waitFor();
  const start = Date.now();
  await button.click();
  const said = page.getByRole('list', { name: 'Said last' });
  await said
    .getByText(/\d+ (allowed|blocked)/)
    .first()
    .waitFor();
  return Date.now() - start;
}
