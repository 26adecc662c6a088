import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDesign } from '../../../testing/arbitrary-design.ts';
import { change, type Document } from '../change.ts';
import { accepting, assign } from '../edits/assign.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../empty.ts';
import type { Design } from '../schema.ts';
import { validateDesign } from '../validate.ts';
import { attributeText } from './attributes.ts';
import { classify } from './suggest.ts';

const AXES = ['plane', 'environment', 'tenant'] as const;
const word = fc.constantFrom('prod', 'dev', 'live', 'pay', 'shop', 'team', 'api', 'kube', 'system', 'pci', 'eu', '2');
const label = fc.tuple(
  fc.constantFrom(
    'env',
    'stage',
    'x/plane',
    'tier',
    'team',
    'tenant',
    'owner',
    'app',
    'pci',
    'compliance',
    'constructor',
  ),
  fc.constantFrom('prod', 'Production', 'dev', 'data', 'mgmt', 'pay', 'true', ''),
);
const workload = fc.constantFrom('web', 'db', 'coredns', 'prometheus', 'grafana', 'argocd-server', 'toString');

const namespace = fc.record({
  words: fc.array(word, { minLength: 1, maxLength: 4 }),
  labels: fc.uniqueArray(label, { selector: ([key]) => key, maxLength: 4 }),
  workloads: fc.uniqueArray(fc.tuple(workload, fc.boolean()), { selector: ([name]) => name, maxLength: 4 }),
  zones: fc.array(fc.tuple(fc.constantFrom(...AXES), fc.constantFrom('prod', 'pay', 'control')), { maxLength: 2 }),
  owner: fc.constantFrom(undefined, 'ann', 'ben'),
});

const COLLECTIONS = { plane: 'planes', environment: 'environments', tenant: 'tenants' } as const;
const PREFIX = { plane: 'plane', environment: 'env', tenant: 'tenant' } as const;

/** Designs in which names, labels and contents are such that much can be said of them, some of it wrong. */
const platform = fc
  .uniqueArray(namespace, { selector: (n) => n.words.join('-'), maxLength: 12 })
  .map((list): Design => {
    const design: Record<string, Record<string, unknown>> = {};
    const put = (collection: string, value: { readonly id: string }) => {
      design[collection] = { ...design[collection], [value.id]: value };
    };
    for (const { words, labels, workloads, zones, owner } of list) {
      const name = words.join('-');
      const id = `ns:${name}`;
      const standing: Record<string, string> = {};
      for (const [axis, zone] of zones) {
        const zoneId = `${PREFIX[axis]}:${zone}`;
        put(COLLECTIONS[axis], { id: zoneId, name: zone, label: { key: axis, value: zone } } as { id: string });
        standing[axis] = zoneId;
      }
      const fields = {
        name,
        labels: Object.fromEntries(labels),
        complianceZones: [],
        isolation: 'as-imported',
        system: false,
      };
      put('namespaces', { id, ...fields, ...standing, ...(owner && { owner }) });
      for (const [w, hostNetwork] of workloads) {
        const pod = { kind: 'Deployment', labels: { app: w }, ports: [], serviceAccount: 'default', hostNetwork };
        put('workloads', { id: `wl:${name}/${w}`, namespace: id, name: w, ...pod } as { id: string });
      }
    }
    return { ...emptyDesign('random'), ...design } as Design;
  });

const shuffled = (design: Design): Design => {
  const back = (record: object) => Object.fromEntries(Object.entries(record).reverse());
  return Object.fromEntries(
    Object.entries(design).map(([key, value]) => [key, typeof value === 'object' ? back(value) : value]),
  ) as unknown as Design;
};

test('nothing is suggested that is set, each thing once, and always with evidence', () => {
  let some = 0;
  fc.assert(
    fc.property(platform, (design) => {
      const { suggestions } = classify(design);
      some += suggestions.length;
      expect(new Set(suggestions.map((s) => `${s.id} ${s.attribute}`)).size).toBe(suggestions.length);
      for (const s of suggestions) {
        expect(s.evidence.length).toBeGreaterThan(0);
        if (s.attribute !== 'compliance') expect(attributeText(design, s.id, s.attribute)).toBe('');
        if (s.against.some((e) => e.strength !== 'guess')) expect(s.confidence).toBe('guess');
      }
    }),
    { numRuns: 150 },
  );
  expect(some).toBeGreaterThan(500);
});

test('suggestions do not depend on the order of the records', () => {
  fc.assert(
    fc.property(platform, (design) => {
      expect(classify(shuffled(design))).toEqual(classify(design));
    }),
    { numRuns: 150 },
  );
});

test('what is accepted is set, is suggested no more, and leaves a sound design; undoing it gives the start', () => {
  fc.assert(
    fc.property(platform, fc.infiniteStream(fc.boolean()), (design, coin) => {
      const start: Document = { design, layout: EMPTY_LAYOUT };
      const { suggestions } = classify(design);
      const accepted = suggestions.filter(() => coin.next().value);
      let problems: string[] = [];
      const [next] = change(start, 'Classify', (draft) => {
        problems = assign(draft, accepted.map(accepting));
      });
      expect(problems).toEqual([]);
      expect(validateDesign(next.design)).toEqual(validateDesign(design));
      const left = new Set(classify(next.design).suggestions.map((s) => `${s.id} ${s.attribute} ${s.value}`));
      for (const s of accepted) {
        expect(attributeText(next.design, s.id, s.attribute).toLowerCase()).toContain(s.value.toLowerCase());
        expect(left.has(`${s.id} ${s.attribute} ${s.value}`)).toBe(false);
      }
    }),
    { numRuns: 150 },
  );
});

test('any design can be asked', () => {
  fc.assert(
    fc.property(arbitraryDesign, (design) => {
      expect(() => classify(design)).not.toThrow();
    }),
    { numRuns: 100 },
  );
});
