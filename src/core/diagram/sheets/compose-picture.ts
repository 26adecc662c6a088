/** Routes the arrows of an arranged picture, and finds places for gates, bars and labels. */
import { expiryOf, gatesText } from '../../design/expiry.ts';
import { placeWords } from '../route/place-words.ts';
import { routePicture } from '../route/route-picture.ts';
import { WordsSpace } from '../route/words-space.ts';
import { type Arranged, type Frame, type Picture, type PictureLink, RAIL } from './picture.ts';
import { gatesAndBars } from './picture-gates.ts';
import type { Survey } from './survey.ts';
import { titleBoxes } from './title-boxes.ts';

/** What a frame's wall says of its exceptions. */
export type GateWords = (frame: Frame) => string;

/** The words of walls: of the exceptions that go through this one. For a day, if one is given. */
export function gateWordsOf({ exceptionEnds, day }: Survey): GateWords {
  return ({ walls, zones, id }) => {
    const bound = new Set(walls.map((g) => g.id));
    const through = exceptionEnds.filter(
      ({ exception, ends }) => bound.has(exception.guardrail) && (ends.has(id) || zones.some((z) => ends.has(z))),
    );
    return gatesText(
      through.map(({ exception }) => exception.expires),
      day,
    );
  };
}

/** The whole drawing. */
export function composePicture(
  arranged: Arranged,
  links: readonly PictureLink[],
  gateWords: GateWords,
  day: string | undefined,
): Picture {
  const titles = arranged.frames.flatMap((f) => titleBoxes(f, gateWords(f)));
  const { grid, ways } = routePicture(arranged, links, titles);
  const space = new WordsSpace(grid, arranged, titles, ways.values());
  const { gates, bars } = gatesAndBars(arranged, links, ways, space, (x) => expiryOf(x.expires, day)?.expired === true);
  const labels = placeWords(links, ways, space, (p) => grid.cellAt(p));
  const placed = links.flatMap((link) => {
    const way = ways.get(link.id);
    return way ? [{ link, points: way.points, labelAt: labels.get(link.id) }] : [];
  });
  return { ...arranged, links: placed, gates, bars, bounds: boundsWith(arranged, placed) };
}

/** Arrows may run round the outside. */
function boundsWith(arranged: Arranged, links: Picture['links']): Picture['bounds'] {
  const { bounds } = arranged;
  const xs = links.flatMap((l) => l.points.map((p) => p.x));
  const ys = links.flatMap((l) => l.points.map((p) => p.y));
  const left = Math.min(bounds.x, ...xs.map((x) => x - 6));
  const top = Math.min(bounds.y, ...ys.map((y) => y - 6));
  const right = Math.max(bounds.x + bounds.width, ...xs.map((x) => x + 6));
  const rail = arranged.cards.some((c) => c.kind === 'host') ? RAIL : 0;
  const bottom = Math.max(bounds.y + bounds.height + rail, ...ys.map((y) => y + 6));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
