import { useState } from 'react';
import { IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Dialog } from '../widgets/dialog.tsx';
import { Keys } from '../widgets/keys.tsx';
import styles from './inventory.module.css';

const cx = classes(styles);

const HANDS: readonly { readonly label: string; readonly keys: readonly string[] }[] = [
  { label: 'Accept what is suggested, else open the cell', keys: ['Enter'] },
  { label: 'Open the cell', keys: ['F2'] },
  { label: 'Replace what is in it', keys: ['type'] },
  { label: 'Take the typing back', keys: ['Escape'] },
  { label: 'Go on to the right; at the end of the row, out of the table', keys: ['Tab'] },
  { label: 'Select a range', keys: ['Shift+←↑→↓', 'Shift+click', 'drag'] },
  { label: 'Select everything', keys: ['Mod+A'] },
  { label: 'To the edge of the table', keys: ['Mod+←↑→↓'] },
  { label: 'Fill down', keys: ['Mod+D'] },
  { label: 'Copy the range for a spreadsheet', keys: ['Mod+C'] },
  { label: 'Paste cells, or a whole table', keys: ['Mod+V'] },
  { label: 'Clear', keys: ['Delete'] },
  { label: 'Yes or no', keys: ['Space'] },
  { label: 'Sort, on a heading', keys: ['Enter'] },
];

/** The keys of the grid, to be looked up where they are needed. */
export function GridHelp() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton icon="keyboard" label="Keys of the table" placement="top" onPress={() => setOpen(true)} />
      <Dialog title="Keys of the table" size="small" isOpen={isOpen} onClose={() => setOpen(false)}>
        <dl className={cx('keys')}>
          {HANDS.map(({ label, keys }) => (
            <div key={label} className={cx('key')}>
              <dt>{label}</dt>
              <dd>
                {keys.map((k) => (
                  <Keys key={k} keys={k} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
