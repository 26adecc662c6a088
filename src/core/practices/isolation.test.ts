/** Isolation in one direction: named by the checks, and closed by their fix. */
import { describe, expect, it } from 'vitest';
import { checkDesign, mended } from '../../testing/checks.ts';
import { draw } from '../../testing/draw.ts';
import { isIsolatedBothWays } from '../design/isolation.ts';
import type { Design } from '../design/schema.ts';

const ONE_WAY = draw(`
  tenant a
  ns shop managed-ingress tenant=a
  wl shop/web 80
  wl shop/db 5432 isolated-open
  F-1 shop/web -> shop/db 5432
`);

const bothWays = (design: Design) =>
  Object.values(design.workloads).map((w) => isIsolatedBothWays(design.namespaces[w.namespace], w));

describe.each([
  ['APP-2', 'Nothing isolates db in ingress and 2 workloads of shop in egress'],
  ['TEN-3', 'Nothing isolates tenant a in egress'],
])('%s', (check, said) => {
  it('names what is open, and its fix isolates both ways what the flows need', () => {
    const { state, findings } = checkDesign(ONE_WAY, check);
    expect([state, findings.map((f) => f.text.replace(/shop\/db/, 'db'))]).toEqual([
      'fails',
      [expect.stringContaining(said)],
    ]);
    const fix = findings[0]?.fix;
    expect(fix?.label).toBe(check === 'TEN-3' ? 'Isolate a both ways' : 'Isolate shop both ways');
    const after = mended(ONE_WAY, fix);
    expect(bothWays(after)).toEqual([true, true]);
    expect(checkDesign(after, check).state).toBe('holds');
    expect(checkDesign(after, 'APP-1').state).toBe('holds');
  });
});
