import { useState } from 'react';
import type { MatrixAnswer, MatrixPlace } from '../../core/analyses/matrix/answer.ts';
import type { Design } from '../../core/design/schema.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { answerOf } from '../../state/asker.ts';
import { MATRIX_SIZES, type MatrixLook, type ViewSide } from '../../state/studio.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Waiting } from '../waiting.tsx';
import { Badge } from '../widgets/badge.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { CellPanel } from './cell-panel.tsx';
import { type At, countShown, type Matrix, nextShown, placeAt, whereIs, within } from './cell-place.ts';
import { axisLabel } from './cell-words.ts';
import { HoverCard } from './hover-card.tsx';
import styles from './matrix.module.css';
import { type Hovered, MatrixGrid } from './matrix-grid.tsx';
import { MatrixLegend } from './matrix-legend.tsx';
import { MatrixTools } from './matrix-tools.tsx';

const cx = classes(styles);

/** Who may connect to whom, by groups along any axes, and how that differs from what is wanted (`studio.md`, Views 2). */
export function MatrixView() {
  const design = useStudioStore('document', (d) => d.document?.design);
  const hasToday = useStudioStore('document', (d) => d.today !== undefined);
  const asked = useStudioStore('view', (v) => v.side);
  const look = useStudioStore('view', (v) => v.matrix);
  const answer = useStudioStore('analysis', (a) => answerOf(a.matrix));
  const { setView } = useActions();
  const [focus, setFocus] = useState<At>({ row: 0, column: 0 });
  if (!design) return null;
  const side = hasToday ? asked : 'design';
  const matrix = answer?.kind === 'matrix' ? answer : undefined;
  const change = (changed: Partial<MatrixLook>) => setView({ matrix: { ...look, ...changed } });
  const zoom = (step: 1 | -1) => {
    const size = MATRIX_SIZES[MATRIX_SIZES.indexOf(look.size) + step];
    if (size !== undefined) change({ size });
  };
  const goOn = (step: 1 | -1) => {
    const next = matrix && nextShown(matrix, look.filter, within(matrix, focus), step);
    if (next) setFocus(next);
  };
  return (
    <div className={cx('view')}>
      <MatrixTools
        look={look}
        side={side}
        shown={matrix && countShown(matrix, look.filter)}
        onChange={change}
        onZoom={zoom}
        onNext={goOn}
      />
      <Shown answer={answer} design={design} side={side} look={look} focus={focus} onFocus={setFocus} onZoom={zoom} />
    </div>
  );
}

interface ShownProps {
  readonly answer: MatrixAnswer | undefined;
  readonly design: Design;
  readonly side: ViewSide;
  readonly look: MatrixLook;
  readonly focus: At;
  readonly onFocus: (at: At) => void;
  readonly onZoom: (step: 1 | -1) => void;
}

function Shown({ answer, ...rest }: ShownProps) {
  const kind = useStudioStore('analysis', (a) => a.matrix.kind);
  const failure = useStudioStore('analysis', (a) => (a.matrix.kind === 'failed' ? a.matrix.error : undefined));
  const { setView, askAgain } = useActions();
  if (Object.keys(rest.design.workloads).length === 0)
    return (
      <EmptyState
        icon="matrix"
        title="Nothing to hold against each other yet"
        action={<Button onPress={() => setView({ pane: 'map' })}>Draw on the map</Button>}
      >
        With workloads drawn or imported, this shows for any two groups of them whether nothing is open, only some
        ports, or everything, and how that differs from what is wanted.
      </EmptyState>
    );
  if (failure !== undefined && !answer)
    return (
      <EmptyState
        icon="warning"
        title="The matrix could not be worked out"
        action={<Button onPress={askAgain}>Try again</Button>}
      >
        {failure}
      </EmptyState>
    );
  if (!answer) return <Waiting question="matrix" />;
  if (answer.kind === 'too large') return <TooLarge answer={answer} />;
  return <Whole {...rest} matrix={answer} isStale={kind !== 'done'} />;
}

function TooLarge({ answer }: { readonly answer: Extract<MatrixAnswer, { kind: 'too large' }> }) {
  const { rows, columns, most } = answer;
  return (
    <EmptyState icon="matrix" title={`${numberText(rows)} × ${numberText(columns)} groups are too many to show`}>
      {`Up to ${numberText(most)} cells are worked out. Choose a coarser axis for one side: a namespace, an application, a tenant.`}
    </EmptyState>
  );
}

interface WholeProps extends Omit<ShownProps, 'answer'> {
  readonly matrix: Matrix;
  readonly isStale: boolean;
}

function Whole({ matrix, isStale, design, side, look, focus, onFocus, onZoom }: WholeProps) {
  const [chosen, setChosen] = useState<MatrixPlace>();
  const [hovered, setHovered] = useState<Hovered>();
  const at = chosen && whereIs(matrix, chosen);
  return (
    <div className={cx('split')}>
      <div className={cx('main')}>
        <MatrixGrid
          matrix={matrix}
          side={side}
          look={look}
          focus={within(matrix, focus)}
          chosen={at}
          onFocus={onFocus}
          onChoose={(to) => setChosen(to && placeAt(matrix, to))}
          onHover={setHovered}
          onZoom={onZoom}
        />
        <footer className={cx('foot')}>
          <MatrixLegend side={side} />
          <span className={cx('count')}>
            {numberText(matrix.rows.length)} × {numberText(matrix.columns.length)}{' '}
            {axisLabel(matrix.request.rows).toLowerCase()} to {axisLabel(matrix.request.columns).toLowerCase()}
          </span>
          {isStale && <Badge icon="more">updating</Badge>}
        </footer>
      </div>
      {chosen && at && (
        <CellPanel
          design={design}
          matrix={matrix}
          side={side}
          at={at}
          place={chosen}
          onClose={() => setChosen(undefined)}
        />
      )}
      {hovered && <HoverCard design={design} matrix={matrix} side={side} hovered={hovered} />}
    </div>
  );
}
