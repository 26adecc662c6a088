/** Prints sheets through the browser, each on a page of its own size; the browser also makes the PDF. */
import type { DiagramSheet } from '../../core/analyses/answers.ts';

const ROOT = 'bulkhead-print';

/** Shows the browser's print dialog for the sheets. What is printed is taken away again afterwards. */
export async function printSheets(sheets: readonly DiagramSheet[]): Promise<void> {
  document.getElementById(ROOT)?.remove();
  const root = document.createElement('div');
  root.id = ROOT;
  const style = document.createElement('style');
  style.textContent = styleOf(sheets);
  const urls: string[] = [];
  const images = sheets.map((sheet, i) => {
    const page = document.createElement('section');
    page.className = `paper-${sheet.paper}`;
    page.setAttribute('aria-label', `Sheet ${i + 1} of ${sheets.length}`);
    const image = new Image();
    image.alt = sheet.title;
    const url = URL.createObjectURL(new Blob([sheet.svg], { type: 'image/svg+xml' }));
    urls.push(url);
    image.src = url;
    page.append(image);
    root.append(page);
    return image;
  });
  root.prepend(style);
  document.body.append(root);
  window.addEventListener(
    'afterprint',
    () => {
      root.remove();
      for (const url of urls) URL.revokeObjectURL(url);
    },
    { once: true },
  );
  await Promise.all(images.map((image) => image.decode()));
  window.print();
}

/** Everything but the sheets is left out of print; each kind of paper has a named page (CSS Paged Media 3). */
function styleOf(sheets: readonly DiagramSheet[]): string {
  const sizes = new Map(sheets.map((s) => [s.paper, s.millimetres]));
  const papers = [...sizes].map(
    ([paper, { width, height }]) =>
      `@page paper-${paper} { size: ${width}mm ${height}mm; margin: 0 }
      #${ROOT} .paper-${paper} { page: paper-${paper}; width: ${width}mm; height: ${height}mm }`,
  );
  return `
    @media screen { #${ROOT} { display: none } }
    @media print {
      html, body { height: auto !important; overflow: visible !important; background: none !important }
      body > :not(#${ROOT}) { display: none !important }
      #${ROOT} section { break-after: page; break-inside: avoid; overflow: hidden }
      #${ROOT} section:last-child { break-after: auto }
      #${ROOT} img { display: block; width: 100%; height: 100% }
    }
    ${papers.join('\n')}
  `;
}
