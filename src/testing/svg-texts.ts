/** Where the texts of a drawn sheet stand on its page, for tests. Knows the markup that the diagram writes. */
import { textWidth } from '../core/diagram/text.ts';

export interface PageText {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Pixels on the page. */
  readonly size: number;
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Every text with its box on the page, as wide as it is at most. Throws on markup that never ends. */
export function textsOf(svg: string): PageText[] {
  const out: PageText[] = [];
  const frames: Frame[] = [{ x: 0, y: 0, scale: 1 }];
  const tags = /<(\/?)([a-zA-Z:]+)((?:\s[^<>]*?)?)(\/?)>/g;
  for (const { 0: whole, 1: closing, 2: name, 3: attributes = '', 4: alone, index } of svg.matchAll(tags)) {
    // a text without words takes no place
    if (name === 'text' && !closing && !alone) out.push(...textsAt(svg, index + whole.length, attributes, frames));
    if (name !== 'g' || alone) continue;
    if (closing) frames.pop();
    else frames.push(within(frames[frames.length - 1], attributes));
  }
  if (frames.length !== 1) throw new Error('groups of the sheet are not closed');
  return out;
}

function within(around: Frame | undefined, attributes: string): Frame {
  const { x, y, scale } = around ?? { x: 0, y: 0, scale: 1 };
  const m = /transform="translate\(([-\d.]+) ([-\d.]+)\)(?: scale\(([-\d.]+)\))?"/.exec(attributes);
  if (!m) return { x, y, scale };
  return { x: x + Number(m[1]) * scale, y: y + Number(m[2]) * scale, scale: scale * Number(m[3] ?? 1) };
}

/** One text, or the runs that it is made of, each after the one before. */
function textsAt(svg: string, start: number, attributes: string, frames: readonly Frame[]): PageText[] {
  const { x, y, scale } = frames[frames.length - 1] ?? { x: 0, y: 0, scale: 1 };
  const content = svg.slice(start, svg.indexOf('</text>', start)).replace(/<title>.*?<\/title>/gs, '');
  const spans = [...content.matchAll(/<tspan([^>]*)>([^<]*)<\/tspan>/g)];
  const runs = spans.length === 0 ? [[attributes, content]] : spans.map(([, own, words]) => [own, words]);
  const base = Number(valueIn(attributes, 'y'));
  let at = Number(valueIn(attributes, 'x'));
  return runs.map(([own = '', inner = '']) => {
    const words = inner.replace(/&(?:[a-z]+|#\d+);/g, '_');
    const size = Number(valueIn(own, 'font-size'));
    const mono = valueIn(own, 'font-family')?.includes('Mono') === true;
    const wide = textWidth(words, size, mono ? 'mono' : 'sans') * (valueIn(own, 'font-weight') === '600' ? 1.06 : 1);
    const anchor = valueIn(own, 'text-anchor');
    at += Number(valueIn(own, 'dx') ?? 0);
    const left = at - (anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0);
    at += wide;
    return {
      words,
      left: x + left * scale,
      right: x + (left + wide) * scale,
      top: y + (base - size * 0.8) * scale,
      bottom: y + (base + size * 0.25) * scale,
      size: size * scale,
    };
  });
}

function valueIn(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
}
