import { describe, expect, test } from 'vitest';
import { change } from '../../core/design/change.ts';
import { addNamespace, addWorkload } from '../../core/design/edits/add.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import type { PortRange } from '../../core/design/schema.ts';
import { place } from '../../core/diagram/placement.ts';
import { bundleLinks, groundOf } from './bundles.ts';
import { flowLinks } from './edges.ts';
import { visibleAt } from './levels.ts';

const tcp = (port: number): PortRange => ({ protocol: 'TCP', port });

/** `web` and `job` reach `db`; the second flow of `web` is blocked. */
const [{ design }] = change({ design: emptyDesign('test'), layout: EMPTY_LAYOUT }, 'Draw', (d) => {
  const ns = addNamespace(d, { name: 'shop' });
  for (const name of ['web', 'job', 'db']) addWorkload(d, { namespace: ns, name });
  const flows = [
    ['wl:shop/web', [tcp(5432)]],
    ['wl:shop/web', [tcp(9187), { protocol: 'UDP', port: 53 }]],
    ['wl:shop/job', [tcp(5432)]],
  ] as const;
  for (const [i, [from, ports]] of flows.entries()) {
    const id = `F-${i + 1}`;
    d.design.flows[id] = { id, from, to: 'wl:shop/db', ports: [...ports], status: 'agreed' };
  }
});

const answer = {
  side: 'design',
  statistics: { endpoints: 0, classes: 0, policies: 0, signatures: { egress: 0, ingress: 0 } },
  milliseconds: 1,
  flows: Object.fromEntries(
    (['allowed', 'blocked', 'allowed'] as const).map((verdict, i) => [
      `F-${i + 1}`,
      { verdict, pairs: 1, allowedPairs: 1, blocks: [], reasons: [] },
    ]),
  ),
  exposures: {},
  sharedServices: {},
  openness: {},
  traffic: { pairs: [], truncated: false, namespaces: [] },
  diagnostics: [],
} as const;

function bundled() {
  const placement = place(design, EMPTY_LAYOUT, 'plane');
  const visible = visibleAt(placement, 'ports');
  const links = flowLinks(design, answer, (id) => (visible.has(id) ? id : undefined));
  return bundleLinks(groundOf(placement, visible), links, []);
}
const strandsOf = (from: string) => bundled().find((b) => b.from === from)?.strands ?? [];

describe('an edge', () => {
  test('stands for all that one thing may send to another, with a strand for each verdict', () => {
    expect(bundled().map((b) => [b.from, b.to])).toEqual([
      ['wl:shop/web', 'wl:shop/db'],
      ['wl:shop/job', 'wl:shop/db'],
    ]);
    expect(strandsOf('wl:shop/web').map((s) => [s.link.tone, s.link.flows])).toEqual([
      ['allowed', ['F-1']],
      ['blocked', ['F-2']],
    ]);
  });

  test('leaves from one point, and its strands arrive at the ports that they ask for', () => {
    const [wanted, blocked] = strandsOf('wl:shop/web');
    expect(wanted?.curve.from).toEqual(blocked?.curve.from);
    expect(wanted?.curve.to).not.toEqual(blocked?.curve.to);
    expect([wanted?.link.arrives, blocked?.link.arrives]).toEqual(['5432', '9187 udp 53']);
  });
});

test('arrows to one port arrive at one socket, which says its name once', () => {
  const [first] = strandsOf('wl:shop/web');
  const [second] = strandsOf('wl:shop/job');
  expect(second?.curve.to).toEqual(first?.curve.to);
  expect([first?.socket?.label, second?.socket]).toEqual(['5432', undefined]);
});
