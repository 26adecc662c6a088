import { failureText } from '../../../state/failure-text.ts';
import { toast } from '../../widgets/toast.tsx';
import { type Command, hasDocument, hasSelection } from './command.ts';
import { deleteSelection, duplicateSelection, selectableIds } from './selection-edits.ts';

export const EDIT_COMMANDS: readonly Command[] = [
  {
    id: 'edit.undo',
    label: 'Undo',
    section: 'Edit',
    keys: ['Mod+Z'],
    icon: 'undo',
    enabled: ({ studio }) => studio.document.getState().past.length > 0,
    hint: ({ studio }) => {
      const last = studio.document.getState().past.at(-1);
      return last && `Undo: ${last.label}`;
    },
    run: ({ studio }) => studio.actions.undo(),
  },
  {
    id: 'edit.redo',
    label: 'Redo',
    section: 'Edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    icon: 'redo',
    enabled: ({ studio }) => studio.document.getState().future.length > 0,
    hint: ({ studio }) => {
      const next = studio.document.getState().future.at(-1);
      return next && `Redo: ${next.label}`;
    },
    run: ({ studio }) => studio.actions.redo(),
  },
  {
    id: 'edit.select-all',
    label: 'Select all',
    section: 'Edit',
    keys: ['Mod+A'],
    icon: 'select',
    enabled: hasDocument,
    run: ({ studio }) => {
      const { document } = studio.document.getState();
      if (document) studio.actions.select(selectableIds(document.design));
    },
  },
  {
    id: 'edit.clear-selection',
    label: 'Clear the selection',
    section: 'Edit',
    keys: ['Escape'],
    enabled: hasSelection,
    run: ({ studio }) => studio.actions.select([]),
  },
  {
    id: 'edit.duplicate',
    label: 'Duplicate the selection',
    section: 'Edit',
    keys: ['Mod+D'],
    icon: 'duplicate',
    enabled: hasSelection,
    run: ({ studio }) => duplicateSelection(studio),
  },
  {
    id: 'edit.delete',
    label: 'Delete the selection',
    section: 'Edit',
    keys: ['Delete', 'Backspace'],
    icon: 'delete',
    enabled: hasSelection,
    run: ({ studio }) => {
      const text = deleteSelection(studio);
      if (text !== undefined) toast({ text, action: { label: 'Undo', run: studio.actions.undo } });
    },
  },
  {
    id: 'edit.arrange',
    label: 'Arrange everything afresh',
    section: 'Edit',
    keys: ['Shift+A'],
    icon: 'arrange',
    enabled: hasDocument,
    run: ({ studio }) => {
      studio.actions.arrange().then(
        () => toast({ text: 'Arranged the map', action: { label: 'Undo', run: studio.actions.undo } }),
        (error: unknown) => toast({ text: 'The map was not arranged', description: failureText(error), tone: 'error' }),
      );
    },
  },
];
