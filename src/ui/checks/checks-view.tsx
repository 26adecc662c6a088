import type { Design } from '../../core/design/schema.ts';
import { answerOf } from '../../state/asker.ts';
import { type ChecksLook, type ChecksOfSide, EVERY_CHECK, type ViewSide } from '../../state/studio.ts';
import { OlderAnswer } from '../older-answer.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Waiting } from '../waiting.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { CheckDetail } from './check-detail.tsx';
import { CheckList } from './check-list.tsx';
import { CheckTools } from './check-tools.tsx';
import styles from './checks.module.css';
import { Scorecard } from './scorecard.tsx';
import { chosenCheck, shownChecks } from './shown-checks.ts';

const cx = classes(styles);

/** The ten practices as a scorecard, and every check with its proof or its findings (`studio.md`, Views 4). */
export function ChecksView() {
  const design = useStudioStore('document', (d) => d.document?.design);
  const answer = useStudioStore('analysis', (a) => answerOf(a.checks));
  const failure = useStudioStore('analysis', (a) => (a.checks.kind === 'failed' ? a.checks.error : undefined));
  const { setView, askAgain } = useActions();
  if (!design) return null;
  if (Object.keys(design.workloads).length === 0 && Object.keys(design.namespaces).length === 0)
    return (
      <EmptyState
        icon="checks"
        title="Nothing to check yet"
        action={<Button onPress={() => setView({ pane: 'map' })}>Draw on the map</Button>}
      >
        With namespaces and workloads drawn or imported, this holds them against the ten practices: what is proved, what
        was found, and what mends it.
      </EmptyState>
    );
  if (failure !== undefined && !answer)
    return (
      <EmptyState
        icon="warning"
        title="The checks could not be run"
        action={<Button onPress={askAgain}>Try again</Button>}
      >
        {failure}
      </EmptyState>
    );
  if (!answer) return <Waiting question="checks" />;
  return <Answered design={design} answer={answer} />;
}

interface AnsweredProps {
  readonly design: Design;
  readonly answer: ChecksOfSide;
}

function Answered({ design, answer }: AnsweredProps) {
  const look = useStudioStore('view', (v) => v.checks);
  const side = useStudioStore('view', (v) => v.side);
  const isStale = useStudioStore('analysis', (a) => a.checks.kind !== 'done');
  const { setView } = useActions();
  const change = (changed: Partial<ChecksLook>) => setView({ checks: { ...look, ...changed } });
  const shown = shownChecks(answer, design, look);
  const chosen = chosenCheck(shown, look.chosen);
  return (
    <div className={cx('room')}>
      <div className={cx('view')}>
        <Scorecard answer={answer} practice={look.practice} onChoose={(practice) => change({ practice })} />
        <div className={cx('main')}>
          <div className={cx('bar')}>
            <CheckTools look={look} shown={shown.length} onChange={change} />
            <Standing answer={answer} side={side} isStale={isStale} />
          </div>
          {chosen ? (
            <div className={cx('split')}>
              <CheckList shown={shown} chosen={chosen.check.id} onChoose={(id) => change({ chosen: id })} />
              <CheckDetail
                key={chosen.check.id}
                design={design}
                shown={chosen}
                side={answer.side}
                day={answer.day}
                isStale={isStale}
              />
            </div>
          ) : (
            <EmptyState
              icon="search"
              title="No check is like that"
              action={<Button onPress={() => change({ ...EVERY_CHECK, chosen: look.chosen })}>Show every check</Button>}
            >
              Nothing was found with this practice, severity, state and these words together.
            </EmptyState>
          )}
        </div>
      </div>
    </div>
  );
}

/** What the answer is about, and whether a newer one is on its way. */
function Standing(props: { readonly answer: ChecksOfSide; readonly side: ViewSide; readonly isStale: boolean }) {
  const { answer, side, isStale } = props;
  if (isStale)
    return (
      <div className={cx('standing', 'quiet')}>
        <OlderAnswer question="checks" />
      </div>
    );
  return (
    <p className={cx('standing', 'quiet')}>
      {answer.side === 'today' ? 'About what is enforced today' : 'About the design'}
      {side === 'change' && ', which the change leads to'}, on {answer.day}
    </p>
  );
}
