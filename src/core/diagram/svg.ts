/** SVG as text. Every value is escaped here and nowhere else, so that no name can become markup. */
import { type Face, fitMiddle, plainText } from './text.ts';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeXml(text: string): string {
  const plain = plainText(text);
  return /[&<>"']/.test(plain) ? plain.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c) : plain;
}

/** Pixels with one decimal at most. */
export function px(n: number): string {
  return String(Math.round(n * 10) / 10);
}

/** An element. `content` is SVG that functions of this file made. */
export function el(name: string, attributes: Attributes, content = ''): string {
  let all = '';
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) all += ` ${key}="${typeof value === 'number' ? px(value) : escapeXml(value)}"`;
  }
  return content === '' ? `<${name}${all}/>` : `<${name}${all}>${content}</${name}>`;
}

export function group(name: string, content: readonly string[]): string {
  return content.length === 0 ? '' : `<g id="${escapeXml(name)}">\n${content.join('\n')}\n</g>\n`;
}

export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly face?: Face;
  readonly strong?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Pixels that it may take: its middle is left out beyond, and the whole shows on hover. */
  readonly width?: number;
}

/** How much wider strong text is. */
const BOLD = 1.06;

/** A line of text with its baseline at `y`. */
export function text(x: number, y: number, words: string, style: TextStyle): string {
  return el('text', { x, y, 'text-anchor': style.anchor, ...fontOf(style) }, shownOf(words, style));
}

/** Words after one another on a line: each begins where those before end, whatever font the reader has. */
export function textRuns(x: number, y: number, gap: number, runs: readonly (readonly [string, TextStyle])[]): string {
  const spans = runs.map(([words, style], i) =>
    el('tspan', { dx: i > 0 ? gap : undefined, ...fontOf(style) }, shownOf(words, style)),
  );
  return el('text', { x, y }, spans.join(''));
}

function fontOf({ size, face, strong, fill }: TextStyle): Attributes {
  return {
    'font-size': size,
    'font-family': face === 'mono' ? MONO : undefined,
    'font-weight': strong ? 600 : undefined,
    fill,
  };
}

/** What there is room for, escaped; the whole as its title where something is left out. */
function shownOf(words: string, { width, size, face, strong }: TextStyle): string {
  const whole = plainText(words);
  const shown = width === undefined ? whole : fitMiddle(whole, width, strong ? size * BOLD : size, face);
  return (shown === whole ? '' : el('title', {}, escapeXml(whole))) + escapeXml(shown);
}

export const SANS = 'Inter, system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif';
export const MONO = 'JetBrains Mono, ui-monospace, SF Mono, Menlo, Consolas, monospace';
