import { stageText } from '../state/selectors.ts';
import styles from './older-answer.module.css';
import { useActions, useStudioStore } from './studio-context.tsx';
import type { ViewQuestion } from './waiting.tsx';
import { Badge } from './widgets/badge.tsx';
import { Button, IconButton } from './widgets/button.tsx';
import { classes } from './widgets/classes.ts';
import { Progress } from './widgets/progress.tsx';

const cx = classes(styles);

/** Says that an answer on show is older than the design: a newer one is on its way, or could not be had. */
export function OlderAnswer({ question }: { readonly question: ViewQuestion }) {
  const status = useStudioStore('analysis', (a) => a[question]);
  const { askAgain, cancelAnswers } = useActions();
  switch (status.kind) {
    case 'running':
      return (
        <>
          <Badge icon="history">older than the design</Badge>
          <div className={cx('progress')}>
            <Progress label={stageText(status.progress)} value={status.progress?.done} />
          </div>
          <IconButton icon="stop" label="Cancel" onPress={cancelAnswers} />
        </>
      );
    case 'failed':
      return (
        <>
          <Badge tone="warning" icon="warning">
            older than the design
          </Badge>
          <span>{status.error}</span>
          <Button variant="quiet" onPress={askAgain}>
            Try again
          </Button>
        </>
      );
    default:
      return null;
  }
}
