import { useState } from 'react';
import { stageText } from '../../state/selectors.ts';
import type { DeskOutcome, Given } from '../desk.tsx';
import { useDesk } from '../desk.tsx';
import { useActions, useStudio, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { Dialog } from '../widgets/dialog.tsx';
import { Progress } from '../widgets/progress.tsx';
import { toast } from '../widgets/toast.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportSources } from './import-sources.tsx';
import { importTexts, startImport } from './start-import.ts';

/** From manifests to a preview to the design: nothing changes before Accept, and what goes wrong keeps the dialog. */
export function ImportDialog() {
  const status = useStudioStore('analysis', (a) => a.importing);
  const isNew = useStudioStore('document', (d) => d.document === undefined);
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const studio = useStudio();
  const desk = useDesk();
  const { acceptImport, cancelImport, setView, undo } = useActions();
  const close = () => {
    cancelImport();
    setView({ dialog: undefined });
  };
  const follow = (work: Promise<DeskOutcome>) => {
    setRefusal(undefined);
    void work.then((outcome) => outcome.kind === 'failed' && setRefusal(outcome.error));
  };
  const give = (given: Given) => follow(startImport(studio, desk, given));
  const paste = (text: string) => follow(importTexts(studio, desk, [{ name: 'pasted.yaml', text }]));
  if (status.kind === 'running') {
    return (
      <Dialog title="Import manifests" isOpen onClose={close} footer={<Button onPress={cancelImport}>Cancel</Button>}>
        <Progress label={stageText(status.progress)} value={status.progress?.done} showLabel />
      </Dialog>
    );
  }
  if (status.kind === 'done') {
    const accept = () => {
      acceptImport(status.answer);
      setView({ dialog: undefined, pane: 'map', side: isNew ? 'today' : 'design' });
      if (!isNew) toast({ text: 'Imported manifests', action: { label: 'Undo', run: undo } });
    };
    return (
      <Dialog
        title="Import manifests"
        subtitle="Nothing has changed yet. This is what was read."
        size="large"
        isOpen
        onClose={close}
        footer={
          <>
            <Button variant="quiet" onPress={cancelImport}>
              Back
            </Button>
            <Button variant="primary" onPress={accept}>
              Accept
            </Button>
          </>
        }
      >
        <ImportPreview result={status.answer} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Import manifests"
      subtitle="Kubernetes YAML or JSON: files, folders or zips, as they come. Everything is read in this page."
      size="medium"
      isOpen
      onClose={close}
    >
      <ImportSources error={refusal ?? (status.kind === 'failed' ? status.error : undefined)} onGive={give} onPaste={paste} />
    </Dialog>
  );
}
