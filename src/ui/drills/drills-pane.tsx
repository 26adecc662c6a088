import { answerOf } from '../../state/asker.ts';
import { completeDrill, stageText } from '../../state/selectors.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { Progress } from '../widgets/progress.tsx';
import { DrillForm } from './drill-form.tsx';
import { DrillResult } from './drill-result.tsx';
import styles from './drills.module.css';

const cx = classes(styles);

/** What would come of an attack or of a change, on the side on show; kept up with every edit while it is open. */
export function DrillsPane() {
  const design = useStudioStore('document', (d) => d.document?.design);
  const status = useStudioStore('analysis', (a) => a.drills);
  const chosen = useStudioStore('view', (v) => v.drill);
  const drill = completeDrill(chosen);
  const { cancelAnswers, askAgain } = useActions();
  if (!design) return null;
  const shown = answerOf(status);
  const answer = shown?.answer;
  const isRunning = status.kind === 'running' && drill !== undefined;
  return (
    <div className={cx('pane')}>
      <DrillForm key={chosen?.kind ?? 'none'} design={design} choices={shown?.choices} drill={chosen} />
      <section className={cx('result')} aria-label="What it comes to" aria-busy={isRunning}>
        {isRunning && (
          <div className={cx('running')}>
            <Progress label={stageText(status.progress)} value={status.progress?.done} />
            <Button variant="quiet" icon="stop" onPress={cancelAnswers}>
              Cancel
            </Button>
          </div>
        )}
        {status.kind === 'failed' && (
          <div className={cx('running')}>
            <p className={cx('failed')}>{status.error}</p>
            <Button variant="quiet" onPress={askAgain}>
              Try again
            </Button>
          </div>
        )}
        {drill !== undefined && answer && answer.drill.kind === drill.kind ? (
          <DrillResult design={design} answer={answer} isStale={status.kind !== 'done'} />
        ) : (
          !isRunning &&
          status.kind !== 'failed' && (
            <EmptyState icon="drill" title="Try it before somebody else does">
              Choose what happens, and to what. The solver answers for the side on show: who is in reach, what opens and
              closes, and which guarantees no longer hold. Nothing of the design is changed.
            </EmptyState>
          )
        )}
      </section>
    </div>
  );
}
