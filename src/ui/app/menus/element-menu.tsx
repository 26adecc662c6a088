import { useEffect, useRef } from 'react';
import type { MenuRequest } from '../../commands.tsx';
import { useStudioStore } from '../../studio-context.tsx';
import { ContextMenu } from '../../widgets/context-menu.tsx';
import { MenuItem, MenuSection, Submenu } from '../../widgets/menu.tsx';
import { type CommandContext, labelOf, refusalOf } from '../commands/command.ts';
import { commandOf } from '../commands/list.ts';
import { commandsOf, ELEMENT_MENUS, type MenuEntry, type MenuPart, menuKindOf } from '../commands/menus.ts';

export interface ElementMenuProps {
  readonly request: MenuRequest | undefined;
  readonly context: CommandContext;
  readonly onClose: () => void;
}

/** What can be done with the selection, or with the empty canvas, where somebody asked for it. */
export function ElementMenu({ request, context, onClose }: ElementMenuProps) {
  const selection = useStudioStore('selection', (s) => s.ids);
  useFocusAfter(request !== undefined, context);
  // a menu that fades away still shows what it showed
  const last = useRef(selection);
  if (request) last.current = selection;
  const parts = ELEMENT_MENUS[menuKindOf(last.current)];
  const here = useRef<CommandContext>(context);
  if (request) here.current = at(context, request);
  const run = (id: string) => {
    const { current } = here;
    // after the menu has given the focus back, so that what the command opens can take it
    setTimeout(() => commandOf(id).run(current), 0);
  };
  return (
    <ContextMenu label={titleOf(last.current)} at={request?.at} onClose={onClose} onAction={run}>
      {parts.map((part) => (
        <Part key={commandsOf([part]).join()} part={part} context={here.current} onAction={run} onClose={onClose} />
      ))}
    </ContextMenu>
  );
}

function at(context: CommandContext, { canvas }: MenuRequest): CommandContext {
  const { studio, desk } = context;
  return {
    studio,
    desk,
    get map() {
      return context.map;
    },
    at: canvas,
  };
}

function titleOf(selection: readonly string[]): string {
  return selection.length === 0 ? 'Commands for the map' : 'Commands for the selection';
}

interface PartProps {
  readonly part: MenuPart;
  readonly context: CommandContext;
  readonly onAction: (id: string) => void;
  readonly onClose: () => void;
}

function Part({ part, ...rest }: PartProps) {
  return (
    <MenuSection>
      {part.map((entry) => (
        <Entry key={typeof entry === 'string' ? entry : entry.submenu} entry={entry} {...rest} />
      ))}
    </MenuSection>
  );
}

function Entry({ entry, context, onAction, onClose }: Omit<PartProps, 'part'> & { readonly entry: MenuEntry }) {
  if (typeof entry === 'string') return <CommandItem id={entry} context={context} />;
  // a word that leads to nothing would only be in the way
  if (entry.commands.every((id) => refusalOf(commandOf(id), context) !== undefined)) return null;
  return (
    <Submenu
      label={entry.submenu}
      item={
        <MenuItem id={entry.submenu} icon={commandOf(entry.commands[0] ?? '').icon}>
          {entry.submenu}
        </MenuItem>
      }
      onAction={(id) => {
        onAction(id);
        onClose();
      }}
    >
      {entry.commands.map((id) => (
        <CommandItem key={id} id={id} context={context} />
      ))}
    </Submenu>
  );
}

/** One command; what cannot be done now says why. */
export function CommandItem({ id, context }: { readonly id: string; readonly context: CommandContext }) {
  const command = commandOf(id);
  const why = refusalOf(command, context);
  return (
    <MenuItem id={id} icon={command.icon} keys={command.keys?.[0]} isDisabled={why !== undefined} description={why}>
      {labelOf(command, context)}
    </MenuItem>
  );
}

/** What had the focus may be gone, as the row of a list that its menu selected: the element on the map has it then. */
function useFocusAfter(open: boolean, context: CommandContext): void {
  useEffect(() => {
    if (!open) return;
    return () => {
      setTimeout(() => {
        const { activeElement, body } = document;
        if (activeElement !== body && activeElement !== null) return;
        context.map?.focus(context.studio.selection.getState().ids[0] ?? '');
      }, FOCUS_AFTER_MILLISECONDS);
    };
  }, [open, context]);
}

/** The menu fades out before its focus goes back. */
const FOCUS_AFTER_MILLISECONDS = 250;
