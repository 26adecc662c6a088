/** How sheets are counted: each diagram by itself, those of the logical one with a letter, as their title blocks say. */
import type { DiagramSheet } from '../../core/analyses/answers.ts';

type Counted = readonly Pick<DiagramSheet, 'series'>[];

/** `4`, or `L2` on the logical diagram. */
export function sheetNumber(sheets: Counted, index: number): string {
  const series = sheets[index]?.series;
  const number = sheets.slice(0, index + 1).filter((s) => s.series === series).length;
  return `${series === 'logical' ? 'L' : ''}${number}`;
}

/** `Sheet 4 of 7`. */
export function sheetWords(sheets: Counted, index: number): string {
  const series = sheets[index]?.series;
  const last = sheets.findLastIndex((s) => s.series === series);
  return `Sheet ${sheetNumber(sheets, index)} of ${sheetNumber(sheets, last)}`;
}
