import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { describeConnections } from '../../policy/connection-set.ts';
import { compileDesign } from '../compile-design.ts';
import { compareTrees, pairChanges } from './enforced.ts';

const compiled = (text: string) => {
  const design = draw(`cluster pods 10.244.0.0/16\ntenant a\nns shop managed tenant=a\nns ops\nns free\n${text}`);
  return { design, ...compileDesign(design) };
};
const WORKLOADS = ['wl shop/web', 'wl shop/db', 'wl ops/admin', 'wl free/job'];
const line = fc.constantFrom(
  'F-1 shop/web -> shop/db 80',
  'F-2 ns:ops -> shop/web 443',
  'F-3 free/job -> ns:shop any',
  'F-4 shop/db -> free/job 53/udp',
  'G-1 forbid ns:ops -> ns:free 80',
  'wl shop/more 80',
  'ext bank 203.0.113.0/24',
  'F-5 shop/web -> ext:bank 443',
);
const text = fc
  .tuple(fc.uniqueArray(line), fc.constantFrom('', ' tier=x', ' host'))
  .map(([lines, more]) => [...WORKLOADS.map((w, i) => (i === 1 ? w + more : w)), ...lines].join('\n'))
  .filter((t) => !t.includes('F-5') || t.includes('ext bank'));

describe('affectedBy', () => {
  it('leaves nobody out whose connections differ', () => {
    fc.assert(
      fc.property(text, text, (x, y) => {
        const [before, after] = [compiled(x), compiled(y)];
        const compared = compareTrees(before, after, [before.design, after.design]);
        const shown = (c: typeof compared) =>
          pairChanges(c).map((p) =>
            [p.from.id, p.to.id, describeConnections(p.opened), describeConnections(p.closed)].join(),
          );
        expect(shown(compared)).toEqual(shown({ ...compared, affected: () => true }));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out who is selected by the same policies as before', () => {
    const one = compiled(`${WORKLOADS.join('\n')}\nF-1 shop/web -> shop/db 80\nF-2 shop/db -> shop/web 81`);
    const other = compiled(`${WORKLOADS.join('\n')}\nF-1 shop/web -> shop/db 80\nF-2 shop/db -> shop/web 82`);
    const { affected, after } = compareTrees(one, other, []);
    const names = (direction: 'ingress' | 'egress') =>
      after.endpoints.filter((e) => affected(e, direction)).map((e) => e.id);
    expect(names('ingress')).toEqual(['shop/web[Deployment]']);
    expect(names('egress')).toEqual(['shop/db[Deployment]']);
  });
});
