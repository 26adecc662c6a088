import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Download, expect, type Page, test } from 'playwright/test';
import { DiagramDialog } from './pages/diagram.ts';
import { yamlFile } from './pages/import.ts';
import { StudioPage } from './pages/studio.ts';

async function opened(page: Page) {
  const studio = new StudioPage(page);
  const diagram = new DiagramDialog(page);
  await studio.open();
  await studio.start('Online Boutique');
  await expect(studio.card('frontend')).toBeVisible();
  await diagram.open();
  return { studio, diagram };
}

const bytesOf = async (download: Download) => readFileSync(await download.path());

/** A design of twelve tenants, two namespaces each. */
function platform(): string {
  const n = Array.from({ length: 24 }, (_, i) => i);
  const tenants = n
    .filter((i) => i % 2 === 0)
    .map((i) => `  - id: tenant:t${i}\n    name: team ${i}\n    label: { key: tenant, value: t${i} }`);
  const namespaces = n.map((i) => `  - id: ns:n${i}\n    name: n${i}\n    tenant: tenant:t${i - (i % 2)}`);
  const workloads = n.flatMap((i) =>
    ['a', 'b', 'c', 'd'].map(
      (w) => `  - id: wl:n${i}/${w}\n    namespace: ns:n${i}\n    name: ${w}\n    labels: { app: ${w} }`,
    ),
  );
  const flows = n.map(
    (i) =>
      `  - id: F-${i + 1}\n    from: wl:n${i}/a\n    to: wl:n${(i * 7 + 3) % 24}/b\n    ports: [{ protocol: TCP, port: ${8000 + i} }]`,
  );
  return [
    'version: 1',
    'name: Platform',
    'tenants:',
    ...tenants,
    'namespaces:',
    ...namespaces,
    'workloads:',
    ...workloads,
    'flows:',
    ...flows,
    '',
  ].join('\n');
}

async function openPlatform(page: Page) {
  const studio = new StudioPage(page);
  const diagram = new DiagramDialog(page);
  await studio.open();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open a design/ }).click();
  await (await chooser).setFiles([yamlFile('design.yaml', platform())]);
  await expect(studio.map).toBeVisible();
  await diagram.open();
  return { studio, diagram };
}

test('the diagram is reached from the export dialog and from the palette, and shows its sheets', async ({ page }) => {
  const { studio, diagram } = await opened(page);
  await expect(diagram.picture(/^Segmentation diagram/)).toBeVisible();
  await expect(diagram.sheets).toHaveText([/Segmentation diagram/, /Flows/]);
  await diagram.sheets.nth(1).click();
  await expect(diagram.picture(/^Flows/)).toBeVisible();
  await diagram.root.getByRole('region', { name: /Sheet 2 of 2/ }).press('PageUp');
  await expect(diagram.picture(/^Segmentation diagram/)).toBeVisible();
  await diagram.close();
  await studio.openExport();
  await studio.dialog.getByRole('button', { name: 'Diagram…' }).click();
  await diagram.ready();
  await diagram.close();
  await studio.openPalette();
  await page.keyboard.type('Diagram');
  await page.keyboard.press('Enter');
  await diagram.ready();
});

test('a sheet zooms, and the whole of it comes back', async ({ page }) => {
  const { diagram } = await opened(page);
  const width = async () => (await diagram.picture(/^Segmentation diagram/).boundingBox())?.width ?? 0;
  await expect.poll(width).toBeGreaterThan(300);
  const whole = await width();
  await diagram.root.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(width).toBeGreaterThan(whole * 1.05);
  await diagram.root.getByRole('button', { name: 'Whole sheet' }).click();
  await expect.poll(width).toBeCloseTo(whole, 0);
});

for (const format of ['SVG', 'PNG'] as const)
  test(`a sheet downloaded as ${format} opens again as the same design`, async ({ page }) => {
    const { studio, diagram } = await opened(page);
    await diagram.chooseFormat(format);
    const download = await diagram.downloadSheet();
    const name = download.suggestedFilename();
    expect(name).toBe(`online-boutique-diagram-01-diagram.${format.toLowerCase()}`);
    const buffer = await bytesOf(download);
    await diagram.close();
    await studio.nameDesign('Something else');
    await studio.choose('Close design, back to the gallery');

    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /Open a design/ }).click();
    await (await chooser).setFiles([{ name, mimeType: `image/${format.toLowerCase()}`, buffer }]);
    await expect(page.getByRole('textbox', { name: 'Design name' })).toHaveValue('Online Boutique');
    await expect(studio.card('frontend')).toBeVisible();
    await diagram.open();
    await diagram.chooseFormat('SVG');
    const again = await bytesOf(await diagram.downloadSheet());
    if (format === 'SVG') expect(again.equals(buffer)).toBe(true);
    expect(again.toString('utf8')).toContain('18 of 19 wanted flows allowed');
  });

