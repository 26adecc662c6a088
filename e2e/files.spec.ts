import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { ExportDialog } from './pages/export.ts';
import { FilesPage } from './pages/files.ts';
import { yamlFile } from './pages/import.ts';
import { MapPage } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

const fixture = (name: string) =>
  yamlFile(name, readFileSync(fileURLToPath(new URL(`./fixtures/online-boutique/${name}`, import.meta.url)), 'utf8'));

/** A namespace that the design manages, with two workloads and a flow between them; the files are on show. */
async function shop(page: Page) {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const files = new FilesPage(page);
  await studio.open();
  await studio.start('Empty page');
  await map.add('namespace', 'shop');
  await map.add('workload', 'web');
  await map.add('workload', 'db');
  await studio.connectByKeyboard('web', 'db', '5432');
  await files.open();
  await expect(files.written.getByRole('row', { name: 'networkpolicies.yaml' })).toBeVisible();
  await files.choose(files.written, 'networkpolicies.yaml');
  await expect(files.editor).toBeAttached();
  return { studio, map, files };
}

test('the editor is fetched when it is first needed, under the page’s own policy', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const files = new FilesPage(page);
  await studio.open();
  await studio.start('Empty page');
  await map.add('namespace', 'shop');
  await map.add('workload', 'web');
  const ofEditor = () => fetched.filter((url) => /file-page|editor|yaml\.worker/.test(url));
  expect(ofEditor()).toEqual([]);

  await files.open();
  await expect(files.written.getByRole('row', { name: 'networkpolicies.yaml' })).toBeVisible();
  await expect(files.written.getByRole('row', { name: 'design.yaml' })).toBeVisible();
  await files.choose(files.written, 'networkpolicies.yaml');
  await expect(files.text('kind')).toBeVisible();
  expect(ofEditor().length).toBeGreaterThan(0);
});

test('what nothing stands behind is read only, and says where to change it', async ({ page }) => {
  const { files } = await shop(page);
  await files.choose(files.written, 'REVIEW.md');
  await expect(
    files
      .file('REVIEW.md')
      .getByText(/change the design/i)
      .first(),
  ).toBeVisible();
  await files.text('Proof').click();
  await page.keyboard.type('zzz');
  await expect(files.text('zzz')).toHaveCount(0);
});

test('a trace leads to the line that decides, in imported and in generated policies', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const files = new FilesPage(page);
  await studio.open();
  await studio.import([fixture('kubernetes-manifests.yaml'), fixture('network-policies.yaml')]);
  await studio.connectByKeyboard('adservice', 'redis-cart');
  await expect(studio.inspector).toContainText('blocked at ingress of redis-cart');
  await studio.inspector.getByRole('button', { name: 'Trace', exact: true }).click();

  // imported: the file it came from, at the line of the policy there
  const link = studio.dock.getByRole('button', { name: /^NetworkPolicy default\/redis-cart.* line \d+$/ }).last();
  const line = /line (\d+)/.exec((await link.innerText()).replace(/\s+/g, ' '))?.[1] ?? '';
  await link.click();
  await expect(files.file('network-policies.yaml')).toBeVisible();
  await expect(files.editor).toBeAttached();
  await expect(files.file('network-policies.yaml').getByText(line, { exact: true }).first()).toBeVisible();
  await expect(files.text(/redis-cart/)).toBeVisible();

  // generated: the file that export would write
  await studio.openMap();
  await map.card('adservice').click();
  await studio.inspector.getByRole('button', { name: /adservice → .*redis-cart/ }).click();
  await studio.inspector.getByRole('button', { name: 'Let the design manage default' }).click();
  await expect(studio.inspector.getByText('allowed', { exact: true })).toBeVisible();
  await expect(studio.dock).toContainText(/allowed, at ingress of/);
  await studio.dock
    .getByRole('button', { name: /NetworkPolicy default\/.* line \d+$/ })
    .last()
    .click();
  await expect(files.file(/^File .*networkpolicies\.yaml$/)).toBeVisible();
  await expect(files.written.getByRole('row', { name: 'networkpolicies.yaml', selected: true })).toBeVisible();
  await expect(files.text('NetworkPolicy')).toBeVisible();

  // today and as designed, side by side
  await files.choose(files.imported, 'network-policies.yaml');
  await files.show('Today → Design');
  await expect(files.view.getByRole('textbox', { name: /^After: / })).toBeAttached();
  await expect(files.text(/managed-by/)).toBeVisible();
});

