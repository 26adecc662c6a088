/**
 * The commands of the studio, as the panes may use them: by id, for their buttons, and as menus of elements. The list
 * itself, with what each command does, belongs to `app`.
 */
import { createContext, type ReactNode, use } from 'react';
import type { Point } from '../core/diagram/geometry.ts';
import { useStudioStore } from './studio-context.tsx';
import { Button, type ButtonProps, IconButton, type IconButtonProps } from './widgets/button.tsx';
import type { IconName } from './widgets/icon-paths.ts';

/** A command as it stands now. */
export interface OfferedCommand {
  readonly label: string;
  readonly icon: IconName | undefined;
  readonly keys: string | undefined;
  /** What exactly it would do now. */
  readonly hint: string | undefined;
  /** Why it cannot be done now; undefined: it can. */
  readonly refusal: string | undefined;
  readonly run: () => void;
}

/** A menu of what can be done with elements. */
export interface MenuRequest {
  /** In client pixels. */
  readonly at: Point;
  /** The elements; those become the selection, unless they are part of it. None: what can be done with the canvas. */
  readonly ids: readonly string[];
  /** The same point on the canvas of the map. */
  readonly canvas?: Point;
}

export interface CommandBook {
  readonly offer: (id: string) => OfferedCommand;
  readonly openMenu: (request: MenuRequest) => void;
}

const CommandsContext = createContext<CommandBook | undefined>(undefined);

export function CommandsProvider({ book, children }: { readonly book: CommandBook; readonly children: ReactNode }) {
  return <CommandsContext value={book}>{children}</CommandsContext>;
}

/** The commands of the studio this component stands in. A programming error outside a `CommandsProvider`. */
export function useCommands(): CommandBook {
  const book = use(CommandsContext);
  if (!book) throw new Error('useCommands stands outside a CommandsProvider');
  return book;
}

/** A command as it stands now; the component is drawn again when what it says changes, and not at every edit. */
export function useCommand(id: string): OfferedCommand {
  const { offer } = useCommands();
  const said = () => {
    const { label, hint, refusal } = offer(id);
    return [label, hint, refusal].join();
  };
  useStudioStore('document', said);
  useStudioStore('selection', said);
  useStudioStore('view', said);
  return offer(id);
}

type FromCommand = 'icon' | 'label' | 'keys' | 'hint' | 'isDisabled' | 'onPress';

export interface CommandIconButtonProps extends Omit<IconButtonProps, FromCommand> {
  readonly command: string;
  /** Where the place calls for a shorter name than the command's. */
  readonly label?: string;
}

/** An icon that runs a command; its tooltip says what it would do now, and its keys. */
export function CommandIconButton({ command, label, ...props }: CommandIconButtonProps) {
  const offered = useCommand(command);
  return (
    <IconButton
      {...props}
      icon={offered.icon ?? 'more'}
      label={label ?? offered.label}
      hint={offered.hint ?? offered.refusal ?? offered.label}
      keys={offered.keys}
      isDisabled={offered.refusal !== undefined}
      onPress={offered.run}
    />
  );
}

export interface CommandButtonProps extends Omit<ButtonProps, 'icon' | 'children' | 'isDisabled' | 'onPress'> {
  readonly command: string;
  readonly children?: string;
}

/** A button with words that runs a command. */
export function CommandButton({ command, children, ...props }: CommandButtonProps) {
  const offered = useCommand(command);
  return (
    <Button
      {...props}
      {...(offered.icon && { icon: offered.icon })}
      isDisabled={offered.refusal !== undefined}
      onPress={offered.run}
    >
      {children ?? offered.label}
    </Button>
  );
}
