import type { Design } from '../../core/design/schema.ts';
import { answerOf } from '../../state/asker.ts';
import { stageText } from '../../state/selectors.ts';
import { type ChecksLook, type ChecksOfSide, EVERY_CHECK, type Status, type ViewSide } from '../../state/studio.ts';
import { OlderAnswer } from '../older-answer.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { Progress } from '../widgets/progress.tsx';
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
  const status = useStudioStore('analysis', (a) => a.checks);
  const { setView, askAgain } = useActions();
  const answer = answerOf(status);
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
  if (status.kind === 'failed' && !answer)
    return (
      <EmptyState
        icon="warning"
        title="The checks could not be run"
        action={<Button onPress={askAgain}>Try again</Button>}
      >
        {status.error}
      </EmptyState>
    );
  if (!answer) return <Waiting status={status} />;
  return <Answered design={design} answer={answer} status={status} />;
}

function Waiting({ status }: { readonly status: Status<unknown> }) {
  const { cancelAnswers } = useActions();
  const progress = status.kind === 'running' ? status.progress : undefined;
  return (
    <div className={cx('waiting')}>
      <Progress label={stageText(progress)} value={progress?.done} showLabel />
      {status.kind === 'running' && <Button onPress={cancelAnswers}>Cancel</Button>}
    </div>
  );
}

interface AnsweredProps {
  readonly design: Design;
  readonly answer: ChecksOfSide;
  readonly status: Status<ChecksOfSide>;
}

function Answered({ design, answer, status }: AnsweredProps) {
  const look = useStudioStore('view', (v) => v.checks);
  const side = useStudioStore('view', (v) => v.side);
  const { setView } = useActions();
  const change = (changed: Partial<ChecksLook>) => setView({ checks: { ...look, ...changed } });
  const shown = shownChecks(answer, design, look);
  const chosen = chosenCheck(shown, look.chosen);
  const isStale = status.kind !== 'done';
  return (
    <div className={cx('room')}>
      <div className={cx('view')}>
        <Scorecard answer={answer} practice={look.practice} onChoose={(practice) => change({ practice })} />
        <div className={cx('main')}>
          <div className={cx('bar')}>
            <CheckTools look={look} shown={shown.length} onChange={change} />
            <Standing answer={answer} side={side} status={status} />
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
function Standing(props: {
  readonly answer: ChecksOfSide;
  readonly side: ViewSide;
  readonly status: AnsweredProps['status'];
}) {
  const { answer, side, status } = props;
  if (status.kind === 'running' || status.kind === 'failed')
    return (
      <div className={cx('standing', 'quiet')}>
        <OlderAnswer status={status} />
      </div>
    );
  return (
    <p className={cx('standing', 'quiet')}>
      {answer.side === 'today' ? 'About what is enforced today' : 'About the design'}
      {side === 'change' && ', which the change leads to'}, on {answer.day}
    </p>
  );
}
