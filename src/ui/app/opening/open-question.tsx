import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Design } from '../../../core/design/schema.ts';
import { counted } from '../../../core/design/thing-words.ts';
import { formatDiagnostic } from '../../../core/diagnostics.ts';
import { useDesk } from '../../desk.tsx';
import { reportWhenDone } from '../../report.ts';
import { useActions, useStudioStore } from '../../studio-context.tsx';
import { Button } from '../../widgets/button.tsx';
import { classes } from '../../widgets/classes.ts';
import { Dialog } from '../../widgets/dialog.tsx';
import { openQuestion, type OpenQuestion as Question } from './asked.ts';
import styles from './open-question.module.css';

const cx = classes(styles);

/** What is in the design, before anything of it is used. */
type Preview =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly design: Design; readonly problems: number }
  | { readonly kind: 'failed'; readonly why: string };

/** Shows what a design from outside holds, and opens it if that is wanted. */
export function OpenQuestion() {
  const asked = useStore(openQuestion, (q) => q.asked);
  if (!asked) return null;
  return <Ask question={asked} />;
}

function Ask({ question }: { readonly question: Question }) {
  const desk = useDesk();
  const { setView } = useActions();
  const current = useStudioStore('document', (d) => d.document?.design.name);
  const preview = usePreview(question);
  const close = () => openQuestion.setState({ asked: undefined });
  const open = async () => {
    close();
    const outcome = await desk.openDesignFrom(question.texts);
    if (outcome.kind === 'done') setView({ pane: 'map', side: 'design', dialog: undefined });
    return outcome;
  };
  return (
    <Dialog
      title="Open this design?"
      subtitle={`It came from ${question.origin}`}
      size="small"
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button variant="primary" isDisabled={preview.kind !== 'read'} onPress={() => reportWhenDone(open())}>
            Open it
          </Button>
        </>
      }
    >
      <div className={cx('body')}>
        <Summary preview={preview} />
        {current !== undefined && (
          <p className={cx('quiet')}>
            “{current}”, which is open now, stays in this browser: it stands under the recent designs.
          </p>
        )}
      </div>
    </Dialog>
  );
}

function Summary({ preview }: { readonly preview: Preview }) {
  if (preview.kind === 'reading') return <p className={cx('quiet')}>Reading it…</p>;
  if (preview.kind === 'failed') return <p role="alert">It cannot be opened: {preview.why}</p>;
  const { design, problems } = preview;
  const count = (record: object, word: string) => counted(Object.keys(record).length, word);
  return (
    <>
      <p className={cx('name')}>{design.name}</p>
      <p>
        {[
          count(design.namespaces, 'namespace'),
          count(design.workloads, 'workload'),
          count(design.flows, 'flow'),
          count(design.guardrails, 'guardrail'),
        ].join(', ')}
      </p>
      {problems > 0 && <p>{counted(problems, 'problem')} in it will be listed once it is open.</p>}
    </>
  );
}

function usePreview(question: Question): Preview {
  const [preview, setPreview] = useState<Preview>({ kind: 'reading' });
  useEffect(() => {
    let shown = true;
    setPreview({ kind: 'reading' });
    previewOf(question).then(
      (next) => shown && setPreview(next),
      (error: unknown) => shown && setPreview({ kind: 'failed', why: String(error) }),
    );
    return () => {
      shown = false;
    };
  }, [question]);
  return preview;
}

async function previewOf({ texts }: Question): Promise<Preview> {
  const { openDesignFiles } = await import('../../../core/design/open-files.ts');
  const { document, diagnostics } = openDesignFiles(texts);
  const [first] = diagnostics;
  if (document) return { kind: 'read', design: document.design, problems: diagnostics.length };
  return { kind: 'failed', why: first ? formatDiagnostic(first) : 'there is no design in it' };
}
