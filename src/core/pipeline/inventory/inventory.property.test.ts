import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readManifests } from '../../dialects/read.ts';
import { buildInventory, type Inventory } from './build-inventory.ts';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

const container = { name: 'c', ports: [{ containerPort: 80, name: 'http' }], env: [{ name: 'A', value: 'svc-1:80' }] };
const anObject = fc
  .record({
    kind: fc.constantFrom('Pod', 'Pod', 'Pod', 'Deployment', 'ReplicaSet', 'Service', 'Namespace', 'Node', 'ConfigMap'),
    name: fc.constantFrom('svc-1', 'b', 'c', 'd'),
    namespace: fc.constantFrom('x', 'x', 'x', 'y'),
    label: fc.constantFrom('p', 'q'),
    owner: fc.option(
      fc.record({ kind: fc.constantFrom('ReplicaSet', 'Deployment'), name: fc.constantFrom('svc-1', 'b') }),
      { nil: undefined },
    ),
  })
  .map(({ kind, name, namespace, label, owner }) => {
    const labels = { app: label };
    const template = { metadata: { labels }, spec: { containers: [container] } };
    const scope = kind === 'Node' || kind === 'Namespace' ? {} : { namespace };
    const references = owner ? { ownerReferences: [{ ...owner, controller: true }] } : {};
    const specs: Readonly<Record<string, unknown>> = {
      Pod: template.spec,
      Deployment: { template },
      ReplicaSet: { template },
      Service: { selector: labels, ports: [{ port: 80 }] },
    };
    const spec = specs[kind];
    const apiVersion = kind === 'Deployment' || kind === 'ReplicaSet' ? 'apps/v1' : 'v1';
    return { apiVersion, kind, metadata: { name, labels, ...scope, ...references }, spec };
  });
const distinct = fc.uniqueArray(anObject, {
  selector: (o) =>
    JSON.stringify([o.kind, o.metadata]).replace(/"(labels|ownerReferences)":.*/, '') +
    o.kind +
    o.metadata.name +
    ('namespace' in o.metadata ? o.metadata.namespace : ''),
  minLength: 4,
  maxLength: 14,
});

function plain({ cluster, proposedFlows, passedOver, counts, diagnostics }: Inventory) {
  const text = JSON.stringify([cluster, proposedFlows, passedOver, counts], (key, value) =>
    key === 'place' ? undefined : value instanceof Map ? [...value] : value,
  );
  return { text, codes: diagnostics.map((d) => `${d.code} ${d.message}`).sort() };
}

function build(files: readonly (readonly unknown[])[]): Inventory {
  const sources = files.map((objects, i) => ({
    name: `${i}.yaml`,
    text: objects.map((o) => JSON.stringify(o)).join('\n---\n'),
  }));
  return buildInventory(readManifests(sources).objects);
}

describe(`inventory (seed ${seed})`, () => {
  it('does not depend on the order of documents or files', () => {
    let workloads = 0;
    let flows = 0;
    let shared = 0;
    fc.assert(
      fc.property(
        distinct.chain((objects) =>
          fc.tuple(
            fc.constant(objects),
            fc.shuffledSubarray(objects, { minLength: objects.length }),
            fc.nat(objects.length),
          ),
        ),
        ([objects, shuffled, cut]) => {
          const before = build([objects]);
          expect(plain(build([shuffled.slice(cut), shuffled.slice(0, cut)]))).toEqual(plain(before));
          workloads += before.cluster.workloads.length;
          flows += before.proposedFlows.length;
          shared += before.cluster.workloads.filter((w) => w.pods.length > 1).length;
        },
      ),
      { seed, numRuns: 150 },
    );
    expect(workloads).toBeGreaterThan(100);
    expect(flows).toBeGreaterThan(10);
    expect(shared).toBeGreaterThan(0);
  });
});
