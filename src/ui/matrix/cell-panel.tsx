import type {
  MatrixCellAnswer,
  MatrixEntry,
  MatrixGroup,
  MatrixMark,
  MatrixPlace,
} from '../../core/analyses/matrix/answer.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { describeConnections } from '../../core/policy/connection-set.ts';
import type { ViewSide } from '../../state/studio.ts';
import { ElementButton } from '../element-button.tsx';
import { useActions } from '../studio-context.tsx';
import { Badge, type Tone } from '../widgets/badge.tsx';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import { CellEditor } from './cell-editor.tsx';
import { type At, cellAt, type Matrix } from './cell-place.ts';
import { counted, MARK_WORDS, openingText, remarksOf, shareText } from './cell-words.ts';
import { GateLine } from './gate-line.tsx';
import styles from './matrix.module.css';
import { useAskCell } from './use-ask-cell.ts';

const cx = classes(styles);

export interface CellPanelProps {
  readonly design: Design;
  readonly matrix: Matrix;
  readonly side: ViewSide;
  readonly at: At;
  readonly place: MatrixPlace;
  readonly onClose: () => void;
}

/** A cell in full: what is open and why, what is wrong, pairs to trace; and the cell set to something else. */
export function CellPanel({ design, matrix, side, at, place, onClose }: CellPanelProps) {
  const asked = useAskCell(matrix, place);
  const [row, column] = [matrix.rows[at.row], matrix.columns[at.column]];
  const cell = cellAt(matrix, at);
  const { select, setView } = useActions();
  if (!row || !column || !cell) return null;
  const refs = [...new Set([row.ref, column.ref].flatMap((ref) => ref ?? []))];
  const answer = asked.kind === 'told' ? asked.answer : undefined;
  const remarks = remarksOf(cell);
  return (
    <section className={cx('panel')} aria-label={`Cell ${row.name} to ${column.name}`}>
      <header className={cx('panel-head')}>
        <h2>
          <GroupName group={row} /> → <GroupName group={column} />
        </h2>
        <IconButton icon="close" label="Close the cell" onPress={onClose} />
      </header>
      <p className={cx('ports')}>{openingText(cell, side)}</p>
      {cell.pairs > 0 && (
        <p className={cx('muted')}>
          {[...(side === 'change' ? [] : [`${shareText(cell)} open`]), ...remarks].join('; ')}
        </p>
      )}
      {answer && answer.walls.length > 0 && <Walls design={design} walls={answer.walls} />}
      {refs.length > 0 && (
        <Button
          icon="map"
          variant="quiet"
          onPress={() => {
            select(refs);
            setView({ pane: 'map' });
          }}
        >
          Show on the map
        </Button>
      )}
      {side === 'design' && (
        <CellEditor
          key={`${row.id} ${column.id}`}
          design={design}
          row={row}
          column={column}
          walls={answer?.walls ?? []}
        />
      )}
      {asked.kind === 'failed' && <p role="alert">{asked.why}</p>}
      {asked.kind === 'asking' && <p className={cx('muted')}>Looking into it…</p>}
      {answer && <Entries design={design} answer={answer} />}
    </section>
  );
}

function GroupName({ group }: { readonly group: MatrixGroup }) {
  return group.ref === undefined ? (
    <span>{group.name}</span>
  ) : (
    <ElementButton ids={[group.ref]} className={cx('link')}>
      {group.name}
    </ElementButton>
  );
}

function Walls({ design, walls }: { readonly design: Design; readonly walls: readonly string[] }) {
  return (
    <p className={cx('muted')}>
      Between them:{' '}
      {walls.map((id, i) => (
        <span key={id}>
          {i > 0 && ', '}
          <ElementButton ids={[id]} className={cx('link')}>
            {nameOf(design, id)}
          </ElementButton>
        </span>
      ))}
    </p>
  );
}

const MARK_LOOKS: Readonly<Record<MatrixMark, { readonly tone: Tone; readonly icon: IconName }>> = {
  violation: { tone: 'blocked', icon: 'cross' },
  broken: { tone: 'blocked', icon: 'blocked' },
  surplus: { tone: 'surplus', icon: 'add' },
  opened: { tone: 'allowed', icon: 'add' },
  closed: { tone: 'blocked', icon: 'close' },
  gate: { tone: 'neutral', icon: 'exception' },
  undecided: { tone: 'undefined', icon: 'question' },
};

function Entries({ design, answer }: { readonly design: Design; readonly answer: MatrixCellAnswer }) {
  if (answer.entries.length === 0)
    return <p className={cx('muted')}>Nothing is open here, and nothing is asked for.</p>;
  return (
    <ul className={cx('entries')} aria-label="What there is to say">
      {answer.entries.map((entry) => (
        <Entry
          key={JSON.stringify([entry.marks, entry.because, entry.gates, entry.connections])}
          design={design}
          entry={entry}
        />
      ))}
      {answer.truncated && <li className={cx('muted')}>There is more. Choose smaller groups to see it.</li>}
    </ul>
  );
}

function Entry({ design, entry }: { readonly design: Design; readonly entry: MatrixEntry }) {
  const { askTrace } = useActions();
  return (
    <li className={cx('entry')}>
      <div className={cx('badges')}>
        {entry.marks.map((mark) => (
          <Badge key={mark} {...MARK_LOOKS[mark]}>
            {MARK_WORDS[mark]}
          </Badge>
        ))}
        <span className={cx('ports')}>{describeConnections(entry.connections)}</span>
      </div>
      <p>
        {counted(entry.pairs, 'pair')}, {entry.because}
      </p>
      {entry.gates.map((id) => (
        <GateLine key={id} design={design} id={id} />
      ))}
      <ul className={cx('examples')} aria-label="Examples">
        {entry.examples.map(({ from, to, packet }) => (
          <li key={`${packet.from} ${packet.to}`}>
            <button
              type="button"
              className={cx('example')}
              aria-label={`Trace ${from} to ${to}`}
              onClick={() => askTrace(packet)}
            >
              <Icon name="trace" size={12} />
              <span className={cx('pair')}>
                <MiddleTruncate text={from} />
                <span>→</span>
                <MiddleTruncate text={to} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </li>
  );
}
