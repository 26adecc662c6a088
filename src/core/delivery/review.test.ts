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
  expect(reviewText(design, NOTHING)).toContain(
    '| names \\| \\*all\\* | dns/resolver | udp 53 | bank, shop | platform-team |  |',
  );
  expect(reviewText(drawn, NOTHING)).not.toContain('Shared services');
});
