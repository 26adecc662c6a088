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
  const whole = plainText(words);
  const shown =
    style.width === undefined
      ? whole
      : fitMiddle(whole, style.width, style.strong ? style.size * BOLD : style.size, style.face);
  const title = shown === whole ? '' : el('title', {}, escapeXml(whole));
  return el(
    'text',
    {
      x,
      y,
      'font-size': style.size,
      'font-family': style.face === 'mono' ? MONO : undefined,
      'font-weight': style.strong ? 600 : undefined,
      'text-anchor': style.anchor,
      fill: style.fill,
    },
    title + escapeXml(shown),
  );
}

export const SANS = 'Inter, system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif';
export const MONO = 'JetBrains Mono, ui-monospace, SF Mono, Menlo, Consolas, monospace';
