import { kindWord, thingsText } from '../../../core/design/thing-words.ts';
import { removeWithUndo } from '../../remove.ts';
import { say } from '../../say.ts';
import type { Command, CommandContext } from './command.ts';
import { all, designOf, needsDocument, needsMap, needsSelection, onlyOf, STANDING, selectedOf } from './needs.ts';
import { duplicateSelection } from './selection-edits.ts';

/** `Delete shop/web`, `Delete 3 workloads and 1 flow`. */
function selectionHint(verb: string): (context: CommandContext) => string | undefined {
  return (context) => {
    const design = designOf(context);
    const ids = selectedOf(context);
    return design && ids.length > 0 ? `${verb} ${thingsText(design, ids)}` : undefined;
  };
}

export const EDIT_COMMANDS: readonly Command[] = [
  {
    id: 'edit.undo',
    label: 'Undo',
    section: 'Edit',
    keys: ['Mod+Z'],
    icon: 'undo',
    unless: ({ studio }) => (studio.document.getState().past.length > 0 ? undefined : 'nothing to undo'),
    hint: ({ studio }) => {
      const last = studio.document.getState().past.at(-1);
      return last && `Undo: ${last.label}`;
    },
    run: ({ studio }) => {
      const label = studio.document.getState().past.at(-1)?.label;
      studio.actions.undo();
      if (label !== undefined) say(`Undone: ${label}`);
    },
  },
  {
    id: 'edit.redo',
    label: 'Redo',
    section: 'Edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    icon: 'redo',
    unless: ({ studio }) => (studio.document.getState().future.length > 0 ? undefined : 'nothing to redo'),
    hint: ({ studio }) => {
      const next = studio.document.getState().future.at(-1);
      return next && `Redo: ${next.label}`;
    },
    run: ({ studio }) => {
      const label = studio.document.getState().future.at(-1)?.label;
      studio.actions.redo();
      if (label !== undefined) say(`Done again: ${label}`);
    },
  },
  {
    id: 'edit.duplicate',
    label: 'Duplicate',
    section: 'Edit',
    keys: ['Mod+D'],
    icon: 'duplicate',
    unless: needsSelection,
    hint: selectionHint('Duplicate'),
    run: ({ studio }) => duplicateSelection(studio),
  },
  {
    id: 'edit.rename',
    label: 'Rename',
    section: 'Edit',
    keys: ['F2'],
    scope: 'map',
    icon: 'edit',
    unless: all(needsMap, (context) => (onlyOf(context) === undefined ? 'needs one thing selected' : undefined)),
    hint: (context) => {
      const [design, id] = [designOf(context), onlyOf(context)];
      if (!design || id === undefined) return undefined;
      return STANDING.test(id)
        ? `Rename ${thingsText(design, [id])}`
        : `Edit ${kindWord(id)} ${thingsText(design, [id])}`;
    },
    run: (context) => {
      const id = onlyOf(context);
      if (id === undefined) return;
      if (STANDING.test(id)) context.map?.startRename(id);
      else context.map?.editFields(id);
    },
  },
  {
    id: 'edit.fields',
    label: 'Edit fields…',
    section: 'Edit',
    keys: ['Shift+F2'],
    scope: 'map',
    icon: 'edit',
    unless: all(needsMap, (context) => (onlyOf(context) === undefined ? 'needs one thing selected' : undefined)),
    run: (context) => {
      const id = onlyOf(context);
      if (id !== undefined) context.map?.editFields(id);
    },
  },
  {
    id: 'edit.move',
    label: 'Move to…',
    section: 'Edit',
    keys: ['Shift+M'],
    icon: 'arrow-right',
    unless: all(needsDocument, needsSelection, (context) =>
      selectedOf(context).some((id) => MOVABLE.test(id)) ? undefined : 'nothing selected stands in a zone or namespace',
    ),
    hint: (context) => {
      const hint = selectionHint('Move')(context);
      return hint && `${hint} to…`;
    },
    run: ({ studio }) => studio.actions.setView({ dialog: 'move' }),
  },
  {
    id: 'edit.delete',
    label: 'Delete',
    section: 'Edit',
    keys: ['Delete', 'Backspace'],
    icon: 'delete',
    unless: needsSelection,
    hint: selectionHint('Delete'),
    run: (context) => removeWithUndo(context.studio, selectedOf(context)),
  },
];

const MOVABLE = /^(plane|env|tenant|ns|wl|ext|host):/;