test('a picture without a design says so, and is told from one that is damaged', async ({ page }) => {
  const { studio, diagram } = await opened(page);
  await diagram.root.getByText('Include the design').click();
  await diagram.ready();
  await expect(diagram.root.getByText(/cannot be opened again/)).toBeVisible();
  const buffer = await bytesOf(await diagram.downloadSheet());
  expect(buffer.toString('utf8')).not.toContain('<metadata');
  await diagram.close();
  await studio.choose('Close design, back to the gallery');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open a design/ }).click();
  await (await chooser).setFiles([{ name: 'picture.svg', mimeType: 'image/svg+xml', buffer }]);
  await expect(studio.toast(/carries no design/)).toBeVisible();
});

test('a platform is an overview, a sheet for each tenant, and tables; one tenant alone is its own', async ({
  page,
}) => {
  const { diagram } = await openPlatform(page);
  await expect(diagram.sheets.first()).toHaveText(/Overview/);
  for (const team of ['team 0', 'team 10', 'team 22'])
    await expect(diagram.sheets.filter({ hasText: team })).toHaveCount(1);
  await expect(diagram.sheets.last()).toHaveText(/Flows/);
  const zip = await diagram.downloadAll();
  expect(zip.suggestedFilename()).toBe('platform-diagram-svg.zip');
  await diagram.choose('Show', /team 10/);
  await expect(diagram.sheets.first()).toHaveText(/team 10/);
  await expect(diagram.sheets).toHaveCount(2);
  await diagram.choose('Paper', 'A4');
  await expect(diagram.sheets.first()).toHaveText(/A4/);
});

test('print has one page for each sheet, as large as its paper, and its text stays text', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {};
  });
  const { diagram } = await openPlatform(page);
  const count = await diagram.sheets.count();
  await diagram.root.getByRole('button', { name: 'Print or save as PDF…' }).click();
  await expect(page.getByRole('region', { name: `Sheet ${count} of ${count}`, includeHidden: true })).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(
    page.getByRole('region', { name: `Sheet 1 of ${count}` }).getByRole('img', { name: 'Overview' }),
  ).toBeVisible();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(count);
  const sizes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map((m) => Number(m[1]) > Number(m[2]));
  expect(sizes).toEqual(Array.from({ length: count }, () => true));
  expect(pdf).toContain('/Font');
});

test('the flowchart is text, and goes into the clipboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { studio, diagram } = await opened(page);
  await diagram.chooseFormat('Mermaid');
  await expect(diagram.root.getByRole('note', { name: 'Mermaid text' })).toContainText('flowchart LR');
  await diagram.root.getByRole('button', { name: 'Copy text' }).click();
  await expect(studio.toast('Copied the Mermaid text')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('subgraph');
  expect((await diagram.downloadSheet()).suggestedFilename()).toBe('online-boutique-diagram.mmd');
});

test('the logical diagram shows what is required and in which files, and is taken along', async ({ page }) => {
  const { studio, diagram } = await opened(page);
  await diagram.choose('Sheets', /^Logical/);
  await expect(diagram.sheets).toHaveText([/L1.*Requirements/, /L2.*Owners/, /L3.*Guardrails/, /L4.*Gates/]);
  await expect(diagram.picture(/^Requirements/)).toBeVisible();
  await expect(diagram.root.getByText('Press an element on a sheet', { exact: false })).toBeVisible();
  await diagram.sheets.nth(2).click();
  const download = await diagram.downloadSheet();
  expect(download.suggestedFilename()).toBe('online-boutique-logical-diagram-03-guardrails.svg');
  const svg = (await bytesOf(download)).toString('utf8');
  expect(svg).toContain('Planes stay apart: members of different planes');
  expect(svg).toContain('policies/base/admin/');
  expect((await diagram.downloadAll()).suggestedFilename()).toBe('online-boutique-diagram-svg.zip');
  await diagram.choose('Sheets', /^Both/);
  await expect(diagram.sheets.nth(4)).toHaveText(/^1.*Segmentation diagram/);
  await diagram.choose('Sheets', /^Logical/);
  await diagram.chooseFormat('Mermaid');
  await expect(diagram.root.getByRole('note', { name: 'Mermaid text' })).toContainText('what is required');
  expect((await diagram.downloadSheet()).suggestedFilename()).toBe('online-boutique-logical-diagram.mmd');
  await diagram.close();
  await expect(studio.card('frontend')).toBeVisible();
});

