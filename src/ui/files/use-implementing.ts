/** Which lines of which files implement what is selected. */
import { useMemo } from 'react';
import type { ExportFile } from '../../core/analyses/answers.ts';
import { implementingIds, type LineMark, marksOfText } from '../../core/assist/marks.ts';
import { memoised } from '../../core/design/memo.ts';
import type { Design } from '../../core/design/schema.ts';
import type { Place } from './selection-words.tsx';

/** Marks of files as written: the same file is looked through once for each design. */
const marksOf = memoised((_: Design) => new Map<ExportFile, readonly LineMark[]>());

function marksOfFile(design: Design, file: ExportFile): readonly LineMark[] {
  const known = marksOf(design);
  const marks = known.get(file) ?? marksOfText(file.path, file.text, design);
  known.set(file, marks);
  return marks;
}

/** Every place of the tree that implements the selection, in order of the tree. Nothing is looked through without one. */
export function usePlaces(
  design: Design | undefined,
  written: readonly ExportFile[],
  ids: readonly string[],
): readonly Place[] {
  return useMemo(() => {
    if (!design || ids.length === 0) return [];
    const wanted = implementingIds(design, ids);
    return written.flatMap((file) =>
      marksOfFile(design, file)
        .filter((mark) => mark.ids.some((id) => wanted.has(id)))
        .map(({ line }) => ({ path: file.path, line })),
    );
  }, [design, written, ids]);
}

/** The marks of a text as it is shown, and those of them that implement the selection. */
export function useMarks(
  design: Design | undefined,
  path: string,
  text: string,
  ids: readonly string[],
): { readonly all: readonly LineMark[]; readonly selected: readonly LineMark[] } {
  const all = useMemo(() => (design ? marksOfText(path, text, design) : []), [design, path, text]);
  const selected = useMemo(() => {
    if (!design || ids.length === 0) return [];
    const wanted = implementingIds(design, ids);
    return all.filter((mark) => mark.ids.some((id) => wanted.has(id)));
  }, [design, all, ids]);
  return { all, selected };
}
