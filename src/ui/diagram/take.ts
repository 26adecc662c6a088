/** What can be taken along of a diagram: files, archives, the clipboard. */
import type { DiagramAnswer, DiagramSheet } from '../../core/analyses/answers.ts';
import { diagramPaths } from '../../core/delivery/paths.ts';
import { designInSvg } from '../../core/pictures/svg-carrier.ts';
import type { Desk, DeskOutcome, PictureFile } from '../desk.tsx';
import { type PngOptions, sheetPng } from './sheet-png.ts';

export type Format = 'svg' | 'png' | 'mermaid';

export interface Taking {
  readonly desk: Desk;
  /** Of the design, as a file name. */
  readonly name: string;
  readonly answer: DiagramAnswer;
  readonly format: Format;
  readonly png: PngOptions;
}

/** Downloads one sheet, or the flowchart. */
export async function downloadSheet(taking: Taking, index: number): Promise<DeskOutcome> {
  const { desk, answer, format } = taking;
  const sheet = answer.sheets[index];
  if (!sheet) return { kind: 'cancelled' };
  const file = fileNameOf(taking, index);
  const type = { svg: 'image/svg+xml', png: 'image/png', mermaid: 'text/plain' }[format];
  desk.download(file, new Blob([await contentOf(taking, sheet)], { type }));
  return { kind: 'done', text: `Downloaded ${file}` };
}

/** Downloads every sheet in one archive, with the design beside them where they carry it. */
export async function downloadAll(taking: Taking): Promise<DeskOutcome> {
  const { desk, name, answer, format } = taking;
  const files: PictureFile[] = [];
  for (const [index, sheet] of answer.sheets.entries())
    files.push({ path: fileNameOf(taking, index), content: await contentOf(taking, sheet) });
  const design = designInSvg(answer.sheets[0]?.svg ?? '');
  if (typeof design === 'object')
    files.push({ path: 'design.yaml', content: design.design }, { path: 'layout.yaml', content: design.layout });
  return desk.downloadPictures(`${name}-diagram-${format}.zip`, files);
}

/** Copies one sheet, or the flowchart. */
export async function copySheet(taking: Taking, index: number): Promise<DeskOutcome> {
  const { desk, answer, format } = taking;
  const sheet = answer.sheets[index];
  if (!sheet) return { kind: 'cancelled' };
  const outcome =
    format === 'png'
      ? await desk.copyPicture(new Blob([await sheetPng(sheet, taking.png)], { type: 'image/png' }))
      : await desk.copy(format === 'svg' ? sheet.svg : answer.mermaid);
  const what = { svg: 'the sheet as SVG', png: 'the sheet as PNG', mermaid: 'the Mermaid text' }[format];
  return outcome.kind === 'done' ? { kind: 'done', text: `Copied ${what}` } : outcome;
}

async function contentOf({ answer, format, png }: Taking, sheet: DiagramSheet) {
  if (format === 'png') return sheetPng(sheet, png);
  return format === 'svg' ? sheet.svg : answer.mermaid;
}

function fileNameOf({ name, answer, format }: Taking, index: number): string {
  const isLogical = answer.sheets.every((s) => s.series === 'logical');
  if (format === 'mermaid') return `${name}-${isLogical ? 'logical-' : ''}diagram.mmd`;
  const path = diagramPaths(answer.sheets)[index] ?? '';
  return path
    .replace('diagrams/segmentation', `${name}-diagram`)
    .replace('diagrams/logical', `${name}-logical-diagram`)
    .replace(/\.svg$/, `.${format}`);
}
