import { Button } from 'react-aria-components';
import type { SideAnswer } from '../../../core/analyses/answers.ts';
import { numberText } from '../../../core/lib/number-text.ts';
import type { Progress as EngineProgress } from '../../../engine/engine.ts';
import { useActions, useStudioStore } from '../../studio-context.tsx';
import { Badge } from '../../widgets/badge.tsx';
import { IconButton } from '../../widgets/button.tsx';
import { classes } from '../../widgets/classes.ts';
import { Progress } from '../../widgets/progress.tsx';
import { Tooltip } from '../../widgets/tooltip.tsx';
import styles from './title-bar.module.css';
import { usePatientStatus } from './use-patient-status.ts';

const cx = classes(styles);

const STAGES: Readonly<Record<EngineProgress['stage'], string>> = {
  reading: 'Reading',
  compiling: 'Compiling',
  solving: 'Solving',
  proving: 'Proving',
  drawing: 'Drawing',
};

/** Target, counts and time of the last solve; progress with cancel while one runs. */
export function SolverStatus() {
  const side = useStudioStore('view', (v) => v.side);
  const status = usePatientStatus(side);
  const { askAgain, cancelAnswers } = useActions();
  const answer = status.kind === 'done' ? status.answer : 'stale' in status ? status.stale : undefined;
  return (
    <div className={cx('status')}>
      <Tooltip text="Target: export writes Kubernetes NetworkPolicy and ClusterNetworkPolicy">
        <Button className={cx('plain', 'target')} aria-label="Target: Kubernetes">
          Kubernetes
        </Button>
      </Tooltip>
      {status.kind === 'running' ? (
        <>
          {answer && <Counts answer={answer} stale />}
          <span className={cx('solving')}>
            <Progress
              label={status.progress ? STAGES[status.progress.stage] : 'Solving'}
              value={status.progress?.done}
            />
            <IconButton icon="stop" label="Stop solving" onPress={cancelAnswers} />
          </span>
        </>
      ) : (
        answer && <Counts answer={answer} stale={status.kind === 'failed'} />
      )}
      {status.kind === 'failed' && (
        <Tooltip text={status.error}>
          <Button className={cx('plain')} onPress={askAgain} aria-label="Not solved: solve again">
            <Badge tone="error" icon="error">
              Not solved
            </Badge>
          </Button>
        </Tooltip>
      )}
    </div>
  );
}

function Counts({ answer, stale }: { readonly answer: SideAnswer; readonly stale: boolean }) {
  const { endpoints, classes: classCount, policies } = answer.statistics;
  return (
    <span className={cx('counts', stale && 'stale')} data-tabular>
      <span>{plural(endpoints, 'endpoint', 'endpoints')}</span>
      <span className={cx('wide')}>{plural(classCount, 'class', 'classes')}</span>
      <span>{plural(policies, 'policy', 'policies')}</span>
      <span>{duration(answer.milliseconds)}</span>
    </span>
  );
}

function plural(count: number, one: string, many: string): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

/** `< 1 ms`, `8 ms`, `1.2 s`. */
function duration(milliseconds: number): string {
  if (milliseconds < 1) return '< 1 ms';
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
