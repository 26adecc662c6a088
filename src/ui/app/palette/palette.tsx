import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Heading,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { useActions, useStudioStore } from '../../studio-context.tsx';
import { classes } from '../../widgets/classes.ts';
import { Icon } from '../../widgets/icon.tsx';
import type { IconName } from '../../widgets/icon-paths.ts';
import { Keys } from '../../widgets/keys.tsx';
import { type Command, type CommandContext, labelOf } from '../commands/command.ts';
import { COMMANDS } from '../commands/list.ts';
import { useCommandContext } from '../commands/use-command-context.ts';
import { paletteCommands } from './commands.ts';
import { bestMatches, type PaletteElement, paletteElements } from './elements.ts';
import styles from './palette.module.css';

const cx = classes(styles);
const NO_ELEMENTS: readonly PaletteElement[] = [];
const COMMANDS_SHOWN = 40;
const ELEMENTS_SHOWN = 40;

/** Reaches every command by its name, and every element of the design, which it selects. */
export function Palette() {
  const [query, setQuery] = useState('');
  const context = useCommandContext();
  const { setView, select } = useActions();
  const design = useStudioStore('document', (d) => d.document?.design);
  const elements = useMemo(() => (design ? paletteElements(design) : NO_ELEMENTS), [design]);
  const commands = paletteCommands(COMMANDS, context, query, COMMANDS_SHOWN);
  const found = query.trim() === '' ? [] : bestMatches(elements, (e) => `${e.name} ${e.kind}`, query, ELEMENTS_SHOWN);
  const close = () => setView({ dialog: undefined });
  const choose = (key: string) => {
    close();
    const command = commands.find(({ command: c }) => c.id === key)?.command;
    if (command) {
      // after the palette has given focus back, so that a dialog it opens can take it
      setTimeout(() => command.run(context), 0);
      return;
    }
    select([key]);
    setView({ pane: 'map', dialog: undefined });
  };
  return (
    <ModalOverlay className={cx('backdrop')} isOpen onOpenChange={(open) => !open && close()} isDismissable>
      <Modal className={cx('modal')}>
        <Dialog className={cx('dialog')}>
          <Heading slot="title" className={cx('heading')}>
            Find a command or an element
          </Heading>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <TextField aria-label="Command or element" className={cx('search')} autoFocus>
              <Icon name="search" />
              <Input className={cx('input')} placeholder="Type a command, a workload, a namespace, F-12…" />
            </TextField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section className={cx('scroll')} tabIndex={0} aria-label="Found">
              <Menu
                aria-label="Commands and elements"
                className={cx('list')}
                onAction={(key) => choose(String(key))}
                renderEmptyState={() => (
                  <p className={cx('none')}>
                    Nothing is called so. Try a word of a command (align, export), part of a name, or a handle such as
                    F-12.
                  </p>
                )}
              >
                {found.length > 0 && (
                  <MenuSection id="elements">
                    <Header className={cx('header')}>Elements</Header>
                    {found.map((element) => (
                      <Entry
                        key={element.id}
                        id={element.id}
                        icon={element.icon}
                        label={element.name}
                        kind={element.kind}
                      />
                    ))}
                  </MenuSection>
                )}
                {commands.length > 0 && (
                  <MenuSection id="commands">
                    <Header className={cx('header')}>Commands</Header>
                    {commands.map(({ command, refusal }) => (
                      <CommandEntry key={command.id} command={command} context={context} refusal={refusal} />
                    ))}
                  </MenuSection>
                )}
              </Menu>
            </section>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface CommandEntryProps {
  readonly command: Command;
  readonly context: CommandContext;
  readonly refusal: string | undefined;
}

/** A command by what it would do now; one that cannot be done says why. */
function CommandEntry({ command, context, refusal }: CommandEntryProps) {
  const hint = refusal === undefined ? command.hint?.(context) : undefined;
  return (
    <Entry
      id={command.id}
      icon={command.icon}
      label={hint ?? labelOf(command, context)}
      kind={refusal ?? command.section}
      keys={refusal === undefined ? command.keys?.[0] : undefined}
      isDisabled={refusal !== undefined}
    />
  );
}

interface EntryProps {
  readonly id: string;
  readonly icon: IconName | undefined;
  readonly label: string;
  readonly kind: string;
  readonly keys?: string | undefined;
  readonly isDisabled?: boolean;
}

function Entry({ id, icon, label, kind, keys, isDisabled = false }: EntryProps) {
  return (
    <MenuItem id={id} textValue={label} className={cx('entry')} isDisabled={isDisabled}>
      <span className={cx('icon')}>{icon && <Icon name={icon} />}</span>
      <span className={cx('label')}>{label}</span>
      <span className={cx('kind')}>{keys === undefined ? kind : <Keys keys={keys} />}</span>
    </MenuItem>
  );
}
