import { memo, useDeferredValue } from 'react';
import { CommandIconButton } from '../../commands.tsx';
import { useStudio, useStudioStore } from '../../studio-context.tsx';
import { IconButton } from '../../widgets/button.tsx';
import { MenuButton, MenuItem, MenuSection } from '../../widgets/menu.tsx';

/** Steps that the list of the history shows, in each direction. */
const SHOWN = 20;

/** Undo and redo, whose tooltips name the step, and the steps themselves. */
export const HistoryButtons = memo(function HistoryButtons() {
  return (
    <>
      <CommandIconButton command="edit.undo" />
      <CommandIconButton command="edit.redo" />
      <HistoryMenu />
    </>
  );
});

/** Every step by its name, newest first; choosing one goes there. */
function HistoryMenu() {
  const studio = useStudio();
  const past = useDeferredValue(useStudioStore('document', (d) => d.past));
  const future = useDeferredValue(useStudioStore('document', (d) => d.future));
  const none = past.length + future.length === 0;
  const go = (key: string) => {
    const [direction, steps] = key.split(' ');
    for (let i = 0; i < Number(steps); i++) studio.actions[direction === 'redo' ? 'redo' : 'undo']();
  };
  const done = past
    .slice(-SHOWN)
    .reverse()
    .map(({ label }, i) => ({ id: `undo ${i + 1}`, label }));
  const undone = future.slice(-SHOWN).map(({ label }, i, all) => ({ id: `redo ${all.length - i}`, label }));
  return (
    <MenuButton
      label="History"
      onAction={go}
      trigger={<IconButton icon="history" label="History" hint="Every step by its name" isDisabled={none} />}
    >
      {undone.length > 0 && (
        <MenuSection title="Do again, up to">
          {undone.map(({ id, label }) => (
            <MenuItem key={id} id={id} icon="redo">
              {label}
            </MenuItem>
          ))}
        </MenuSection>
      )}
      {done.length > 0 && (
        <MenuSection title="Undo, back to before">
          {done.map(({ id, label }) => (
            <MenuItem key={id} id={id} icon="undo">
              {label}
            </MenuItem>
          ))}
        </MenuSection>
      )}
    </MenuButton>
  );
}
