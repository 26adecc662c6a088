import { useEffect, useState } from 'react';
import type { ImportResult } from '../../core/analyses/answers.ts';
import { stageText } from '../../state/selectors.ts';
import { type Given, type GivenTexts, useDesk } from '../desk.tsx';
import { useActions, useStudio, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { Dialog } from '../widgets/dialog.tsx';
import { Progress } from '../widgets/progress.tsx';
import { toast } from '../widgets/toast.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportSources } from './import-sources.tsx';
import { startImport } from './start-import.ts';

/** From manifests to a preview to the design: nothing changes before Accept, and what goes wrong keeps the dialog. */
export function ImportDialog() {
  const status = useStudioStore('analysis', (a) => a.importing);
  const isNew = useStudioStore('document', (d) => d.document === undefined);
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const [pasted, setPasted] = useState('');
  const studio = useStudio();
  const desk = useDesk();
  const { acceptImport, cancelImport, setView, undo, warmUp } = useActions();
  useEffect(warmUp, [warmUp]);
  const close = () => {
    cancelImport();
    setView({ dialog: undefined });
  };
  const read = (given: Promise<GivenTexts>) => {
    setRefusal(undefined);
    void startImport(studio, desk, given, { designAmongManifests: isNew ? 'together' : 'skip' }).then((outcome) => {
      if (outcome.kind === 'failed') setRefusal(outcome.error);
    });
  };
  const give = (given: Given) => read(desk.readTexts(given));
  const readPasted = () => read(Promise.resolve({ files: [{ name: 'pasted.yaml', text: pasted }], problems: [] }));
  const accept = (result: ImportResult) => {
    acceptImport(result);
    setView({ dialog: undefined, pane: 'map', side: isNew ? 'today' : 'design' });
    if (!isNew) toast({ text: 'Imported manifests', action: { label: 'Undo', run: undo } });
  };
  const result = status.kind === 'done' ? status.answer : undefined;
  return (
    <Dialog
      title="Import manifests"
      subtitle={result ? 'Nothing has changed yet. This is what was read.' : 'Everything is read in this page.'}
      size={result ? 'large' : 'medium'}
      isOpen
      onClose={close}
      footer={
        status.kind === 'running' ? (
          <Button onPress={cancelImport}>Cancel</Button>
        ) : (
          result && (
            <>
              <Button onPress={cancelImport}>Back</Button>
              <Button variant="primary" onPress={() => accept(result)}>
                Accept
              </Button>
            </>
          )
        )
      }
    >
      {result && <ImportPreview result={result} />}
      {status.kind === 'running' && (
        <Progress label={stageText(status.progress)} value={status.progress?.done} showLabel />
      )}
      {(status.kind === 'idle' || status.kind === 'failed') && (
        <ImportSources
          error={refusal ?? (status.kind === 'failed' ? status.error : undefined)}
          pasted={pasted}
          onPastedChange={setPasted}
          onReadPasted={readPasted}
          onGive={give}
        />
      )}
    </Dialog>
  );
}
