/**
 * Key combinations as commands write them: `Mod+Shift+Z`, `Delete`, `?`, `Shift+1`, `Mod+Plus`, `Alt+ArrowLeft`. `Mod` is
 * Ctrl, or ⌘ on a Mac.
 */

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Combinations that browsers and systems keep for themselves; no command may use one. */
export const RESERVED_KEYS: readonly string[] = [
  'Mod+W',
  'Mod+T',
  'Mod+N',
  'Mod+L',
  'Mod+R',
  'Mod+Q',
  'Mod+M',
  'Mod+H',
  'Mod+Shift+W',
  'Mod+Shift+T',
  'Mod+Shift+N',
  'Mod+Shift+I',
  'Mod+Shift+J',
  'Mod+Shift+C',
  'F5',
  'F11',
  'F12',
];

/** The name of a pressed key, independent of the letters that Shift and Alt make of it. */
function pressedKey(press: KeyPress): string {
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (letter !== undefined) return letter;
  const digit = /^Digit([0-9])$/.exec(press.code)?.[1];
  if (digit !== undefined && (press.altKey || press.shiftKey)) return digit;
  return press.key.length === 1 ? press.key.toUpperCase() : press.key;
}

/** Whether a key press is this combination. Keys that need Shift to type (`?`) are compared by what they type. */
export function isPress(press: KeyPress, keys: string, apple: boolean): boolean {
  const parts = keys.split('+');
  const last = parts.at(-1) ?? '';
  const key = last === 'Plus' ? '+' : last;
  const mod = apple ? press.metaKey : press.ctrlKey;
  const other = apple ? press.ctrlKey : press.metaKey;
  if (mod !== parts.includes('Mod') || other || press.altKey !== parts.includes('Alt')) return false;
  if (/^[^A-Za-z0-9]$/.test(key)) return press.key === key;
  return press.shiftKey === parts.includes('Shift') && pressedKey(press) === key;
}
