import { memo } from 'react';
import { CommandIconButton } from '../../commands.tsx';
import { useActions, useStudioStore } from '../../studio-context.tsx';
import { IconButton } from '../../widgets/button.tsx';

/** Undo and redo, whose tooltips name the step, and the way to all of them. */
export const HistoryButtons = memo(function HistoryButtons() {
  const isOpen = useStudioStore('view', (v) => v.dock.open && v.dock.tab === 'history');
  const { setView } = useActions();
  return (
    <>
      <CommandIconButton command="edit.undo" />
      <CommandIconButton command="edit.redo" />
      <IconButton
        icon="history"
        label="History"
        hint="Every step and every version"
        keys="Mod+Alt+Z"
        isOn={isOpen}
        onPress={() => setView({ dock: { open: !isOpen, tab: 'history' } })}
      />
    </>
  );
});
