/** The sheets of a diagram as one HTML page that needs nothing else. */
import type { DiagramSheet } from '../analyses/answers.ts';
import { escapeXml } from '../diagram/svg.ts';
import { htmlPage } from './html-page.ts';

/** One figure a sheet. Its own policy lets nothing run or load. */
export function sheetsAsPage(title: string, sheets: readonly DiagramSheet[]): string {
  const figures = sheets.map(({ title: name, note, svg }) => {
    const words = [name, note].filter((w) => w !== '').join(': ');
    return `<figure>\n${inline(svg)}\n<figcaption>${escapeXml(words)}</figcaption>\n</figure>\n`;
  });
  return htmlPage(title, figures.join(''));
}

/** Without the head that only a file of its own has. */
function inline(svg: string): string {
  return svg.slice(Math.max(0, svg.indexOf('<svg')));
}
