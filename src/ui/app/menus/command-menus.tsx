import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { CommandBook, MenuRequest } from '../../commands.tsx';
import { CommandsProvider } from '../../commands.tsx';
import { type CommandContext, labelOf, refusalOf } from '../commands/command.ts';
import { commandOf } from '../commands/list.ts';
import { useCommandContext } from '../commands/use-command-context.ts';
import { ElementMenu } from './element-menu.tsx';

/** Lends the list of commands to the panes: for their buttons, and as the menu of elements. */
export function CommandMenus({ children }: { readonly children: ReactNode }) {
  const context = useCommandContext();
  const [request, setRequest] = useState<MenuRequest>();
  const close = useRef(() => setRequest(undefined)).current;
  const book = useMemo(() => bookOf(context, setRequest), [context]);
  return (
    <CommandsProvider book={book}>
      {children}
      <ElementMenu request={request} context={context} onClose={close} />
    </CommandsProvider>
  );
}

function bookOf(context: CommandContext, open: (request: MenuRequest) => void): CommandBook {
  const { studio } = context;
  return {
    offer(id) {
      const command = commandOf(id);
      return {
        label: labelOf(command, context),
        icon: command.icon,
        keys: command.keys?.[0],
        hint: command.hint?.(context),
        refusal: refusalOf(command, context),
        run: () => command.run(context),
      };
    },
    openMenu(request) {
      const { ids } = studio.selection.getState();
      const isPart = request.ids.length > 0 && request.ids.every((id) => ids.includes(id));
      if (!isPart) studio.actions.select(request.ids);
      open(request);
    },
  };
}
