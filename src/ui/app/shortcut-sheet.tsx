import { useActions } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Dialog } from '../widgets/dialog.tsx';
import { Keys } from '../widgets/keys.tsx';
import { COMMANDS } from './commands/list.ts';
import { GESTURES, type SheetRow, sheetSections } from './commands/sheet.ts';
import styles from './shortcut-sheet.module.css';

const cx = classes(styles);

/** Every shortcut, in one sheet. */
export function ShortcutSheet() {
  const { setView } = useActions();
  return (
    <Dialog title="Keyboard shortcuts" size="large" isOpen onClose={() => setView({ dialog: undefined })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={cx('columns')} tabIndex={0} aria-label="Keys">
        {sheetSections(COMMANDS).map(({ title, rows }) => (
          <SheetSection key={title} title={title} rows={rows} />
        ))}
        <SheetSection title="On the map" rows={GESTURES} />
      </section>
    </Dialog>
  );
}

function SheetSection({ title, rows }: { readonly title: string; readonly rows: readonly SheetRow[] }) {
  return (
    <section className={cx('section')}>
      <h3 className={cx('title')}>{title}</h3>
      <dl className={cx('list')}>
        {rows.map(({ label, keys }) => (
          <div key={label} className={cx('row')}>
            <dt>{label}</dt>
            <dd className={cx('keys')}>
              {keys.map((combination) => (
                <Keys key={combination} keys={combination} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
