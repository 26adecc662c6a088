import { useEffect, useState } from 'react';
import type { ExportAnswer, ExportFile } from '../../core/analyses/answers.ts';
import { answerOf } from '../../state/asker.ts';
import { stageText } from '../../state/selectors.ts';
import { type DeskOutcome, type FolderDiffers, useDesk } from '../desk.tsx';
import { fileNameOf } from '../file-name.ts';
import { PracticeLink } from '../practice-link.tsx';
import { reportOutcome, reportWhenDone } from '../report.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Dialog } from '../widgets/dialog.tsx';
import { Notice } from '../widgets/notice.tsx';
import { Progress } from '../widgets/progress.tsx';
import styles from './export.module.css';
import { ExportFiles } from './export-files.tsx';
import { ExportStatements } from './export-statements.tsx';
import { FolderConflict } from './folder-conflict.tsx';
import { ProofStatement } from './proof-statement.tsx';

const cx = classes(styles);

/** The tree that is written, the proof that it enforces the drawing, what has to be said about it, and the ways out. */
export function ExportDialog() {
  const status = useStudioStore('analysis', (a) => a.exported);
  const name = useStudioStore('document', (d) => fileNameOf(d.document?.design.name ?? ''));
  const { askExport, noteExported, setView } = useActions();
  const desk = useDesk();
  const [differs, setDiffers] = useState<FolderDiffers | undefined>(undefined);
  // asked whenever the dialog opens; an answer for the document as it stands is not asked for twice
  useEffect(() => askExport(), [askExport]);
  const answer = answerOf(status);
  const writeFolder = async (files: readonly ExportFile[]) => {
    const outcome = await desk.writeFolder(files);
    if (outcome.kind === 'differs') setDiffers(noting(outcome, files));
    else reportOutcome(noted(outcome, files));
  };
  /** A tree that left the studio is remembered, to tell what changed since. */
  const noted = (outcome: DeskOutcome, files: readonly ExportFile[]): DeskOutcome => {
    if (outcome.kind === 'done') noteExported(files);
    return outcome;
  };
  const noting = (differs: FolderDiffers, files: readonly ExportFile[]): FolderDiffers => ({
    ...differs,
    overwrite: async () => noted(await differs.overwrite(), files),
    leave: async () => noted(await differs.leave(), files),
  });
  const downloadZip = async (files: readonly ExportFile[]) =>
    noted(await desk.downloadZip(`${name}.zip`, files), files);
  const ready = status.kind === 'done' ? status.answer : undefined;
  return (
    <Dialog
      title="Export"
      subtitle={
        <>
          Kubernetes manifests, parsed and solved again to prove that they enforce the design.{' '}
          <PracticeLink practice={10} />
        </>
      }
      size="large"
      isOpen
      onClose={() => setView({ dialog: undefined })}
      footer={
        <>
          <span className={cx('pictures')}>
            <Button icon="map" onPress={() => setView({ dialog: 'diagram' })}>
              Diagram…
            </Button>
          </span>
          {desk.canWriteFolders && (
            <Button icon="folder" isDisabled={!ready} onPress={() => ready && void writeFolder(ready.files)}>
              Write to folder…
            </Button>
          )}
          <Button
            variant="primary"
            icon="download"
            isDisabled={!ready}
            onPress={() => ready && reportWhenDone(downloadZip(ready.files))}
          >
            Download zip
          </Button>
        </>
      }
    >
      <div className={cx('body')}>
        {status.kind === 'running' && (
          <Progress label={stageText(status.progress)} value={status.progress?.done} showLabel />
        )}
        {status.kind === 'failed' && (
          <ul className={cx('plain')} role="alert">
            <Notice severity="error">{status.error}</Notice>
          </ul>
        )}
        {differs && <FolderConflict differs={differs} onDone={() => setDiffers(undefined)} />}
        {answer && <Answer answer={answer} isStale={status.kind !== 'done'} />}
      </div>
    </Dialog>
  );
}

function Answer({ answer, isStale }: { readonly answer: ExportAnswer; readonly isStale: boolean }) {
  return (
    <div className={cx('answer', isStale && 'stale')}>
      <ProofStatement proof={answer.proof} />
      <div className={cx('columns')}>
        <ExportFiles files={answer.files} />
        <ExportStatements answer={answer} />
      </div>
    </div>
  );
}
