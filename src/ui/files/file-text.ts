/**
 * A text as the files view shows it. Imported policies are kept document by document without what stood between them,
 * so their lines are counted as in the file they came from.
 */
import type { PolicySource } from '../../core/analyses/answers.ts';
import { groupBy } from '../../core/lib/order.ts';

export interface FileText {
  readonly path: string;
  readonly text: string;
  /**
   * For each line of `text`, its number in the file it came from; `undefined` for lines put between documents. Absent: the
   * text counts its own lines.
   */
  readonly lines?: readonly (number | undefined)[];
}

/** The kept documents as files, in the order of their names; documents of one file in their order there. */
export function importedFiles(policies: readonly PolicySource[]): readonly FileText[] {
  return [...groupBy(policies, (policy) => policy.name)]
    .map(([path, documents]) => joined(path, documents))
    .sort((a, b) => a.path.localeCompare(b.path, 'en'));
}

function joined(path: string, documents: readonly PolicySource[]): FileText {
  const texts: string[] = [];
  const lines: (number | undefined)[] = [];
  const inOrder = documents.toSorted((a, b) => (a.firstLine ?? 1) - (b.firstLine ?? 1));
  for (const document of inOrder) {
    if (texts.length > 0) {
      texts.push('---');
      lines.push(undefined);
    }
    const own = document.text.replace(/\n$/, '').split('\n');
    texts.push(...own);
    lines.push(...own.map((_, i) => (document.firstLine ?? 1) + i));
  }
  return { path, text: texts.join('\n'), lines };
}

/** The line of the shown text (from 1) that stands for a line of the file; the nearest one before it if none does. */
export function shownLine({ lines }: FileText, line: number): number {
  if (!lines) return Math.max(1, line);
  let best = 1;
  for (const [i, own] of lines.entries()) {
    if (own === line) return i + 1;
    if (own !== undefined && own < line) best = i + 1;
  }
  return best;
}
