/** The drawing of a planned sheet: arranged, linked and routed. */

import { composePicture, gateWordsOf } from './compose-picture.ts';
import { arrangeDetail } from './detail.ts';
import { DETAIL_AXES } from './fit-detail.ts';
import { arrangeFree } from './free.ts';
import { arrangeOverview } from './overview.ts';
import type { Arranged, Picture, PictureLink } from './picture.ts';
import { type PictureLinks, pictureLinks } from './picture-links.ts';
import type { Drawing } from './sheet-plan.ts';
import type { SheetOf } from './stubs.ts';
import type { Survey } from './survey.ts';

export interface Drawn {
  readonly picture: Picture;
  readonly links: PictureLinks;
}

/** Draws one of the sheets; `undefined` for an empty one. */
export function drawingOf(survey: Survey, drawing: Drawing, sheetOf: SheetOf): Drawn | undefined {
  switch (drawing.kind) {
    case 'empty':
      return undefined;
    case 'free': {
      const layout = arrangeFree(survey);
      return composed(survey, layout, pictureLinks({ survey, stand: layout.stand, merge: false, gates: true }));
    }
    case 'overview': {
      const layout = arrangeOverview(survey, drawing.style);
      return composed(survey, layout, pictureLinks({ survey, stand: layout.stand, merge: true, gates: true }));
    }
    case 'detail': {
      const { width, inner, alone } = drawing;
      const style = { width, inner, alone, axes: DETAIL_AXES };
      const layout = arrangeDetail(survey, drawing.leaves, sheetOf, style);
      const { standFrom, standTo, exact } = layout;
      const links = pictureLinks({ survey, stand: standFrom, standTo, exact, merge: false, gates: drawing.alone });
      return composed(survey, layout, { ...links, links: links.links.filter((l) => isHere(layout, l)) });
    }
  }
}

/** Two things on other sheets may be connected, too: those sheets tell. */
function isHere({ cards }: Arranged, { from, to }: PictureLink): boolean {
  const away = cards.filter((c) => c.parent === undefined).map((c) => c.id);
  return !(away.includes(from) && away.includes(to));
}

function composed(survey: Survey, layout: Arranged, links: PictureLinks): Drawn {
  const arranged = withInner(layout, links);
  return { picture: composePicture(arranged, links.links, gateWordsOf(survey), survey.day), links };
}

const HANDLES = 3;

/** What begins and ends in one thing is told by it: `F-12 within`. */
function withInner(layout: Arranged, { within }: PictureLinks): Arranged {
  if (within.size === 0) return layout;
  return {
    ...layout,
    frames: layout.frames.map((f) => {
      const inner = within.get(f.id);
      return inner ? { ...f, notes: [`${handles(inner)} within`, ...f.notes] } : f;
    }),
    cards: layout.cards.map((c) => {
      const inner = c.kind === 'stub' ? undefined : within.get(c.id);
      return inner ? { ...c, line: `${handles(inner)} within${c.line === '' ? '' : ` · ${c.line}`}` } : c;
    }),
  };
}

function handles(flows: readonly string[]): string {
  return flows.length <= HANDLES ? flows.join(' ') : `${flows.length} flows`;
}
