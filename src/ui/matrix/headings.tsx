import type { ReactNode } from 'react';
import type { MatrixGroup } from '../../core/analyses/matrix/answer.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import type { At, Matrix } from './cell-place.ts';
import styles from './matrix.module.css';
import { HEAD_HEIGHT, HEAD_WIDTH, type Sight } from './use-scene.ts';

const cx = classes(styles);
/** Cells smaller than this have no room for a name beside them. */
const NAMES_FROM = 12;

export interface HeadingsProps {
  readonly matrix: Matrix;
  readonly sight: Sight;
  readonly size: number;
  readonly focus: At;
  /** The cell with the keyboard, which stands in its row. */
  readonly cell: ReactNode;
}

/** The names in sight, of the sources down the side and of the destinations across the top. */
export function Headings({ matrix, sight, size, focus, cell }: HeadingsProps) {
  const selected = useStudioStore('selection', (s) => s.ids);
  const named = (at: number, focused: number) => size >= NAMES_FROM || at === focused;
  const { select } = useActions();
  const headOf = (group: MatrixGroup, isFocused: boolean) => ({
    title: `${group.name}, ${group.ends} ${group.ends === 1 ? 'end' : 'ends'}`,
    className: cx(
      'name',
      group.kind !== 'members' && 'quiet',
      isFocused && 'at-focus',
      group.ref !== undefined && selected.includes(group.ref) && 'selected',
    ),
    ...(group.ref !== undefined && {
      onClick: () => {
        if (group.ref !== undefined) select([group.ref]);
      },
    }),
  });
  const rows = inSight(matrix.rows, sight.top, sight.height, size);
  const columns = inSight(matrix.columns, sight.left, sight.width, size);
  return (
    <>
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the keyboard, and says which cell it is at */}
      {/* biome-ignore lint/a11y/useSemanticElements: only what is in sight is drawn, by hand, which a table cannot do */}
      <div
        role="row"
        aria-rowindex={1}
        className={cx('across')}
        style={{ left: HEAD_WIDTH, width: sight.width, height: HEAD_HEIGHT }}
      >
        {columns.map(([group, i]) =>
          named(i, focus.column) ? (
            // biome-ignore lint/a11y/useFocusableInteractive: the grid has the keyboard, and says which cell it is at
            // biome-ignore lint/a11y/useSemanticElements: only what is in sight is drawn, by hand, which a table cannot do
            <div
              key={group.id}
              role="columnheader"
              aria-colindex={i + 2}
              style={{ left: i * size - sight.left, width: Math.max(size, NAMES_FROM) }}
              {...headOf(group, i === focus.column)}
            >
              <span className={cx('text')}>{group.name}</span>
            </div>
          ) : null,
        )}
      </div>
      <div role="presentation" className={cx('corner')} style={{ width: HEAD_WIDTH, height: HEAD_HEIGHT }}>
        <span>to →</span>
        <span>from ↓</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: only what is in sight is drawn, by hand, which a table cannot do */}
      <div role="rowgroup" className={cx('down')} style={{ top: HEAD_HEIGHT, height: sight.height, width: HEAD_WIDTH }}>
        {withFocus(rows, matrix.rows, focus.row).map(([group, i]) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the grid has the keyboard, and says which cell it is at
          // biome-ignore lint/a11y/useSemanticElements: only what is in sight is drawn, by hand, which a table cannot do
          <div
            key={group.id}
            role="row"
            aria-rowindex={i + 2}
            className={cx('line')}
            style={{ top: i * size - sight.top, height: Math.max(size, NAMES_FROM) }}
          >
            {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the keyboard, and says which cell it is at */}
            {/* biome-ignore lint/a11y/useSemanticElements: only what is in sight is drawn, by hand, which a table cannot do */}
            <div role="rowheader" aria-colindex={1} {...headOf(group, i === focus.row)}>
              <span className={cx('text')}>{named(i, focus.row) ? group.name : ''}</span>
            </div>
            {i === focus.row && cell}
          </div>
        ))}
      </div>
    </>
  );
}

type Numbered = readonly [group: MatrixGroup, number: number];

function inSight(groups: readonly MatrixGroup[], from: number, room: number, size: number): Numbered[] {
  const first = Math.max(0, Math.floor(from / size));
  const end = Math.ceil((from + room) / size);
  return groups.slice(first, end).map((group, i) => [group, first + i]);
}

/** The row of the cell with the keyboard is there for who listens, also where it is scrolled away. */
function withFocus(rows: readonly Numbered[], all: readonly MatrixGroup[], focus: number): readonly Numbered[] {
  const own = all[focus];
  return own && !rows.some(([, i]) => i === focus) ? [...rows, [own, focus]] : rows;
}
