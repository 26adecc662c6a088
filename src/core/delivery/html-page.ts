/** A page that needs nothing else: no script, no font, no network. Its own policy lets nothing run or load. */
import { escapeXml } from '../diagram/svg.ts';
import { PAGE_STYLE, PAGE_STYLE_HASH } from './change-review/style.ts';

/** The page under a title. `content` is markup in which everything of the user's is escaped already. */
export function htmlPage(title: string, content: string): string {
  const policy = `default-src 'none'; style-src '${PAGE_STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeXml(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>${escapeXml(title)}</h1>
${content}</main>
</body>
</html>
`;
}
