/** A workshop of two hours, as its people would do it, from the import to the frozen version, and the week after. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { expect, type Page, test } from 'playwright/test';
import { ExportDialog } from './pages/export.ts';
import { HistoryPage } from './pages/history.ts';
import { InventoryPage } from './pages/inventory.ts';
import { MapPage } from './pages/map.ts';
import { ReviewPage } from './pages/review.ts';
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

test('a workshop: sixty namespaces classified, thirty flows said, conflicts settled three ways, a guardrail attacked and proven, a version frozen, and a changed folder reviewed a week later', async ({
  page,
}, testInfo) => {
  // two hours and a week are more than one test takes as a rule
  test.slow();
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

  // development keeps out of production, and no pod there leaves the network of pods: strengthened until it is proven
  await new MapPage(page).leave();
  await inspector.getByRole('button', { name: 'Add a guardrail' }).click();
  await page.getByRole('menuitem', { name: 'Forbid a connection' }).click();
  await studio.pickIn(inspector, 'Nothing from', 'dev');
  await studio.pickIn(inspector, 'To', 'prod');
  await expect(inspector.getByRole('heading', { name: 'No dev to prod' })).toBeVisible();
  await inspector.getByRole('button', { name: 'Try to break it' }).click();
  await strength.tryIt();
  await expect(strength.outcome).toContainText('holds whatever Developer writes');
  await expect(strength.outcome.getByRole('region', { name: 'What was covered' })).toContainText('pairs judged');
  await strength.close();
  await expect(inspector.getByRole('region', { name: 'Strength' })).toContainText('holds whatever Developer writes');

  const history = new HistoryPage(page);
  await history.freeze('After the workshop', 'with all five teams');
  await history.open();
  const frozen = await history.choose('After the workshop');
  await expect(frozen).toContainText('with all five teams');
  await expect(frozen.getByRole('region', { name: 'Parking lot' })).toContainText('F-50');

  // what everybody takes home
  const exported = new ExportDialog(page);
  await exported.open();
  const files = unzipSync(readFileSync(await (await exported.downloadZip()).path()));
  await page.keyboard.press('Escape');

  await aWeekLater(page, changedFolder(files, testInfo.outputPath('platform')));
});

/** The folder comes back: one policy is wider, one is gone, and a namespace has got itself another environment. */
function changedFolder(files: Readonly<Record<string, Uint8Array>>, folder: string): string {
  const imported = 'policies/imported/namespaces/loyalty-rewards-prod/networkpolicy';
  const edits: Readonly<Record<string, (text: string) => string>> = {
    [`${imported}-allow-to-rewards-api.yaml`]: (text) =>
      text.replace('  - from:\n', '  - from:\n    - namespaceSelector: {}\n'),
    [`${imported}-allow-same-namespace.yaml`]: () => '',
    'tenants/identity/identity-accounts-dev/namespace-labels.patch.yaml': (text) =>
      text.replace('env: dev', 'env: prod'),
  };
  for (const path of Object.keys(edits)) expect(Object.keys(files)).toContain(path);
  for (const [path, bytes] of Object.entries(files)) {
    const text = strFromU8(bytes);
    const edited = edits[path]?.(text) ?? text;
    expect(edited === text).toBe(edits[path] === undefined);
    if (edited === '') continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), edited);
  }
  return folder;
}

/** The folder is held against the version of the workshop. */
async function aWeekLater(page: Page, folder: string): Promise<void> {
  const later = new Date(Date.now() + 7 * 24 * 3600 * 1000);
  await page.clock.setFixedTime(later);
  await page.reload();
  await expect(new StudioPage(page).map).toBeVisible();
  const review = new ReviewPage(page);
  await review.open();
  await review.choose('Before', /After the workshop, design/);
  await review.give('After', 'choose a folder', folder);
  await expect(review.side('After')).toContainText('platform');

  // what was done, before what it comes to; more lines than a glance takes are folded
  await review.root.getByText(/^What was edited: \d+ lines$/).click();
  const edits = review.root.getByRole('list', { name: 'What was edited' });
  await expect(edits).toContainText('Label env is prod, and was dev, on namespace identity-accounts-dev.');
  await expect(edits).toContainText(
    'Policies that say something else (1): NetworkPolicy loyalty-rewards-prod/allow-to-rewards-api.',
  );
  await expect(edits).toContainText(
    'Policies that are gone (1): NetworkPolicy loyalty-rewards-prod/allow-same-namespace.',
  );

  // what is lost, what is open now that must not be, and what nobody asked for, each at its boundary
  await expect(review.summary).toContainText('Wanted and lost: 4 pairs.');
  await expect(review.summary).toContainText('Opened though forbidden: 70 pairs.');
  const lost = review.sentence(
    /rewards-api could connect to \S+points-engine on tcp 8080, and can no longer, which F-\d+/,
  );
  await expect(review.root.getByRole('list', { name: 'Inside a namespace', exact: true })).toContainText(
    'rewards-api could connect to loyalty-rewards-prod/points-engine',
  );
  await expect(
    review.sentence(/10 workloads of tenant analytics can now connect to loyalty-rewards-prod\/rewards-api/),
  ).toHaveCount(1);
  await lost.click();
  const decides = review.root.getByRole('region', { name: 'What decides' });
  await expect(decides).toContainText('after: denied at ingress by NetworkPolicy loyalty-rewards-prod/');
  await expect(decides).toContainText('networkpolicy-allow-same-namespace.yaml');

  // the guardrail that was proven a week ago is broken by the label that chooses whom it holds
  const broken = review.root
    .getByRole('list', { name: 'Opened though forbidden: between environments' })
    .getByRole('button', { name: /identity-accounts-dev can now connect to .* which G-2 and G-3 forbid/ })
    .first();
  await broken.click();
  await expect(review.root.getByRole('list', { name: 'Behind it' })).toContainText('forbidden by G-3');
  await expect(decides).toContainText(
    /before: denied at egress by ClusterNetworkPolicy g-2-environment-dev spec\.egress\[0\] \(policies\/base\/admin\/g-2-environment-dev\.yaml:\d+\)/,
  );
  await expect(decides).toContainText('after: allowed at egress: no rule decides');
  await review.comment('The label goes back to dev before anything else', 'Ada');

  const text = await review.downloadPage();
  expect(text).toContain('After the workshop, design to platform');
  expect(text).toContain('The label goes back to dev before anything else');
  expect(text).toContain(`Ada, ${later.toLocaleDateString('sv-SE')}`);
  expect(text).toContain('forbidden by G-3');
}
