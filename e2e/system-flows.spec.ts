import { expect, test } from 'playwright/test';
import { yamlFile } from './pages/import.ts';
import { StudioPage } from './pages/studio.ts';

const DESIGN = `
version: 1
name: Monitoring
namespaces:
  - { id: "ns:monitoring", name: monitoring, isolation: default-deny }
workloads:
  - { id: "wl:monitoring/prometheus", namespace: "ns:monitoring", name: prometheus, labels: { app: prometheus } }
  - { id: "wl:monitoring/grafana", namespace: "ns:monitoring", name: grafana, labels: { app: grafana } }
`;

test('what known systems need and the design cuts is said, proposed in one step, and gone', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open a design/ }).click();
  await (await chooser).setFiles([yamlFile('design.yaml', DESIGN)]);
  await expect(studio.map).toBeVisible();

  const section = studio.inspector.getByRole('region', { name: 'Known systems' });
  await expect(section).toContainText(
    'A flow that a known system needs is not drawn, and the design cuts it: monitoring/grafana → monitoring/prometheus tcp 9090: Grafana asks Prometheus.',
  );
  await section.getByRole('button', { name: 'Propose all that known systems need' }).click();
  await expect(section).toBeHidden();
  await expect(studio.map.getByRole('group', { name: /^F-1: .*grafana.*prometheus.*9090/ })).toHaveCount(1);
  await studio.undoButton.click();
  await expect(section).toBeVisible();
});
