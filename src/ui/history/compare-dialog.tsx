import type { ComparisonAnswer } from '../../core/analyses/answers.ts';
import { stageText } from '../../state/selectors.ts';
import type { VersionRef } from '../../state/studio.ts';
import type { Version } from '../../state/studio-storage.ts';
import { useDesk } from '../desk.tsx';
import { reportOutcome } from '../report.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { useNow } from '../use-now.ts';
import { clockText } from '../when-text.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Dialog } from '../widgets/dialog.tsx';
import { Icon } from '../widgets/icon.tsx';
import { Notice } from '../widgets/notice.tsx';
import { Progress } from '../widgets/progress.tsx';
import { Select } from '../widgets/select.tsx';
import { comparisonText } from './comparison-text.ts';
import { ConnectionDifferences } from './connection-differences.tsx';
import { DrawingDifferences } from './drawing-differences.tsx';
import styles from './history.module.css';

const cx = classes(styles);

/** Two versions side by side: what was drawn differently, and what that opens and closes. */
export function CompareDialog() {
  const compared = useStudioStore('keeping', (k) => k.compared);
  const versions = useStudioStore('keeping', (k) => k.versions);
  const status = useStudioStore('analysis', (a) => a.comparison);
  const { compare, setView } = useActions();
  const desk = useDesk();
  const now = useNow(30_000);
  if (!compared) return null;
  const { before, after } = compared;
  const options = [{ id: 'now', label: 'Now, as on screen' }, ...versions.map((v) => optionOf(v, now))];
  const answer = status.kind === 'done' ? status.answer : undefined;
  const copy = async (shown: ComparisonAnswer) => {
    const title = `${nameOf(before, versions)} → ${nameOf(after, versions)}`;
    const outcome = await desk.copy(comparisonText(title, shown));
    reportOutcome(outcome.kind === 'done' ? { kind: 'done', text: 'Copied the comparison as Markdown' } : outcome);
  };
  return (
    <Dialog
      title="Compare versions"
      size="large"
      isOpen
      onClose={() => setView({ dialog: undefined })}
      footer={
        <Button icon="copy" isDisabled={!answer} onPress={() => answer && void copy(answer)}>
          Copy as Markdown
        </Button>
      }
    >
      <div className={cx('sides')}>
        <div className={cx('side')}>
          <Select
            label="Before"
            value={String(before)}
            options={options}
            onChange={(id) => compare(refOf(id), after)}
          />
        </div>
        <span className={cx('sides-arrow')}>
          <Icon name="arrow-right" />
        </span>
        <div className={cx('side')}>
          <Select label="After" value={String(after)} options={options} onChange={(id) => compare(before, refOf(id))} />
        </div>
        <Button variant="quiet" onPress={() => compare(after, before)}>
          Swap
        </Button>
      </div>
      {status.kind === 'running' && (
        <Progress label={stageText(status.progress)} value={status.progress?.done} showLabel />
      )}
      {status.kind === 'failed' && (
        <ul className={cx('plain')} role="alert">
          <Notice severity="error">{status.error}</Notice>
        </ul>
      )}
      {answer && (
        <div className={cx('columns')}>
          <DrawingDifferences drawn={answer.drawn} />
          <ConnectionDifferences changes={answer.changes} names={answer.names} />
        </div>
      )}
    </Dialog>
  );
}

function optionOf(version: Version, now: number) {
  return { id: String(version.id), label: version.name, description: clockText(version.at, now) };
}

function refOf(id: string): VersionRef {
  return id === 'now' ? 'now' : Number(id);
}

function nameOf(ref: VersionRef, versions: readonly Version[]): string {
  return ref === 'now' ? 'now' : (versions.find((v) => v.id === ref)?.name ?? '');
}
