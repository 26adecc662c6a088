import { describe, expect, it, test } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import type { Design, DesignWorkload } from '../schema.ts';
import { complete } from './complete.ts';
import { nearestName } from './similar.ts';
import type { Talk } from './suggestion.ts';

const BASE = draw(`
  plane data
  ns shop plane=data
  ns orders
  wl shop/web 8080
  wl shop/db 3306
  wl orders/db 5432
  wl orders/order-worker
  ext bank 203.0.113.0/24
  F-1 shop/web -> orders/db 5432
`);
const DESIGN: Design = {
  ...BASE,
  namespaces: Object.fromEntries(Object.values(BASE.namespaces).map((n) => [n.id, { ...n, owner: 'Team Shop' }])),
  workloads: {
    ...BASE.workloads,
    'wl:orders/db': {
      ...(BASE.workloads['wl:orders/db'] as DesignWorkload),
      ports: [
        { name: 'postgres', protocol: 'TCP', port: 5432 },
        { name: 'metrics', protocol: 'TCP', port: 9187 },
        { protocol: 'UDP', port: 53 },
      ],
    },
  },
};

/** Suggestions for a line whose cursor is `|`. */
function suggested(line: string, talk: Talk = {}): string[] {
  const cursor = line.indexOf('|');
  return complete(line.replace('|', ''), cursor, DESIGN, talk).map((s) => s.insert);
}

describe('completion', () => {
  test.each([
    ['ba|', 'bank'],
    ['ord|', 'orders/db'],
    ['worker|', 'orders/order-worker'],
    ['o/d|', 'orders/db'],
    ['plane:|', 'plane:data'],
    ['dat|', 'plane:data'],
    ['shop/web -> ba|', 'bank'],
    ['shop/web -> bank, wor|', 'orders/order-worker'],
    ['orders/db <- w|', 'shop/web'],
    ['- shop/web -> ba|', 'bank'],
    ['shop/web |', '->'],
    ['shop/web -|', '->'],
    ['shop/web -> orders/db |', '5432'],
    ['shop/web -> orders/db 9|', '9187'],
    ['shop/web -> orders/db met|', '9187'],
    ['shop/web -> orders/db 5432,|', '5432'],
    ['shop/web -> bank htt|', 'http'],
    ['shop/web -> orders/db 5432 |', 'because'],
    ['shop/web -> orders/db 5432 bec|', 'because'],
    ['shop/web -> orders/db 5432 owner |', '"Team Shop"'],
  ])('%s', (line, first) => expect(suggested(line)[0]).toBe(first));

  it('leaves a reason to the one who types', () => {
    expect(suggested('shop/web -> orders/db 5432 because o|')).toEqual([]);
  });

  it('prefers what is near, and what was said last', () => {
    expect(suggested('db|').slice(0, 2)).toEqual(['shop/db', 'orders/db']);
    expect(suggested('db|', { namespace: 'ns:orders' })[0]).toBe('orders/db');
    expect(suggested('db|', { namespace: 'ns:shop' })[0]).toBe('shop/db');
    expect(suggested('shop/web -> db|')[0]).toBe('shop/db');
    expect(suggested('|', { recent: ['ext:bank', 'wl:orders/db'] }).slice(0, 2)).toEqual(['bank', 'orders/db']);
  });

  it('takes the place of the whole word at the cursor', () => {
    const [first] = complete('shop/web -> ord 5432', 14, DESIGN);
    expect(first).toMatchObject({ insert: 'orders/db', range: { start: 12, end: 15 } });
  });

  it('offers what could be made, and says so', () => {
    const offered = (line: string) =>
      complete(line, line.length, DESIGN)
        .filter((s) => s.kind === 'new')
        .map((s) => `${s.insert}: ${s.what}`);
    expect(offered('shop/web -> cart')).toEqual([
      'shop/cart: new workload in shop',
      'cart/*: new namespace',
      'ext:cart: new, outside',
    ]);
    expect(offered('shop/web -> orders/cache')).toEqual(['orders/cache: new workload']);
    expect(offered('shop/web -> crm/api')).toEqual(['crm/api: new workload in a new namespace']);
    expect(offered('shop/web -> crm.example.com')).toEqual(['crm.example.com: new external']);
    expect(offered('shop/web -> orders/db')).toEqual([]);
  });
});

describe('names that are nearly the same', () => {
  test.each([
    ['wroker', 'worker'],
    ['worke', 'worker'],
    ['wrkers', undefined],
    ['order-wroekr', 'order-worker'],
    ['worker', undefined],
    ['db', undefined],
    ['walker', undefined],
  ])('%s', (typed, name) => expect(nearestName(typed, ['worker', 'cart', 'order-worker'])).toBe(name));
});

describe('on a platform of 2,000 workloads', () => {
  const spaces = Array.from({ length: 200 }, (_, i) => `team-${i}-app`);
  const text = spaces.flatMap((ns) => [
    `ns ${ns}`,
    ...Array.from({ length: 10 }, (_, w) => `wl ${ns}/service-${w} 8080`),
  ]);
  const large = draw(text.join('\n'));

  it('finds names by beginnings, parts and letters', () => {
    const first = (line: string) => complete(line, line.length, large)[0]?.insert;
    expect(first('team-17-app/service-3')).toBe('team-17-app/service-3');
    expect(first('t17s3')).toBe('team-17-app/service-3');
    expect(first('team-17-app/service-3 -> 199-app/s')).toBe('team-199-app/service-0');
  });

  it('reads the names of the design once, however many keys are pressed', () => {
    const line = 'team-17-app/service-3 -> team-199-app/service-5';
    let names = 0;
    const workloads = new Proxy(large.workloads, {
      ownKeys: (target) => {
        names++;
        return Reflect.ownKeys(target);
      },
    });
    const watched = { ...large, workloads };
    for (let cursor = 1; cursor <= line.length; cursor++) complete(line.slice(0, cursor), cursor, watched);
    expect(names).toBeLessThan(10);
  });
});
