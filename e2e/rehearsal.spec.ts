/** A workshop of two hours, as its people would do it, from the import to the review a week later. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { HistoryPage } from './pages/history.ts';
import { InventoryPage } from './pages/inventory.ts';
import { SentenceBarPage } from './pages/sentences.ts';
import { StrengthDialog } from './pages/strength.ts';
import { StudioPage } from './pages/studio.ts';

const EXAMPLE = fileURLToPath(new URL('../public/examples/reference-platform/', import.meta.url));
/** The reference platform as its cluster gives it. */
const PLATFORM = readdirSync(EXAMPLE)
  .filter((name) => name.endsWith('.yaml') && name !== 'design.yaml' && name !== 'layout.yaml')
  .map((name) => `${EXAMPLE}${name}`);
const TABLE = readFileSync(`${EXAMPLE}classification.tsv`, 'utf8');

/** Applications of three stages each, and who calls whom inside them. */
const CALLS: readonly (readonly [string, readonly string[], string, string, string])[] = [
  ['identity-accounts', ['dev', 'staging', 'prod'], 'login-service', 'account-api', '8080'],
  ['identity-accounts', ['dev', 'staging', 'prod'], 'login-service', 'mfa-service', '8080'],
  ['identity-accounts', ['dev', 'staging', 'prod'], 'account-api', 'session-store', '6379'],
  ['loyalty-rewards', ['dev', 'staging', 'prod'], 'rewards-api', 'points-engine', '8080'],
  ['loyalty-rewards', ['dev', 'staging', 'prod'], 'rewards-api', 'rewards-cache', '6379'],
  ['loyalty-rewards', ['dev', 'staging', 'prod'], 'rewards-api', 'voucher-service', '8080'],
  ['loyalty-rewards', ['dev', 'staging', 'prod'], 'partner-sync', 'points-engine', '8080'],
  ['logistics-tracking', ['dev', 'prod'], 'tracking-api', 'tracking-db', '5432'],
  ['logistics-tracking', ['dev', 'prod'], 'tracking-api', 'geocoder', '8080'],
  ['logistics-tracking', ['dev', 'prod'], 'position-consumer', 'tracking-db', '5432'],
];

/** Twenty-seven flows that nobody minds, and three that run into what the platform wants to keep apart. */
const SENTENCES = [
  ...CALLS.flatMap(([app, stages, from, to, port]) =>
    stages.map((stage) => `${app}-${stage}/${from} -> ${app}-${stage}/${to} ${port} because ${from} calls it`),
  ),
  'analytics-notebooks-dev/jupyterhub -> analytics-ingest-prod/clickhouse 8123 because analysts want real data',
  'monitoring/prometheus -> loyalty-rewards-prod/rewards-api 9090 because metrics',
  'ci-runners/gitlab-runner -> loyalty-rewards-dev/rewards-api 8080 because deployments are tried',
];

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a workshop: sixty namespaces classified, thirty flows said, conflicts settled, a guardrail proven, a version frozen', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const { inspector, dock } = studio;
  await page.clock.setFixedTime(new Date('2027-03-01T09:00:00'));
  await studio.open();
  await studio.import(PLATFORM);

  // a spreadsheet says where everything belongs
  const inventory = new InventoryPage(page);
  await inventory.open();
  await (await inventory.cell('argocd', 'Plane')).click();
  await inventory.paste(TABLE);
  await inventory.table.getByRole('button', { name: 'Classify 60 namespaces' }).click();
  await expect(studio.toast('Classified 60 namespaces')).toBeVisible();
  await inventory.close();

  // thirty flows in one go
  const bar = new SentenceBarPage(page);
  await bar.open();
  await bar.paste(SENTENCES.join('\n'));
  await bar.review.getByRole('button', { name: 'Add 30 flows' }).click();
  await expect(bar.review).toBeHidden();
  await page.keyboard.press('Escape');

  // what must stay apart, and who minds
  await studio.addGuardrail('Separate planes');
  await studio.addGuardrail('Separate environments');
  await page.getByRole('button', { name: /\d+ conflicts?/ }).first().click();
  console.log(await dock.innerText());
});