test('problems stand in the tree and at their lines, each once', async ({ page }) => {
  const studio = new StudioPage(page);
  const files = new FilesPage(page);
  const bad = [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    'metadata: {name: web, namespace: shop}',
    'spec:',
    '  podSelector: {}',
    '  ingress:',
    '  - ports:',
    '    - {port: 70000}',
  ].join('\n');
  await studio.open();
  await studio.import([yamlFile('bad.yaml', bad)]);
  await files.open();
  await files.imported.getByRole('row', { name: /bad\.yaml/ }).click();
  await expect(files.imported.getByRole('row', { name: /bad\.yaml/ })).toContainText('2');
  await expect(files.text('70000')).toBeVisible();
  await files.hover('70000', /70000 is out of range/);
  // the schema says so, too, and is not repeated
  await expect(files.about.getByRole('button', { name: /line 8/ })).toHaveCount(1);
  await files.about.getByRole('button', { name: /line 8/ }).click();
  await expect(files.editor).toBeFocused();
});

test('the editor completes fields and labels of the design, and says what they mean now', async ({ page }) => {
  const { files } = await shop(page);
  // whom a selector selects, and what a handle says
  await files.hover('podSelector', 'selects 1 workload');
  await files.hover('F-1', /agreed/);

  // fields, from the schema of the kind
  await files.find('name: allow-web');
  await files.addLineBelow('spec:', 'ing');
  await page.keyboard.press('Control+Space');
  await expect(files.suggestion(/^ingress/)).toBeVisible();
  await page.keyboard.press('Escape');
  await files.about.getByRole('button', { name: 'Discard' }).click();

  // labels of pods that are there
  await files.find('app: db');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+Space');
  await expect(files.suggestion(/^web/)).toBeVisible();
  await page.keyboard.press('Escape');
});

test('an error is told at its line while one types, and stands in the way', async ({ page }) => {
  const { studio, files } = await shop(page);
  await files.find('podSelector:');
  await page.keyboard.type('podSelectr:');
  await page.keyboard.press('Escape');
  await expect(files.about.getByRole('tab', { name: /Problems/ })).toContainText(/[1-9]/);
  await expect(files.apply).toBeDisabled();
  await expect(files.about).toContainText(/networkpolicies\.yaml line \d+, spec.*an API server would refuse the text/);
  await files.about.getByRole('tab', { name: /Problems/ }).click();
  await expect(files.about.getByRole('button', { name: /podSelectr/ }).first()).toBeVisible();
  // nor does the key take it in; what was typed stays
  await files.editor.focus();
  await page.keyboard.press('Control+s');
  await expect(studio.toast(/^Not applied: networkpolicies\.yaml line \d+/)).toBeVisible();
  await files.choose(files.written, 'design.yaml');
  await files.choose(files.written, 'networkpolicies.yaml');
  await expect(files.text('podSelectr')).toBeVisible();
});

