import { useState } from 'react';
import type { Version } from '../../state/studio-storage.ts';
import { useDesk } from '../desk.tsx';
import { reportOutcome, reportWhenDone } from '../report.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { useNow } from '../use-now.ts';
import { clockText } from '../when-text.ts';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { MenuButton, MenuItem, MenuSeparator } from '../widgets/menu.tsx';
import { toast } from '../widgets/toast.tsx';
import styles from './history.module.css';
import { OpenItemList } from './open-item-list.tsx';
import { VersionForm } from './version-form.tsx';

const cx = classes(styles);
const UNREADABLE = 'This version cannot be read back from this browser.';

/** One version: what it is called, what was open, and what can be done with it. */
export function VersionDetails({ version }: { readonly version: Version }) {
  const [isNaming, setIsNaming] = useState(false);
  const now = useNow(30_000);
  const { renameVersion } = useActions();
  const rename = async (name: string, note: string | undefined) => {
    setIsNaming(false);
    const outcome = await renameVersion(version.id, name, note);
    if (outcome.kind === 'failed') reportOutcome(outcome);
  };
  return (
    <section aria-label={`Version ${version.name}`} className={cx('version-details')}>
      {isNaming ? (
        <VersionForm
          name={version.name}
          note={version.note ?? ''}
          submit="Rename"
          onSubmit={(name, note) => void rename(name, note)}
          onCancel={() => setIsNaming(false)}
        />
      ) : (
        <header className={cx('head')}>
          <div className={cx('titles')}>
            <h2 className={cx('title')}>{version.name}</h2>
            <p className={cx('quiet')}>
              {version.kind === 'named' ? 'Frozen' : 'Put aside by the studio'} at {clockText(version.at, now)}
              {version.kind === 'automatic' && '; goes with age unless it is given a name'}
            </p>
          </div>
          <Actions version={version} onRename={() => setIsNaming(true)} />
        </header>
      )}
      {version.note !== undefined && !isNaming && <p className={cx('note')}>{version.note}</p>}
      <OpenItemList items={version.open} isSelectable />
    </section>
  );
}

function Actions({ version, onRename }: { readonly version: Version; readonly onRename: () => void }) {
  const { id, name } = version;
  const studio = useActions();
  const desk = useDesk();
  const earlier = useStudioStore('keeping', (k) => k.versions.filter((v) => v.at < version.at)[0]?.id);
  const compare = (before: number, after: number | 'now') => {
    studio.compare(before, after);
    studio.setView({ dialog: 'compare' });
  };
  const restore = async () => {
    const outcome = await studio.restoreVersion(id);
    if (outcome === 'unreadable') toast({ text: UNREADABLE, tone: 'error' });
    else if (outcome === 'same') toast({ text: `The design is already as in ${name}` });
    else toast({ text: `Restored ${name}`, action: { label: 'Undo', run: studio.undo } });
  };
  const open = async () => {
    if ((await studio.openVersion(id)) === 'unreadable') toast({ text: UNREADABLE, tone: 'error' });
  };
  const remove = async () => {
    const outcome = await studio.removeVersion(id);
    if (outcome.kind === 'failed') reportOutcome(outcome);
    else toast({ text: `Deleted version ${name}` });
  };
  return (
    <div className={cx('actions')}>
      <Button onPress={() => compare(id, 'now')}>Compare with now</Button>
      <Button onPress={() => void restore()}>Restore</Button>
      <MenuButton
        label={`More for ${name}`}
        placement="bottom end"
        trigger={<IconButton icon="more" label={`More for ${name}`} />}
      >
        <MenuItem icon="duplicate" onAction={() => void open()}>
          Open as a copy
        </MenuItem>
        <MenuItem icon="download" onAction={() => reportWhenDone(desk.saveVersion(id))}>
          Save as a file
        </MenuItem>
        <MenuItem
          icon="history"
          isDisabled={earlier === undefined}
          onAction={() => earlier !== undefined && compare(earlier, id)}
        >
          Compare with the version before
        </MenuItem>
        <MenuItem icon="edit" onAction={onRename}>
          Rename…
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon="delete" onAction={() => void remove()}>
          Delete this version
        </MenuItem>
      </MenuButton>
    </div>
  );
}
