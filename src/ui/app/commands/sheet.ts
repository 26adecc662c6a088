/** The lines of the shortcut sheet: one for each command with keys, or for each family of them; and the gestures. */
import type { Command, CommandSection } from './command.ts';

export interface SheetRow {
  readonly label: string;
  readonly keys: readonly string[];
}

/** What the map answers to beside the commands: pointer, and the keys of whatever has the focus. */
export const GESTURES: readonly SheetRow[] = [
  { label: 'Move between elements', keys: ['Tab'] },
  { label: 'Select what has the focus; again, rename it', keys: ['Enter'] },
  { label: 'Add what has the focus to the selection', keys: ['Shift+Enter'] },
  { label: 'While naming: on to the next field', keys: ['Tab'] },
  { label: 'Menu of what has the focus', keys: ['Menu', 'Shift+F10'] },
  { label: 'Rename', keys: ['double click'] },
  { label: 'Select several', keys: ['Shift+drag', 'Shift+click'] },
  { label: 'Pan', keys: ['Space+drag', 'wheel'] },
  { label: 'Zoom', keys: ['Mod+wheel'] },
  { label: 'Give up a connection that is being drawn', keys: ['Escape'] },
];

const SECTIONS: readonly CommandSection[] = ['File', 'Edit', 'Select', 'Add', 'Arrange', 'Flow', 'View', 'Help'];

/** The commands with keys by section, families joined. */
export function sheetSections(commands: readonly Command[]): { readonly title: string; readonly rows: SheetRow[] }[] {
  return SECTIONS.map((title) => {
    const rows = new Map<string, string[]>();
    for (const { label, family = label, keys, section } of commands) {
      if (section !== title || !keys) continue;
      rows.set(family, [...(rows.get(family) ?? []), ...keys]);
    }
    return { title, rows: [...rows].map(([label, keys]) => ({ label, keys })) };
  }).filter(({ rows }) => rows.length > 0);
}
