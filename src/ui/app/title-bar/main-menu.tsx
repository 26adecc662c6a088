import { Button } from 'react-aria-components';
import { useStudioStore } from '../../studio-context.tsx';
import { classes } from '../../widgets/classes.ts';
import { Icon } from '../../widgets/icon.tsx';
import { MenuButton, MenuSection } from '../../widgets/menu.tsx';
import { refusalOf } from '../commands/command.ts';
import { commandOf } from '../commands/list.ts';
import { MAIN_MENU } from '../commands/menus.ts';
import { useCommandContext } from '../commands/use-command-context.ts';
import { CommandItem } from '../menus/element-menu.tsx';
import styles from './title-bar.module.css';

const cx = classes(styles);

const COMMANDS = MAIN_MENU.flatMap((section) => section.commands.map(commandOf));

/** The studio's mark, with the menu of what concerns the whole design. */
export function MainMenu() {
  const context = useCommandContext();
  // the menu is drawn again when what is enabled changes, and not at every edit
  useStudioStore('document', () => COMMANDS.map((command) => refusalOf(command, context)).join());
  return (
    <MenuButton
      label="Main menu"
      onAction={(id) => commandOf(id).run(context)}
      trigger={
        <Button className={cx('mark')} aria-label="Main menu">
          <Icon name="bulkhead" size={20} />
          <Icon name="chevron-down" size={12} />
        </Button>
      }
    >
      {MAIN_MENU.map((section) => (
        <MenuSection key={section.title} title={section.title}>
          {section.commands.map((id) => (
            <CommandItem key={id} id={id} context={context} />
          ))}
        </MenuSection>
      ))}
    </MenuButton>
  );
}
