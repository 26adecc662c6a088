import { MATRIX_AXES, type MatrixAxis } from '../../core/analyses/matrix/answer.ts';
import { MATRIX_SIZES, type MatrixLook, type ViewSide } from '../../state/studio.ts';
import { IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Select } from '../widgets/select.tsx';
import { axisLabel, FILTERS } from './cell-words.ts';
import styles from './matrix.module.css';

const cx = classes(styles);

export interface MatrixToolsProps {
  readonly look: MatrixLook;
  readonly side: ViewSide;
  /** How many cells stand out; undefined while nothing is shown. */
  readonly shown: number | undefined;
  readonly onChange: (look: Partial<MatrixLook>) => void;
  readonly onZoom: (step: 1 | -1) => void;
  readonly onNext: (step: 1 | -1) => void;
}

const AXES = MATRIX_AXES.map(({ axis }) => ({ id: axis, label: axisLabel(axis) }));

/** What stands down and across, what stands out, and how large the cells are. */
export function MatrixTools({ look, side, shown, onChange, onZoom, onNext }: MatrixToolsProps) {
  const { rows, columns, filter, size } = look;
  const isChange = side === 'change';
  const filters = FILTERS.filter((f) => isChange || (f.id !== 'opened' && f.id !== 'closed'));
  return (
    <div className={cx('tools')} role="toolbar" aria-label="Matrix">
      <Select<MatrixAxis>
        label="From"
        inlineLabel
        value={rows}
        options={AXES}
        onChange={(axis) => onChange({ rows: axis })}
      />
      <IconButton
        icon="swap"
        label="Swap rows and columns"
        isDisabled={rows === columns}
        onPress={() => onChange({ rows: columns, columns: rows })}
      />
      <Select<MatrixAxis>
        label="To"
        inlineLabel
        value={columns}
        options={AXES}
        onChange={(axis) => onChange({ columns: axis })}
      />
      <Select
        label="Show"
        inlineLabel
        value={filter}
        options={filters}
        onChange={(next) => onChange({ filter: next })}
      />
      {filter !== 'all' && shown !== undefined && (
        <span className={cx('found')}>
          <span data-tabular>{shown === 1 ? '1 cell' : `${shown} cells`}</span>
          <IconButton icon="chevron-up" label="Previous cell" isDisabled={shown === 0} onPress={() => onNext(-1)} />
          <IconButton icon="chevron-down" label="Next cell" isDisabled={shown === 0} onPress={() => onNext(1)} />
        </span>
      )}
      <span className={cx('room')} />
      <IconButton
        icon="zoom-out"
        label="Smaller cells"
        isDisabled={size === MATRIX_SIZES[0]}
        onPress={() => onZoom(-1)}
      />
      <IconButton
        icon="zoom-in"
        label="Larger cells"
        isDisabled={size === MATRIX_SIZES.at(-1)}
        onPress={() => onZoom(1)}
      />
    </div>
  );
}
