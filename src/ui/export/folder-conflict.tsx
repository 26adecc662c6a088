import type { DeskOutcome, FolderDiffers } from '../desk.tsx';
import { reportWhenDone } from '../report.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './export.module.css';

const cx = classes(styles);

/** The folder holds something else under some paths: an older export, or what somebody changed by hand. */
export function FolderConflict({ differs, onDone }: { readonly differs: FolderDiffers; readonly onDone: () => void }) {
  const choose = (work: Promise<DeskOutcome>) => {
    reportWhenDone(work);
    onDone();
  };
  const count = differs.paths.length;
  return (
    <section className={cx('conflict')} aria-label="Files that differ" role="alert">
      <h3>{count === 1 ? 'One file in that folder holds' : `${count} files in that folder hold`} something else</h3>
      <p>An older export, or changes made by hand. Nothing was written yet.</p>
      <ul className={cx('paths', 'tree')}>
        {differs.paths.map((path) => (
          <li key={path}>{path}</li>
        ))}
      </ul>
      <div className={cx('chips')}>
        <Button onPress={() => choose(differs.leave())}>Write the rest</Button>
        <Button onPress={() => choose(differs.overwrite())}>Overwrite {count === 1 ? 'it' : `all ${count}`}</Button>
        <Button variant="quiet" onPress={onDone}>
          Write nothing
        </Button>
      </div>
    </section>
  );
}
