import { expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { EMPTY_LAYOUT } from '../design/empty.ts';
import { prepareDesign, solveSide } from '../pipeline/sides.ts';
import { openItems } from './open-items.ts';
import { answerSide } from './side-answer.ts';

const DESIGN = {
  ...draw(`
    cluster pods 10.244.0.0/16
    plane data
    plane management
    ns shop managed plane=data
    ns ops managed plane=management
    wl shop/web app=web 8080
    wl shop/db app=db 5432
    wl ops/backup app=backup
    F-1 shop/web -> shop/db 5432
    F-2 ops/backup -> shop/db 5432 proposed
    F-3 shop/web -> shop/db ?
    F-10 shop/db -> shop/web 8080 open question
    F-9 shop/db -> shop/web 8080 open question
    F-11 ops/backup -> shop/web 8080 must not
    G-1 separate plane
  `),
  notes: {
    'D-1': { id: 'D-1', kind: 'parking lot' as const, text: 'who owns the mirror?' },
    'D-2': { id: 'D-2', kind: 'decision' as const, text: 'no mirror' },
  },
};

it('lists what is open by reason, then by handle; what must not be is settled', () => {
  const { flows } = answerSide(DESIGN, solveSide(prepareDesign({ design: DESIGN, layout: EMPTY_LAYOUT })));
  expect(openItems(DESIGN, flows).map((i) => `${i.id} ${i.reason}`)).toEqual([
    'F-9 open question',
    'F-10 open question',
    'F-3 ports to be confirmed',
    'F-2 blocked',
    'F-2 proposed',
    'D-1 parking lot',
  ]);
  expect(openItems(DESIGN, flows).find((i) => i.id === 'F-2')?.text).toBe('ops/backup -> shop/db tcp 5432');
});

it('calls nothing blocked that was not solved', () => {
  expect(openItems(DESIGN).map((i) => i.reason)).not.toContain('blocked');
});
