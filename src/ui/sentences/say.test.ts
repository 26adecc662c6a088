import { afterEach, describe, expect, it } from 'vitest';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import type { Design, Layout } from '../../core/design/schema.ts';
import { parseSentences } from '../../core/design/sentences/parse.ts';
import { place } from '../../core/diagram/placement.ts';
import { createInlineEngine } from '../../engine/inline-client.ts';
import { createStudio } from '../../state/create-studio.ts';
import type { Studio } from '../../state/studio.ts';
import { draw } from '../../testing/draw.ts';
import { fakeSession } from '../../testing/fake-session.ts';
import { say, stepLabel } from './say.ts';

const DESIGN = draw(`
  plane data
  ns shop plane=data
  ns orders
  wl shop/web
  wl orders/db
  F-1 shop/web -> orders/db 5432
`);

const studios: Studio[] = [];
afterEach(() => {
  for (const s of studios.splice(0)) s.dispose();
});

function opened(design: Design = DESIGN, layout: Layout = EMPTY_LAYOUT): Studio {
  const studio = createStudio({ engine: createInlineEngine(() => fakeSession()) });
  studios.push(studio);
  studio.actions.open({ design, layout }, undefined, []);
  return studio;
}

const designOf = (studio: Studio) => studio.document.getState().document?.design ?? emptyDesign('');
const undoLabel = (studio: Studio) => studio.document.getState().past.at(-1)?.label;

describe('saying', () => {
  it('makes and adds in one step, and selects the flow', () => {
    const studio = opened();
    const said = say(studio, ['shop/web -> cart/api 8080 because carts'], 0);
    expect(said).toMatchObject({ flows: ['F-2'], isNew: true, text: 'shop/web -> cart/api 8080 because carts' });
    expect(said?.step).toBe(studio.document.getState().past.at(-1));
    expect(studio.selection.getState().ids).toEqual(['F-2']);
    expect(undoLabel(studio)).toBe('Add shop/web → cart/api');
    studio.actions.undo();
    expect(designOf(studio)).toEqual(DESIGN);
  });

  it('puts new namespaces into the zones of the selection, also when that is a flow', () => {
    const studio = opened();
    studio.actions.select(['wl:shop/web']);
    say(studio, ['shop/web -> cart/api 8080'], 0);
    say(studio, ['shop/web -> crm/api 8080'], 1);
    expect(designOf(studio).namespaces['ns:cart']?.plane).toBe('plane:data');
    expect(designOf(studio).namespaces['ns:crm']?.plane).toBe('plane:data');
  });

  it('changes a flow that is there, and does nothing where there is nothing to do', () => {
    const studio = opened();
    expect(say(studio, ['shop/web -> orders/db 5432'], 0)).toBeUndefined();
    expect(say(studio, ['shop/web -> nowhere'], 0)).toBeUndefined();
    expect(undoLabel(studio)).toBeUndefined();
    expect(say(studio, ['shop/web -> orders/db 6432'], 0)).toMatchObject({ flows: ['F-1'], isNew: false });
    expect(undoLabel(studio)).toBe('Change F-1');
  });

  it('adds many lines as one step', () => {
    const studio = opened();
    const lines = Array.from({ length: 30 }, (_, i) => `shop/web -> orders/service-${i} 8080`);
    expect(say(studio, lines, 0)?.flows).toHaveLength(30);
    expect(undoLabel(studio)).toBe('Add 30 flows');
    studio.actions.undo();
    expect(designOf(studio)).toEqual(DESIGN);
  });
});

describe('what is made', () => {
  const boxes = (studio: Studio) => {
    const { design, layout } = studio.document.getState().document ?? { design: DESIGN, layout: EMPTY_LAYOUT };
    return place(design, layout, 'plane').byId;
  };

  it('leaves the frames that are there where they stood', () => {
    const studio = opened(draw('ns orders\nns shop\nwl shop/web\nwl orders/db'));
    const before = boxes(studio);
    say(studio, ['shop/web -> a-new/api 1'], 0);
    const after = boxes(studio);
    for (const id of ['ns:orders', 'ns:shop'])
      expect(after.get(id)?.box).toMatchObject({ x: before.get(id)?.box.x, y: before.get(id)?.box.y });
    expect(after.get('ns:a-new')?.box.x).not.toBe(before.get('ns:orders')?.box.x);
  });

  it('stands inside its frames', () => {
    const studio = opened();
    studio.actions.select(['ns:shop']);
    say(studio, ['shop/cart -> crm/api 1', 'internet -> shop/cart 443'], 0);
    const after = boxes(studio);
    expect(after.get('wl:shop/cart')?.parent).toBe('ns:shop');
    expect(after.get('ns:crm')?.parent).toBe('plane:data');
    expect(after.get('ext:internet')?.parent).toBeUndefined();
  });
});

describe('the name of the step', () => {
  const label = (...lines: string[]) => stepLabel(parseSentences(lines, DESIGN));
  it('says what it does', () => {
    expect(label('orders/db -> shop/web 80')).toBe('Add orders/db → shop/web');
    expect(label('orders/db, shop/web -> shop/api 80')).toBe('Add 2 flows');
    expect(label('orders/db -> shop/web 80', 'shop/web -> orders/db 1')).toBe('Add orders/db → shop/web, change F-1');
    expect(label('shop/web -> orders/db 1', 'nonsense')).toBe('Change F-1');
  });
});