test('a flow typed into design.yaml stands on the map, and is one step to undo', async ({ page }) => {
  const { studio, files } = await shop(page);
  await files.choose(files.written, 'design.yaml');
  await files.addLineBelow(
    'flows:',
    '- { id: F-9, from: "wl:namespace/workload-2", to: "wl:namespace/workload", ports: any } # back',
  );
  await expect(files.about).toContainText('add F-9: shop/db -> shop/web any port');
  await expect(files.about).toContainText('opens');
  await page.keyboard.press('Control+s');
  await expect(studio.toast('Edit design.yaml')).toBeVisible();
  // the comment stays with the file
  await expect(files.text('# back')).toBeVisible();
  await studio.openMap();
  await studio.card('db').click();
  await expect(studio.inspector.getByRole('button', { name: /db → web/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(studio.inspector.getByRole('button', { name: /db → web/ })).toHaveCount(0);
  // what was typed is a draft again
  await files.open();
  await expect(files.about).toContainText('add F-9');
});

const BACK = ['Ingress', 'Egress'].map((type) => {
  const [subject, peer, field] = type === 'Ingress' ? ['web', 'db', 'from'] : ['db', 'web', 'to'];
  return [
    '---',
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    `metadata: {name: back-${type.toLowerCase()}, namespace: shop}`,
    `spec: {podSelector: {matchLabels: {app: ${subject}}}, policyTypes: [${type}], ${type.toLowerCase()}: [{${field}: [{podSelector: {matchLabels: {app: ${peer}}}}], ports: [{port: 8443}]}]}`,
  ].join('\n');
});

test('an edit of a generated policy becomes a flow, exactly, and is one step to undo', async ({ page }) => {
  const { studio, map, files } = await shop(page);
  await files.editor.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(BACK.join('\n'));
  await expect(files.about).toContainText('add F-2: shop/db -> shop/web tcp 8443');
  await expect(files.about).toContainText('enforce exactly what you typed');
  await files.apply.click();
  await expect(studio.toast('Edit the policies of shop')).toBeVisible();
  // written anew: the flow, at both of its ends
  await expect(files.about).toBeHidden();
  await expect(files.text('F-2')).toBeVisible();
  await studio.openMap();
  await expect(map.arrow(/^F-2: db → web/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(map.arrow(/^F-2: db → web/)).toHaveCount(0);
});

test('what no flow can say is kept as hand-written, with what that means', async ({ page }) => {
  const { studio, files } = await shop(page);
  // only one end: a flow would open both
  await files.editor.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(BACK[0] ?? '');
  await expect(files.about).toContainText('a flow opens both of its ends');
  await files.about.getByRole('radio', { name: 'As hand-written' }).click();
  await files.about.getByRole('button', { name: 'Keep as hand-written' }).click();
  await expect(studio.toast(/^Keep NetworkPolicy shop\/back-ingress/)).toBeVisible();
  await files.choose(files.written, 'networkpolicy-back-ingress.yaml');
  await expect(files.text('back-ingress')).toBeVisible();
});

test('what changed since the last export is marked and compared', async ({ page }) => {
  const { studio, files } = await shop(page);
  await expect(files.view).toContainText('Not exported yet');
  const dialog = new ExportDialog(page);
  await dialog.open();
  await dialog.downloadZip();
  await page.keyboard.press('Escape');
  await expect(files.view).toContainText('nothing changed');
  await studio.openMap();
  await studio.connectByKeyboard('db', 'web', '8080');
  await files.open();
  await expect(files.view).toContainText(/Exported .*: \d changed/);
  await expect(files.written.getByRole('row', { name: 'networkpolicies.yaml' })).toContainText(
    'changed since the last export',
  );
  await files.choose(files.written, 'networkpolicies.yaml');
  await files.show('Since last export');
  await expect(files.view.getByRole('textbox', { name: /^Before: / })).toBeAttached();
  await expect(files.text(/F-2/)).toBeVisible();
  await files.view.getByRole('button', { name: 'Show inline' }).click();
  await expect(files.view.getByRole('button', { name: 'Show side by side' })).toBeVisible();
  // only what changed
  await files.view.getByRole('radio', { name: 'Changed' }).click();
  await expect(files.written.getByRole('row', { name: 'namespace.yaml' })).toHaveCount(0);
  await page.reload();
  await files.open();
  await expect(files.view).toContainText(/Exported .*: \d changed/);
});

test('a draft outlives another file, another view and a reload; a conflict is settled', async ({ page }) => {
  const { studio, files } = await shop(page);
  await files.choose(files.written, 'design.yaml');
  await files.addLineBelow('version: 1', '# mine');
  await expect(files.about).toContainText(/Only comments/);
  await files.choose(files.written, 'layout.yaml');
  await studio.openMap();
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();
  await page.reload();
  await expect(studio.map).toBeVisible();

  // the design changes meanwhile
  await studio.connectByKeyboard('db', 'web', '8080');
  await files.open();
  await files.choose(files.written, 'design.yaml');
  await expect(files.text('# mine')).toBeVisible();
  const conflict = files.view.getByRole('region', { name: 'The file changed meanwhile' });
  await expect(conflict).toBeVisible();
  await expect(files.apply).toBeDisabled();
  await conflict.getByRole('button', { name: 'Compare' }).click();
  await expect(files.view.getByRole('textbox', { name: /^After: .*as typed/ })).toBeAttached();
  await conflict.getByRole('button', { name: 'Keep mine and re-apply' }).click();
  await expect(conflict).toBeHidden();
  await expect(files.text('# mine')).toBeVisible();
  await expect(files.text('F-2')).toBeVisible();
  await files.apply.click();
  await expect(files.text('# mine')).toBeVisible();
  await expect(files.about).toBeHidden();
});

test('selection goes both ways between map and text', async ({ page }) => {
  const { studio, files } = await shop(page);
  // a line with a handle selects what it implements
  await files.text('F-1').click();
  await expect(studio.inspector).toContainText('Flow F-1');
  await expect(files.view).toContainText(/F-1 stands in \d places/);
  // from the text to the map
  await page.keyboard.press('Alt+Enter');
  await expect(studio.map).toBeVisible();
  await studio.card('db').click();
  await files.open();
  await expect(files.view).toContainText(/shop\/db stands in \d+ places/);
  await files.view.getByRole('button', { name: 'Next place' }).click();
  await expect(files.editor).toBeAttached();
});

for (const theme of ['light', 'dark'] as const)
  test(`no rule of axe is broken while one writes and compares, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const { files } = await shop(page);
    const violations = async () => {
      // on Windows, Monaco's suggestions are items of a list within a listbox: readers there say nothing otherwise
      const found = await new AxeBuilder({ page }).exclude('[role="listbox"][aria-label="Suggest"]').analyze();
      return found.violations.flatMap((v) =>
        v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary}`),
      );
    };
    await files.choose(files.written, 'design.yaml');
    await files.addLineBelow(
      'flows:',
      '- { id: F-9, from: "wl:namespace/workload-2", to: "wl:namespace/workload", ports: any }',
    );
    await expect(files.about).toContainText('add F-9');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- from: w');
    await expect(files.suggestion(/wl:namespace/)).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(files.about.getByRole('tab', { name: /Problems/ })).toContainText(/[1-9]/);
    await files.about.getByRole('tab', { name: /Problems/ }).click();
    expect(await violations()).toEqual([]);
  });
