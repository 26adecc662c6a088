/** What stands round the cluster on an overview: externals at the sides, hosts below. */
import type { Box, Size } from '../geometry.ts';
import { type Beside, placeBelow, placeBeside } from './beside.ts';
import type { Member } from './members.ts';
import { outsideMembers } from './outside-members.ts';
import type { Card } from './picture.ts';
import type { Survey } from './survey.ts';

export const OUTSIDE: Size = { width: 192, height: 40 };
/** From one to the next below it. */
export const OUTSIDE_PITCH = OUTSIDE.height + 16;

/** What stands round the cluster, and cards that stand for several of it. */
export interface Outside {
  readonly cards: readonly Card[];
  readonly standing: ReadonlyMap<string, string>;
}

/** Externals at the sides, clients left, each side as many as it has room for; hosts below. */
export function outsideOf(survey: Survey, boxOf: (id: string) => Box | undefined, core: Box, most: number): Outside {
  const { design, bound, ends } = survey;
  const destinations = new Set(Object.values(design.flows).map((f) => f.to));
  const sources = new Set(ends.map(([from]) => from));
  const others = (id: string) => ends.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []));
  const levelOf = (id: string) => {
    const boxes = others(id).flatMap((o) => boxOf(o) ?? []);
    return boxes.length === 0 ? undefined : boxes.reduce((sum, b) => sum + b.y + b.height / 2, 0) / boxes.length;
  };
  const standing = new Map<string, string>();
  const beside = (card: Member): Beside => ({
    card: { ...card, parent: undefined, walls: bound(card.id) },
    size: OUTSIDE,
    level: levelOf(card.id),
  });
  const limited = (members: readonly Member[], side: string): Beside[] => {
    if (members.length <= most) return members.map(beside);
    const ranked = members
      .map((m, i) => ({ m, i, degree: others(m.id).length }))
      .sort((a, b) => b.degree - a.degree || a.i - b.i)
      .map(({ m }) => m);
    const rest = ranked.slice(most - 1);
    const id = `outside ${side}`;
    for (const m of rest) standing.set(m.id, id);
    const name = `${rest.length} more outside`;
    return [
      ...ranked.slice(0, most - 1).map(beside),
      beside({ id, kind: 'external', mark: 'EXT', name, line: 'see flows' }),
    ];
  };
  const members = outsideMembers(design);
  const aside = members.filter((m) => m.kind !== 'host');
  const isClient = (m: Member) => sources.has(m.id) && !destinations.has(m.id);
  const tallest = most * OUTSIDE_PITCH;
  const cards = [
    ...placeBeside(limited(aside.filter(isClient), 'left'), core, 'left', tallest),
    ...placeBeside(
      limited(
        aside.filter((m) => !isClient(m)),
        'right',
      ),
      core,
      'right',
      tallest,
    ),
    ...placeBelow(members.filter((m) => m.kind === 'host').map(beside), core),
  ];
  return { cards, standing };
}
