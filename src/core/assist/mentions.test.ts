import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { mentionAt, mentionsIn } from './mentions.ts';

const design = draw(`
  ns shop
  wl shop/web
  wl shop/db
  F-1 shop/web -> shop/db 5432
  F-12 shop/db -> shop/web 80
  G-1 separate plane
  X-1 of G-1 shop/web -> shop/db 80
`);
const ids = (line: string) => mentionsIn(line, design).map((m) => m.id);

describe('mentionsIn', () => {
  it('finds handles and ids that the design has', () => {
    expect(ids('# F-1 shop/web -> shop/db passes G-1 through X-1.')).toEqual(['F-1', 'G-1', 'X-1']);
    expect(ids('  from: wl:shop/web')).toEqual(['wl:shop/web']);
    expect(ids('  - { from: wl:shop/web, to: ns:shop }')).toEqual(['wl:shop/web', 'ns:shop']);
    expect(ids('see ns:shop, and wl:shop/db.')).toEqual(['ns:shop', 'wl:shop/db']);
  });

  it('takes nothing for an id that is part of another word', () => {
    expect(ids('PDF-1 x/F-1 F-1a F-120 F-01 G-2 ns:none xns:shop a:ns:shop')).toEqual([]);
    expect(ids('name: g-1-x-1-from')).toEqual([]);
    expect(ids('F-12')).toEqual(['F-12']);
  });

  it('knows the one at a column', () => {
    expect(mentionAt('# F-1 and G-1', 4, design)).toEqual({ id: 'F-1', startColumn: 3, endColumn: 6 });
    expect(mentionAt('# F-1 and G-1', 8, design)).toBeUndefined();
  });
});
