import { useActions } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Dialog } from '../widgets/dialog.tsx';
import { Keys } from '../widgets/keys.tsx';
import type { CommandSection } from './commands/command.ts';
import { COMMANDS } from './commands/list.ts';
import styles from './shortcut-sheet.module.css';

const cx = classes(styles);

const SECTIONS: readonly CommandSection[] = ['File', 'Edit', 'Add', 'View', 'Help'];

/** What the map itself answers to, beside the commands. */
const ON_THE_MAP: readonly { readonly label: string; readonly keys: string }[] = [
  { label: 'Move between elements', keys: 'Tab' },
  { label: 'Select what has focus', keys: 'Enter' },
  { label: 'Move the selection', keys: '←↑→↓' },
  { label: 'Pan', keys: 'Space+drag' },
  { label: 'Select several', keys: 'Shift+drag' },
];

/** Every shortcut, in one sheet. */
export function ShortcutSheet() {
  const { setView } = useActions();
  return (
    <Dialog title="Keyboard shortcuts" size="large" isOpen onClose={() => setView({ dialog: undefined })}>
      <div className={cx('columns')}>
        {SECTIONS.map((section) => (
          <section key={section} className={cx('section')}>
            <h3 className={cx('title')}>{section}</h3>
            <dl className={cx('list')}>
              {COMMANDS.filter((c) => c.section === section && c.keys).map((command) => (
                <div key={command.id} className={cx('row')}>
                  <dt>{command.label}</dt>
                  <dd className={cx('keys')}>
                    {command.keys?.map((keys) => (
                      <Keys key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className={cx('section')}>
          <h3 className={cx('title')}>On the map</h3>
          <dl className={cx('list')}>
            {ON_THE_MAP.map(({ label, keys }) => (
              <div key={label} className={cx('row')}>
                <dt>{label}</dt>
                <dd className={cx('keys')}>
                  <Keys keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
