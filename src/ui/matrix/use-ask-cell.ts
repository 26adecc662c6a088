/** A cell in full, asked of the engine when it is looked at. */
import { useEffect, useState } from 'react';
import type { MatrixAnswer, MatrixCellAnswer, MatrixPlace } from '../../core/analyses/matrix/answer.ts';
import { useActions } from '../studio-context.tsx';

export type AskedCell =
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly answer: MatrixCellAnswer }
  | { readonly kind: 'failed'; readonly why: string };

const NOT_YET: AskedCell = { kind: 'asking' };

/** Asks again with every matrix. `rest`: milliseconds to wait before it is asked. */
export function useAskCell(matrix: MatrixAnswer, place: MatrixPlace | undefined, rest = 0): AskedCell {
  const { askCell } = useActions();
  const key = place && JSON.stringify(place);
  const [asked, setAsked] = useState<{ readonly key: string; readonly cell: AskedCell }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new matrix is another question about the same place
  useEffect(() => {
    if (key === undefined) return undefined;
    const mine = JSON.parse(key) as MatrixPlace;
    let isWanted = true;
    const take = (cell: AskedCell) => isWanted && setAsked({ key, cell });
    const timer = setTimeout(() => {
      askCell(mine).then(
        (answer) => answer && take({ kind: 'told', answer }),
        (error: unknown) => take({ kind: 'failed', why: error instanceof Error ? error.message : String(error) }),
      );
    }, rest);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [askCell, matrix, key, rest]);
  return asked && asked.key === key ? asked.cell : NOT_YET;
}
