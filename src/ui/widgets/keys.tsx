import { classes } from './classes.ts';
import styles from './keys.module.css';

const cx = classes(styles);

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
const ANY: Readonly<Record<string, string>> = {
  Enter: '↵',
  Plus: '+',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};
const APPLE: Readonly<Record<string, string>> = { ...ANY, Mod: '⌘', Shift: '⇧', Alt: '⌥', Backspace: '⌫' };
const OTHER: Readonly<Record<string, string>> = { ...ANY, Mod: 'Ctrl' };

/** How a key combination such as `Mod+Shift+Z` is written on this system: `['⌘', '⇧', 'Z']`. */
export function keyNames(keys: string, apple = isApple): readonly string[] {
  const names = apple ? APPLE : OTHER;
  return keys.split('+').map((key) => names[key] ?? key);
}

/** A key combination as keycaps, in the names of the user's system. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <kbd className={cx('keys')}>
      {keyNames(keys).map((key) => (
        <kbd key={key} className={cx('key')}>
          {key}
        </kbd>
      ))}
    </kbd>
  );
}
