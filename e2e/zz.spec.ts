import { test } from 'playwright/test';
import { zipSync, strToU8 } from 'fflate';
import { ImportDialog, yamlFile } from './pages/import.ts';
import { StudioPage } from './pages/studio.ts';
test('zz', async ({ page }) => {
  const studio = new StudioPage(page); await studio.open();
  const d = new ImportDialog(page);
  await d.open();
  const bomb = ['a: &a0 [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 9 }, (_, i) => `b${i}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`)].join('\n');
  await d.choose([
    yamlFile('bomb.yaml', `apiVersion: v1\nkind: Namespace\nmetadata: {name: bomb}\n${bomb}\n`),
    yamlFile('good.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n---\nkind: Deployment\nmetadata: [broken\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec:\n  selector: {matchLabels: {app: web}}\n  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}}\n'),
    yamlFile('twice.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: twice\n  name: again\n'),
    yamlFile('port.yaml', 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: shop}\nspec:\n  podSelector: {}\n  ingress:\n  - ports:\n    - {port: 70000}\n'),
    yamlFile('chart.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {{ .Values.name }}\n'),
    { name: 'blob.yaml', mimeType: 'application/yaml', buffer: Buffer.from([0xff, 0x00, 0x80, 0x01]) },
    { name: 'out.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync({ '../evil.yaml': strToU8('kind: Namespace'), 'in/ns.yaml': strToU8('apiVersion: v1\nkind: Namespace\nmetadata: {name: zipped}\n') })) },
  ]);
  await page.getByRole('button', { name: 'Accept' }).waitFor();
  console.log(await d.root.ariaSnapshot());
});
