import { stageText } from '../state/selectors.ts';
import type { Status } from '../state/studio.ts';
import { useActions } from './studio-context.tsx';
import { Badge } from './widgets/badge.tsx';
import { Button } from './widgets/button.tsx';
import { Progress } from './widgets/progress.tsx';

/** Says that an answer on show is older than the design: a newer one is on its way, or could not be had. */
export function OlderAnswer({ status }: { readonly status: Extract<Status<unknown>, { kind: 'running' | 'failed' }> }) {
  const { askAgain } = useActions();
  if (status.kind === 'running')
    return (
      <>
        <Badge icon="history">older than the design</Badge>
        <Progress label={stageText(status.progress)} value={status.progress?.done} />
      </>
    );
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
}
