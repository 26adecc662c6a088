import { useMemo, useState } from 'react';
import { openItems } from '../../core/analyses/open-items.ts';
import { answerOf } from '../../state/asker.ts';
import { reportOutcome } from '../report.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Dialog } from '../widgets/dialog.tsx';
import { toast } from '../widgets/toast.tsx';
import styles from './history.module.css';
import { OpenItemList } from './open-item-list.tsx';
import { VersionForm } from './version-form.tsx';

const cx = classes(styles);

/** Puts the design aside under a name; shows what is still open, which is kept with it. */
export function FreezeDialog() {
  const [isBusy, setIsBusy] = useState(false);
  const { freeze, setView } = useActions();
  const design = useStudioStore('document', (d) => d.document?.design);
  const status = useStudioStore('analysis', (a) => a.design);
  const flows = answerOf(status)?.flows;
  const items = useMemo(() => (design ? openItems(design, flows) : []), [design, flows]);
  const close = () => setView({ dialog: undefined });
  const submit = async (name: string, note: string | undefined) => {
    setIsBusy(true);
    const outcome = await freeze(name, note);
    setIsBusy(false);
    if (outcome.kind === 'failed') {
      reportOutcome({ ...outcome, error: `The version was not kept. ${outcome.error}` });
      return;
    }
    close();
    const show = { label: 'Show', run: () => setView({ dock: { open: true, tab: 'history' } }) };
    toast({ text: `Froze version ${name}`, action: show });
  };
  return (
    <Dialog
      title="Freeze a version"
      subtitle="Keeps the whole design as it is now, with what is still open. It stays until you delete it."
      isOpen
      onClose={close}
    >
      <div className={cx('freeze')}>
        <VersionForm
          name=""
          note=""
          submit="Freeze"
          isBusy={isBusy}
          onSubmit={(name, note) => void submit(name, note)}
          onCancel={close}
        />
        <section aria-label="Open items" className={cx('freeze-open')}>
          <h3>
            Still open <span className={cx('count')}>{items.length}</span>
          </h3>
          {status.kind === 'running' && <p className={cx('quiet')}>The solver is looking for blocked flows…</p>}
          <OpenItemList items={items} />
        </section>
      </div>
    </Dialog>
  );
}
