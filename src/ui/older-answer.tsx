import { stageText } from '../state/selectors.ts';
import { useActions, useStudioStore } from './studio-context.tsx';
import type { ViewQuestion } from './waiting.tsx';
import { Badge } from './widgets/badge.tsx';
import { Button } from './widgets/button.tsx';
import { Progress } from './widgets/progress.tsx';

/** Says that an answer on show is older than the design: a newer one is on its way, or could not be had. */
export function OlderAnswer({ question }: { readonly question: ViewQuestion }) {
  const status = useStudioStore('analysis', (a) => a[question]);
  const { askAgain } = useActions();
  switch (status.kind) {
    case 'running':
      return (
        <>
          <Badge icon="history">older than the design</Badge>
          <Progress label={stageText(status.progress)} value={status.progress?.done} />
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
