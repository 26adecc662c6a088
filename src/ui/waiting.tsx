import { stageName } from '../state/selectors.ts';
import type { AnalysisState } from '../state/studio.ts';
import { useActions, useStudioStore } from './studio-context.tsx';
import styles from './waiting.module.css';
import { Button } from './widgets/button.tsx';
import { classes } from './widgets/classes.ts';
import { Progress } from './widgets/progress.tsx';

const cx = classes(styles);

/** Questions whose answers fill a view. */
export type ViewQuestion = keyof Pick<AnalysisState, 'matrix' | 'checks' | 'review'>;

/**
 * How far the first answer of a view is, with the way out. It follows every report by itself, so that the view around
 * it need not.
 */
export function Waiting({ question }: { readonly question: ViewQuestion }) {
  const status = useStudioStore('analysis', (a) => a[question]);
  const { cancelAnswers } = useActions();
  const progress = status.kind === 'running' ? status.progress : undefined;
  return (
    <div className={cx('waiting')}>
      <Progress label={stageName(progress)} value={progress?.done} showLabel />
      {status.kind === 'running' && <Button onPress={cancelAnswers}>Cancel</Button>}
    </div>
  );
}
