/** A workshop of two hours, as its people would do it, from the import to the frozen version. */
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

test('a workshop: sixty namespaces classified, thirty flows said, conflicts settled three ways, a guardrail attacked, a version frozen', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const { inspector, dock } = studio;
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
  await inspector.getByRole('button', { name: 'Clear selection' }).click();
  await studio.addGuardrail('Separate planes');
  await studio.addGuardrail('Separate environments');
  await page.getByRole('button', { name: /5 conflicts/ }).click();
  const conflict = (name: string) =>
    dock.getByRole('list', { name: 'Conflicts' }).getByRole('button', { name: new RegExp(`^${name}`) });
  const decide = async (name: string, reason: string, way: string) => {
    await conflict(name).click();
    await dock.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await dock.getByRole('textbox', { name: 'Decided by' }).fill('Ada');
    await dock.getByRole('button', { name: way }).click();
    await expect(studio.toast(`${way}: noted in the decisions`).first()).toBeVisible();
  };
  await decide('F-48 against G-2', 'analysts get masked data in dev', 'Drop F-48');
  await expect(conflict('F-48')).toHaveCount(0);
  await decide('F-49 against G-1', 'metrics are scraped from the management plane', 'Grant an exception in G-1');
  await decide('F-49 against G-2', 'there is one monitoring for all', 'Grant an exception in G-2');
  await expect(conflict('F-49')).toHaveCount(0);
  await decide('F-50 against G-1', 'who deploys is open', 'Park it');
  await dock.getByText(/^Parking lot 1/).click();
  await expect(dock).toContainText('who deploys is open');
  await dock.getByText(/^Decisions 4/).click();
  await expect(dock).toContainText('there is one monitoring for all');
  await page.getByRole('button', { name: 'Close dock' }).click();

  // nothing holds environments apart today; what the design compiles to does, but for pods that no policy reaches
  const strength = new StrengthDialog(page);
  await strength.open('G-2');
  await strength.addDeveloper();
  await strength.tryIt();
  await expect(strength.outcome).toContainText('falls: open as it is');
  await expect(strength.outcome).toContainText('pairs judged');
  await strength.close();
  await studio.showSide('Design');
  await inspector.getByRole('button', { name: 'Try to break it' }).click();
  await strength.tryIt();
  await expect(strength.outcome).toContainText('not enforceable');
  await expect(strength.outcome).toContainText('pods on the network of their host escape every policy');
  await strength.close();

  const history = new HistoryPage(page);
  await history.freeze('After the workshop', 'with all five teams');
  await history.open();
  const frozen = await history.choose('After the workshop');
  await expect(frozen).toContainText('with all five teams');
  await expect(frozen.getByRole('region', { name: 'Parking lot' })).toContainText('F-50');
});
