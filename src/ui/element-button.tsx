/** A row of a list that stands for elements of the design: it selects them, and has their menu. */
import type { ButtonHTMLAttributes, MouseEvent } from 'react';
import { useCommands } from './commands.tsx';
import { useActions } from './studio-context.tsx';
import { useLongPress } from './widgets/use-long-press.ts';

export interface ElementButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'onClick'> {
  /** Ids of the design. */
  readonly ids: readonly string[];
}

/** A press selects; the right button, the menu key and a long press open the menu of the elements. */
export function ElementButton({ ids, children, ...props }: ElementButtonProps) {
  const { select } = useActions();
  const { openMenu } = useCommands();
  const longPress = useLongPress((at) => openMenu({ at, ids }));
  const onContextMenu = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    openMenu({ at: pointOf(event), ids });
  };
  return (
    <button type="button" {...props} {...longPress} onContextMenu={onContextMenu} onClick={() => select(ids)}>
      {children}
    </button>
  );
}

/** Where the pointer is; for the menu key, which has no pointer, at the start of the row. */
function pointOf(event: MouseEvent<HTMLButtonElement>): { x: number; y: number } {
  if (event.clientX !== 0 || event.clientY !== 0) return { x: event.clientX, y: event.clientY };
  const { left, bottom } = event.currentTarget.getBoundingClientRect();
  return { x: left + 8, y: bottom };
}
