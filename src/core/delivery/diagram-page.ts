/** The sheets of a diagram as one HTML page that needs nothing else. */
import type { DiagramSheet } from '../analyses/answers.ts';
import { escapeXml } from '../diagram/svg.ts';
import { PAGE_STYLE, PAGE_STYLE_HASH } from './change-review/style.ts';

/** One figure a sheet. Its own policy lets nothing run or load. */
export function sheetsAsPage(title: string, sheets: readonly DiagramSheet[]): string {
  const figures = sheets.map(({ title: name, note, svg }) => {
    const words = [name, note].filter((w) => w !== '').join(': ');
    return `<figure>\n${inline(svg)}\n<figcaption>${escapeXml(words)}</figcaption>\n</figure>\n`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${PAGE_STYLE_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeXml(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>${escapeXml(title)}</h1>
${figures.join('')}</main>
</body>
</html>
`;
}

/** Without the head that only a file of its own has. */
function inline(svg: string): string {
  return svg.slice(Math.max(0, svg.indexOf('<svg')));
}
