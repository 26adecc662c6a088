import { expect, it } from 'vitest';
import { layersOf } from './layers.ts';

const columns = (ids: string, links: string) => {
  const cells = layersOf(
    ids.split(' '),
    links.split(' ').map((l) => ({ from: l.split('>')[0] ?? '', to: l.split('>')[1] ?? '' })),
  );
  return Object.fromEntries([...cells].map(([id, c]) => [id, `${c.column},${c.row}`]));
};

it('puts clients left and destinations right, by the longest way', () => {
  expect(columns('db web api', 'web>api api>db web>db')).toEqual({ web: '0,0', api: '1,0', db: '2,0' });
});

it('ends where flows form a ring, and gives each card a cell of its own', () => {
  const cells = columns('a b c d', 'a>b b>c c>a');
  expect(new Set(Object.values(cells)).size).toBe(4);
});

it('puts cards without flows below the others', () => {
  expect(columns('a b lone', 'a>b')['lone']).toBe('0,1');
});
