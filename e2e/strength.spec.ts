import { expect, test } from 'playwright/test';
import { MapPage } from './pages/map.ts';
import { StrengthDialog } from './pages/strength.ts';
import { StudioPage } from './pages/studio.ts';

/** Two namespaces, and a wall between them that only stands in the baseline: it gives way to any NetworkPolicy. */
const MANIFESTS = `apiVersion: v1
kind: Namespace
metadata: { name: tools }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: backup, namespace: tools }
spec:
  selector: { matchLabels: { app: backup } }
  template:
    metadata: { labels: { app: backup } }
    spec: { containers: [{ name: main, image: example.com/backup:1 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: example.com/web:1 }] }
---
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: shop-apart }
spec:
  tier: Baseline
  priority: 10
  subject: { namespaces: { matchLabels: { kubernetes.io/metadata.name: shop } } }
  ingress:
  - action: Deny
    from:
    - namespaces: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: NotIn, values: [shop] }] }
  egress:
  - action: Deny
    to:
    - namespaces: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: NotIn, values: [shop] }] }
`;

test('a guardrail is attacked, strengthened, and proven', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const strength = new StrengthDialog(page);
  const { inspector } = studio;
  await studio.open();
  await studio.start('Empty page');
  await studio.import([{ name: 'platform.yaml', mimeType: 'application/yaml', buffer: Buffer.from(MANIFESTS) }]);
  await map.add('plane', 'management');
  await map.leave();
  await map.add('plane', 'data');
  await map.leave();
  await studio.fit();
  await studio.putInZone(map.frame('namespace', 'tools'), 'Plane', 'management');
  await studio.fit();
  await studio.putInZone(map.frame('namespace', 'shop'), 'Plane', 'data');
  await map.leave();
  await studio.addGuardrail('Separate planes');

  // as it is, it holds; whoever may write a NetworkPolicy in shop breaks it
  await studio.showSide('Today');
  await inspector.getByRole('button', { name: /Separate planes/ }).click();
  await expect(inspector.getByRole('region', { name: 'Strength' })).toContainText('holds today');
  await map.leave();
  await strength.open('G-1');
  await strength.addDeveloper();
  await strength.tryIt();
  await expect(strength.outcome).toContainText('falls to Developer');
  await expect(strength.outcome).toContainText(/opens once Developer has applied this/);
  await expect(
    strength.manifest('Allow all egress in shop').or(strength.manifest('Allow all ingress in shop')),
  ).toContainText('kind: NetworkPolicy');
  await expect(strength.outcome.getByRole('region', { name: 'Replay' })).toContainText('tier NetworkPolicy');
  await strength.outcome.getByRole('button', { name: 'Copy all' }).click();
  await expect(studio.toast('Copied')).toBeVisible();
  await strength.close();
  await expect(inspector.getByRole('region', { name: 'Strength' })).toContainText('falls to Developer');

  // the design puts the same guardrail into the Admin tier: proven, with what was covered
  await studio.showSide('Design');
  await inspector.getByRole('button', { name: 'Try to break it' }).click();
  await strength.tryIt();
  await expect(strength.outcome).toContainText('holds whatever Developer writes');
  const covered = strength.outcome.getByRole('region', { name: 'What was covered' });
  await expect(covered).toContainText('pairs judged');
  await expect(covered).toContainText('places to write a policy');
  await strength.close();
  await expect(inspector.getByRole('region', { name: 'Strength' })).toContainText('holds whatever Developer writes');

  // an edit makes the answer old, until it is tried again
  await inspector.getByRole('textbox', { name: 'Reason' }).fill('planes must not mix');
  await page.keyboard.press('Tab');
  await expect(inspector.getByRole('region', { name: 'Strength' })).toContainText(
    'before the last edit: holds whatever Developer writes',
  );
});
