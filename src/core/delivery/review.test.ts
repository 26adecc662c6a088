import { expect, test } from 'vitest';
import { draw } from '../../testing/draw.ts';
import type { Design } from '../design/schema.ts';
import { reviewText } from './review.ts';

const drawn = draw('ns shop\nns bank\nns dns\nwl shop/web\nwl dns/resolver');

const NOTHING: Parameters<typeof reviewText>[1] = {
  proof: { kind: 'equal', pairs: 0, required: 0, forbidden: 0, undeclared: 0, unavoidable: 0 },
  notEnforceable: [],
  losses: [],
  diagnostics: [],
  skippedNamespaces: [],
  applyOrder: [],
};

const NO_FILES = { of: () => [], diagrams: [] };

test('guardrails point at the files that implement them, and say where none does', () => {
  const guarded = draw('plane a\nplane b\nG-1 separate plane\nX-1 of G-1 plane:a -> plane:b 80');
  const of = (id: string) => (id === 'G-1' ? ['policies/base/admin/g-1.yaml', 'policies/base/admin/g-1-2.yaml'] : []);
  const text = reviewText(guarded, NOTHING, { of, diagrams: ['diagrams/logical-01-requirements.svg'] });
  expect(text).toMatch(
    /^\| G-1 \| .* \| \[g-1\.yaml\]\(policies\/base\/admin\/g-1\.yaml\) \[g-1-2\.yaml\]\(policies\/base\/admin\/g-1-2\.yaml\) \|$/m,
  );
  expect(text).toMatch(/^\| X-1 \| .* \| none \|$/m);
  expect(text).toContain('- [logical-01-requirements.svg](diagrams/logical-01-requirements.svg)');
});

test('shared services stand with their consumers, and nothing in their names is markup', () => {
  const design: Design = {
    ...drawn,
    sharedServices: {
      'shared:dns': {
        id: 'shared:dns',
        name: 'names | *all*',
        target: 'wl:dns/resolver',
        consumers: ['ns:shop', 'ns:bank'],
        ports: [{ protocol: 'UDP', port: 53 }],
        owner: 'platform-team',
      },
    },
  };
  expect(reviewText(design, NOTHING, NO_FILES)).toContain(
    '| names \\| \\*all\\* | dns/resolver | udp 53 | bank, shop | platform-team |  |',
  );
  expect(reviewText(drawn, NOTHING, NO_FILES)).not.toContain('Shared services');
});
