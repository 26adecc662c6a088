import { memo, type ReactNode } from 'react';
import type { Confidence, Doubt, Suggestion } from '../../core/design/classify/attributes.ts';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { Column } from './columns.ts';
import { doubtText, evidenceText, plainWords } from './evidence-text.ts';
import styles from './grid.module.css';

const cx = classes(styles);

export interface GridCellProps {
  readonly id: string;
  readonly column: Column;
  readonly columnIndex: number;
  readonly text: string;
  readonly suggestion: Suggestion | undefined;
  readonly doubt: Doubt | undefined;
  /** What the label standard has against it. */
  readonly problem: string | undefined;
  readonly isSelected: boolean;
  readonly isFocused: boolean;
  readonly isEditable: boolean;
  /** Stands over the cell while it is open. */
  readonly editor: ReactNode;
  readonly onAccept: (suggestion: Suggestion) => void;
}

/** One cell: what is set, or in a quiet tone what the evidence says. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const {
    id,
    column,
    columnIndex,
    text,
    suggestion,
    doubt,
    problem,
    isSelected,
    isFocused,
    isEditable,
    editor,
    onAccept,
  } = props;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take them
    <div
      role={columnIndex === 0 ? 'rowheader' : 'gridcell'}
      id={id}
      aria-colindex={columnIndex + 1}
      aria-selected={isSelected}
      aria-readonly={!isEditable}
      data-column={columnIndex}
      className={cx(
        'cell',
        columnIndex === 0 && 'first',
        column.isMono && 'mono',
        column.isNumber && 'number',
        !isEditable && columnIndex > 0 && 'fixed',
        isSelected && 'selected',
        isFocused && 'focused',
      )}
    >
      {text === '' && suggestion ? (
        <Ghost suggestion={suggestion} onAccept={onAccept} />
      ) : (
        <span className={cx('text')}>{text}</span>
      )}
      {(doubt ?? problem) && (
        <span className={cx('doubt')}>
          <Icon name="warning" size={12} />
          {doubt && <span className={cx('spoken')}>{`, against the evidence: ${plainWords(doubtText(doubt))}`}</span>}
          {problem && <span className={cx('spoken')}>{`, ${plainWords(problem)}`}</span>}
        </span>
      )}
      {editor && <div className={cx('editor')}>{editor}</div>}
    </div>
  );
});

function Ghost({ suggestion, onAccept }: Pick<GridCellProps, 'onAccept'> & { readonly suggestion: Suggestion }) {
  const { value, confidence, against } = suggestion;
  return (
    <>
      <span className={cx('ghost')}>
        <Certainty confidence={confidence} isContradicted={against.length > 0} />
        <span className={cx('text')}>{value}</span>
        <span className={cx('spoken')}>{`, ${plainWords(evidenceText(suggestion))}`}</span>
      </span>
      <button
        type="button"
        tabIndex={-1}
        className={cx('accept')}
        aria-label={`Accept ${value}`}
        onClick={() => onAccept(suggestion)}
      >
        <Icon name="check" size={12} />
      </button>
    </>
  );
}

const DOTS: Readonly<Record<Confidence, number>> = { sure: 3, likely: 2, guess: 1 };

/** How sure a suggestion is, in dots; a warning where the evidence contradicts itself. */
export function Certainty({
  confidence,
  isContradicted,
}: {
  readonly confidence: Confidence;
  readonly isContradicted: boolean;
}) {
  if (isContradicted) {
    return (
      <span className={cx('certainty', 'contradicted')} aria-hidden="true">
        <Icon name="warning" size={12} />
      </span>
    );
  }
  return (
    <span className={cx('certainty')} aria-hidden="true">
      {[1, 2, 3].map((n) => (
        <span key={n} className={cx('dot', n <= DOTS[confidence] && 'full')} />
      ))}
    </span>
  );
}
