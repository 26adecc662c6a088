/** Texts of the user's as they may stand in a Mermaid flowchart. */
import { plainText } from './text.ts';

/** Text of the user's between quotes: nothing in it is markup, or ends the quotes. */
export function quoted(...lines: readonly string[]): string {
  const shown = lines.map((l) => plainText(l)).filter((l) => l !== '');
  return `"${shown.map((l) => l.replace(/["#&<>`\\]/g, (c) => `#${c.charCodeAt(0)};`)).join('<br/>') || ' '}"`;
}

/** Text as it may stand in a comment. */
export function comment(text: string): string {
  return plainText(text).replace(/[{}%<>]/g, ' ');
}
