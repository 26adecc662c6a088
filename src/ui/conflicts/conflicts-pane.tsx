import { useState } from 'react';
import type { Conflict } from '../../core/analyses/conflicts/conflicts.ts';
import { compareNatural } from '../../core/design/natural-order.ts';
import type { Design, Note } from '../../core/design/schema.ts';
import { answerOf } from '../../state/asker.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Badge } from '../widgets/badge.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { Segmented } from '../widgets/segmented.tsx';
import { ConflictCard, type Saying } from './conflict-card.tsx';
import { ConflictList } from './conflict-list.tsx';
import styles from './conflicts.module.css';
import { NoteList } from './note-list.tsx';

const cx = classes(styles);

type Shown = 'conflicts' | 'parking lot' | 'decisions';

const NONE: readonly Conflict[] = [];

/** What cannot hold together, with the ways out; what was parked, and what was decided. */
export function ConflictsPane() {
  const design = useStudioStore('document', (d) => d.document?.design);
  const status = useStudioStore('analysis', (a) => a.conflicts);
  const [shown, setShown] = useState<Shown>('conflicts');
  const conflicts = answerOf(status) ?? NONE;
  if (!design) return null;
  const notes = Object.values(design.notes).sort((a, b) => compareNatural(b.id, a.id));
  const parked = notes.filter((n) => n.kind === 'parking lot');
  const decisions = notes.filter((n) => n.kind === 'decision');
  const open = parked.filter((n) => n.settled !== true).length;
  return (
    <div className={cx('pane', shown === 'conflicts' && conflicts.length > 0 && 'is-split')}>
      <div className={cx('bar')}>
        <Segmented
          label="Shown"
          value={shown}
          options={[
            { id: 'conflicts', label: counts('Conflicts', conflicts.length) },
            { id: 'parking lot', label: counts('Parking lot', open) },
            { id: 'decisions', label: counts('Decisions', decisions.length) },
          ]}
          onChange={setShown}
        />
        {status.kind === 'failed' && <Badge tone="error">{status.error}</Badge>}
      </div>
      {shown === 'conflicts' && (
        <Conflicts
          design={design}
          conflicts={conflicts}
          isStale={status.kind === 'running'}
          isAsked={status.kind !== 'idle'}
        />
      )}
      {shown === 'parking lot' && <NoteList design={design} notes={byState(parked)} kind="parking lot" />}
      {shown === 'decisions' && <NoteList design={design} notes={decisions} kind="decision" />}
    </div>
  );
}

function counts(label: string, n: number): string {
  return n === 0 ? label : `${label} ${n}`;
}

/** What is open comes first. */
function byState(notes: readonly Note[]): Note[] {
  return [...notes.filter((n) => n.settled !== true), ...notes.filter((n) => n.settled === true)];
}

interface ConflictsProps {
  readonly design: Design;
  readonly conflicts: readonly Conflict[];
  readonly isStale: boolean;
  readonly isAsked: boolean;
}

function Conflicts({ design, conflicts, isStale, isAsked }: ConflictsProps) {
  const chosen = useStudioStore('view', (v) => v.conflict);
  const { setView } = useActions();
  const [saying, setSaying] = useState<Saying>({ reason: '', author: '' });
  const sorted = [...conflicts.filter((c) => !c.parked), ...conflicts.filter((c) => c.parked)];
  const shown = sorted.find((c) => c.key === chosen) ?? sorted[0];
  if (!shown)
    return (
      <EmptyState icon="check" title={isAsked ? 'No conflicts' : 'Nothing is forbidden yet'}>
        {isAsked
          ? 'Everything that is wanted goes through the guardrails, or through a gate in them.'
          : 'A conflict is a wanted flow against a guardrail or against a flow that must not be. Add a guardrail in the inspector, with nothing selected.'}
      </EmptyState>
    );
  return (
    <div className={cx('split')}>
      <ConflictList conflicts={sorted} chosen={shown.key} onChoose={(conflict) => setView({ conflict })} />
      <ConflictCard
        key={shown.key}
        design={design}
        conflict={shown}
        isStale={isStale}
        saying={saying}
        onSaying={setSaying}
      />
    </div>
  );
}
