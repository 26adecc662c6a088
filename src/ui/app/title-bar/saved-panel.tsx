import type { ReactNode } from 'react';
import { useDesk } from '../../desk.tsx';
import { reportWhenDone } from '../../report.ts';
import { useActions, useStudioStore } from '../../studio-context.tsx';
import { useNow } from '../../use-now.ts';
import { clockText, whenText } from '../../when-text.ts';
import { Button } from '../../widgets/button.tsx';
import { classes } from '../../widgets/classes.ts';
import { Icon } from '../../widgets/icon.tsx';
import type { IconName } from '../../widgets/icon-paths.ts';
import { toast } from '../../widgets/toast.tsx';
import type { FileState } from './file-state.ts';
import styles from './title-bar.module.css';

const cx = classes(styles);

export interface SavedPanelProps {
  readonly close: () => void;
  readonly file: FileState;
}

/** The three places where a design is kept: this browser, a file, and versions. */
export function SavedPanel({ close, file }: SavedPanelProps) {
  return (
    <>
      <InBrowser close={close} />
      <AsFile close={close} file={file} />
      <AsVersions close={close} />
    </>
  );
}

interface PlaceProps {
  readonly icon: IconName;
  readonly title: string;
  readonly tone?: 'failed' | 'due' | undefined;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

function Place({ icon, title, tone, children, actions }: PlaceProps) {
  return (
    <section className={cx('place')} aria-label={title}>
      <span className={cx('place-icon', tone)}>
        <Icon name={tone === 'failed' ? 'error' : tone === 'due' ? 'warning' : icon} />
      </span>
      <div className={cx('place-words')}>
        <h3 className={cx('place-title')}>{title}</h3>
        <p>{children}</p>
        {actions && <div className={cx('place-actions')}>{actions}</div>}
      </div>
    </section>
  );
}

function InBrowser({ close }: { readonly close: () => void }) {
  const now = useNow(10_000);
  const saved = useStudioStore('document', (d) => d.saved);
  const savedAt = useStudioStore('keeping', (k) => k.savedAt);
  const tab = useStudioStore('keeping', (k) => k.tab);
  const { freeRoom } = useActions();
  if (saved.kind === 'failed') {
    const free = async () => {
      const removed = await freeRoom();
      toast({ text: removed === 0 ? 'No automatic versions to remove' : `Removed ${removed} automatic versions` });
      close();
    };
    return (
      <Place
        icon="save"
        title="In this browser"
        tone="failed"
        actions={
          saved.reason === 'full' && <Button onPress={() => void free()}>Free room: drop automatic versions</Button>
        }
      >
        {saved.error} It is tried again by itself.
      </Place>
    );
  }
  if (tab === 'taken') {
    return (
      <Place icon="save" title="In this browser">
        Another tab has this design now. What you change here goes into a copy.
      </Place>
    );
  }
  return (
    <Place icon="save" title="In this browser">
      Kept on every change{savedAt === undefined ? '' : `, last at ${clockText(savedAt, now)}`}. Nothing leaves this
      browser until you export or save.
    </Place>
  );
}

function AsFile({ close, file }: SavedPanelProps) {
  const now = useNow(10_000);
  const kept = useStudioStore('keeping', (k) => k.file);
  const desk = useDesk();
  const save = () => {
    close();
    reportWhenDone(desk.saveDesign());
  };
  const isDue = file.unsaved !== undefined;
  return (
    <Place
      icon="document"
      title="As a file"
      tone={isDue ? 'due' : undefined}
      actions={
        file.isChanged && (
          <Button variant={isDue ? 'primary' : 'secondary'} onPress={save}>
            {kept ? `Save to ${kept.name}` : 'Save as a file'}
          </Button>
        )
      }
    >
      {fileSentence(kept && `Saved in ${kept.name} at ${clockText(kept.savedAt, now)}`, file)}
    </Place>
  );
}

function fileSentence(saved: string | undefined, { isChanged, unsaved }: FileState): string {
  const where = saved ?? 'Not saved as a file yet';
  if (unsaved !== undefined) return `${where}. ${durationText(unsaved)} of work are in this browser only.`;
  return isChanged && saved !== undefined ? `${where}, changed since.` : `${where}.`;
}

/** `25 minutes`, `3 hours`. */
function durationText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  return minutes < 2880 ? `${Math.floor(minutes / 60)} hours` : `${Math.floor(minutes / 1440)} days`;
}

function AsVersions({ close }: { readonly close: () => void }) {
  const now = useNow(10_000);
  const newest = useStudioStore('keeping', (k) => k.versions.find((v) => v.kind === 'named'));
  const { setView } = useActions();
  return (
    <Place
      icon="version"
      title="Versions"
      actions={
        <>
          <Button
            onPress={() => {
              close();
              setView({ dialog: 'freeze' });
            }}
          >
            Freeze a version…
          </Button>
          <Button
            variant="quiet"
            onPress={() => {
              close();
              setView({ dock: { open: true, tab: 'history' } });
            }}
          >
            History
          </Button>
        </>
      }
    >
      {newest ? `Last frozen: ${newest.name}, ${whenText(newest.at, now)}.` : 'None frozen yet.'}
    </Place>
  );
}
