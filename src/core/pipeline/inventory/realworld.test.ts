import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifests } from '../../dialects/read.ts';
import { policySource } from '../../dialects/redact.ts';
import { isPolicyObject } from '../../dialects/registry.ts';
import { buildInventory } from './build-inventory.ts';

const CORPUS = join(import.meta.dirname, '../../../../../shared/corpus');
const REALWORLD = join(CORPUS, 'realworld');

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));
}

function load(folder: string) {
  const paths = existsSync(folder) ? filesIn(folder).filter((path) => /\.(ya?ml|json)$/.test(path)) : [];
  return paths.map((path) => ({ name: relative(folder, path), text: readFileSync(path, 'utf8') }));
}

/** Workloads and services that the corpus counts; where several variants hold the same object, what is left of them. */
const EXPECTED: Readonly<Record<string, readonly [workloads: number, services: number, flows: number]>> = {
  'online-boutique': [12, 12, 16],
  'calico-stars': [4, 4, 8],
  'calico-yaobank': [3, 3, 1],
  'calico-online-boutique-namespaced': [21, 13, 18],
  'istio-bookinfo': [6, 4, 0],
  'sock-shop': [20, 18, 2],
  'argo-cd': [9, 13, 3],
  'kube-prometheus': [6, 8, 0],
  'aws-policy-migrator': [3, 1, 0],
  'cilium-star-wars': [3, 1, 0],
};

describe.skipIf(!existsSync(REALWORLD))('the real applications of the corpus', () => {
  for (const name of existsSync(REALWORLD) ? readdirSync(REALWORLD).filter((n) => !n.includes('.')) : [])
    it(`reads ${name}`, { timeout: 30_000 }, () => {
      const files = load(join(REALWORLD, name));
      const { objects } = readManifests(files);
      const { cluster, proposedFlows, counts } = buildInventory(objects);
      expect(objects.length).toBeGreaterThan(0);
      expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(objects.length);
      const expected = EXPECTED[name];
      if (expected) expect([cluster.workloads.length, cluster.services.length, proposedFlows.length]).toEqual(expected);
      for (const object of objects.filter(isPolicyObject)) {
        const file = files.find((f) => f.name === object.file);
        const again = file && readManifests([policySource(object, file)]);
        expect(again?.diagnostics).toEqual([]);
        expect(again?.objects).toMatchObject([
          { kind: object.kind, name: object.name, span: { line: object.span.line } },
        ]);
      }
    });
});

describe.skipIf(!existsSync(CORPUS))('the connectivity maps of the corpus', () => {
  it('names every workload as they do', { timeout: 120_000 }, () => {
    let compared = 0;
    for (const suite of ['netpol-analyzer', 'netpol-analyzer-exposure', 'k8s-e2e']) {
      for (const name of readdirSync(join(CORPUS, suite)).filter((n) => n !== 'LICENSE')) {
        const folder = join(CORPUS, suite, name);
        const golden = ['expected.json', 'endpoints.json'].map((f) => join(folder, f)).find((f) => existsSync(f)) ?? '';
        const wanted = new Set(readFileSync(golden, 'utf8').match(/[\w.-]+\/[\w.-]+\[\w+\]/g));
        // One map counts pods that have finished (option `finishedPods`).
        const { cluster } = buildInventory(readManifests(load(join(folder, 'manifests'))).objects, {
          finishedPods: 'include',
        });
        const ids = new Set(cluster.workloads.map((w) => w.id));
        expect(
          [...wanted].filter((id) => !ids.has(id)),
          `${suite}/${name}`,
        ).toEqual([]);
        compared += wanted.size;
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  it.each([
    ['bad_path_namespace_with_same_name', 'object/duplicate'],
    ['fatal_bad_yamls_subdir2', 'file/no-objects'],
    ['fatal_malformed-pod-example-4', 'object/no-kind'],
    ['severe_bad_yamls_irrelevant_k8s_resources.yaml', 'inventory/no-workloads'],
    ['severe_malformed-pod-example-2', 'inventory/bad-field'],
    ['severe_malformed-pod-example-5', 'yaml/syntax'],
    ['example_pods_w_same_owner_and_labels_gap_with_bad_match_expression', 'inventory/unlike-pods'],
    ['semanticDiff-same-topologies-illegal-podlist', 'inventory/unlike-pods'],
    ['udn_bad_path_test_1', 'inventory/bad-field'],
    ['udn_bad_path_test_2', 'inventory/bad-field'],
    ['udn_bad_path_test_7', 'inventory/two-primary-networks'],
    ['warn_cudn_test_3_multinet', 'inventory/network-namespace'],
    ['warn_nad_test_1', 'inventory/network-attachment'],
    ['warn_udn_and_vms_test_5_multinet', 'inventory/virt-launcher'],
    ['warn_udn_warning_test_1_multinet', 'inventory/secondary-network'],
    ['warn_udn_warning_test_2_multinet', 'inventory/network-namespace'],
  ])('names the defect of %s', (name, code) => {
    const manifest = readManifests(load(join(CORPUS, 'netpol-analyzer-bad', name, 'manifests')));
    const diagnostics = [...manifest.diagnostics, ...buildInventory(manifest.objects).diagnostics];
    expect(diagnostics.map((d) => d.code)).toContain(code);
  });
});