test('before any namespace, the dialog opens with what is required', async ({ page }) => {
  const studio = new StudioPage(page);
  const diagram = new DiagramDialog(page);
  await studio.open();
  const design = [
    'version: 1',
    'name: Before',
    'planes:',
    '  - { id: plane:control, name: Control plane, label: { key: plane, value: control } }',
    '  - { id: plane:data, name: Data plane, label: { key: plane, value: data } }',
    'guardrails:',
    '  - { id: G-1, name: Planes stay apart, rule: { kind: separate, axis: plane }, owner: security }',
    '',
  ].join('\n');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open a design/ }).click();
  await (await chooser).setFiles([yamlFile('design.yaml', design)]);
  await expect(studio.map).toBeVisible();
  await diagram.open();
  await expect(diagram.sheets).toHaveText([/Requirements/, /Owners/, /Guardrails/, /Gates/]);
  const svg = (await bytesOf(await diagram.downloadSheet())).toString('utf8');
  expect(svg).toContain('nothing yet');
  expect(svg).toContain('Planes stay apart');
});

test('the date is given: an exception that is over by then says so', async ({ page }) => {
  const { diagram } = await opened(page);
  await diagram.setDate('2031-02-03');
  const svg = (await bytesOf(await diagram.downloadSheet())).toString('utf8');
  expect(svg).toContain('2031-02-03');
  await diagram.root.getByRole('textbox', { name: 'Date' }).fill('soon');
  await expect(diagram.root.getByText('A date like 2027-01-31, or nothing')).toBeVisible();
});

test('a design with nothing in it says what will be here', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.start('Empty page');
  await page.keyboard.press('Control+Shift+E');
  const diagram = new DiagramDialog(page);
  await expect(diagram.root.getByText('Nothing is drawn yet')).toBeVisible();
  await diagram.close();
});

for (const theme of ['light', 'dark'] as const)
  test(`the dialog keeps the rules of axe, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const { diagram } = await openPlatform(page);
    const check = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`);
    expect(await check()).toEqual([]);
    await diagram.choose('Sheets', /^Logical/);
    expect(await check()).toEqual([]);
    await diagram.choose('Sheets', /^Both/);
    expect(await check()).toEqual([]);
    await diagram.chooseFormat('PNG');
    expect(await check()).toEqual([]);
    await diagram.chooseFormat('Mermaid');
    expect(await check()).toEqual([]);
  });

test('an element that is pressed on a logical sheet is selected, and shows the files that implement it', async ({
  page,
}) => {
  const { studio, diagram } = await opened(page);
  await diagram.choose('Sheets', /Logical/);
  await diagram
    .element(/^guardrail G-1/)
    .first()
    .click();
  await expect(diagram.pressed).toContainText('Guardrail G-1');
  const file = diagram.pressed.getByRole('list', { name: 'Files' }).getByRole('button').first();
  await expect(file).toHaveText(/\.yaml$/);
  await expect(diagram.element(/^guardrail G-1/).first()).toHaveAttribute('aria-pressed', 'true');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);

  // arrows lead to the next one; Enter presses it
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(diagram.element(/^guardrail G-1/).first()).not.toBeFocused();
  await diagram
    .element(/^guardrail G-1/)
    .first()
    .click();
  await diagram.pressed.getByRole('button', { name: 'Show in the studio' }).click();
  await expect(diagram.root).toBeHidden();
  await expect(studio.inspector).toContainText('G-1');

  await diagram.open();
  await diagram.choose('Sheets', /Logical/);
  await diagram
    .element(/^guardrail G-1/)
    .first()
    .click();
  await diagram.pressed.getByRole('list', { name: 'Files' }).getByRole('button').first().click();
  await expect(page.getByRole('main', { name: 'Files' })).toBeVisible();
});

test('logical sheets cover the whole design, or one zone of it', async ({ page }) => {
  const { diagram } = await openPlatform(page);
  await diagram.choose('Sheets', /Logical/);
  await expect(diagram.sheets.first()).toHaveText(/Requirements/);
  await expect(diagram.element('tenant team 0')).not.toHaveCount(0);
  await diagram.choose('Show', /team 10/);
  await expect(diagram.sheets.first()).toHaveText(/Requirements of tenant team 10/);
  await expect(diagram.element('tenant team 10')).not.toHaveCount(0);
  await expect(diagram.element('tenant team 0')).toHaveCount(0);
});
