import { Button } from 'react-aria-components';
import { useStudioStore } from '../../studio-context.tsx';
import { classes } from '../../widgets/classes.ts';
import { Icon } from '../../widgets/icon.tsx';
import { MenuButton, MenuItem, MenuSection } from '../../widgets/menu.tsx';
import { isEnabled } from '../commands/command.ts';
import { commandOf } from '../commands/list.ts';
import { useCommandContext } from '../commands/use-command-context.ts';
import styles from './title-bar.module.css';

const cx = classes(styles);

const SECTIONS: readonly { readonly title: string; readonly commands: readonly string[] }[] = [
  { title: 'Design', commands: ['file.new', 'file.open', 'file.save', 'file.import', 'file.export', 'file.diagram'] },
  { title: 'View', commands: ['view.inspector', 'view.dock', 'view.minimap', 'view.problems'] },
  { title: 'Help', commands: ['help.palette', 'help.shortcuts', 'file.close'] },
];

/** The studio's mark, with the menu of what concerns the whole design. */
export function MainMenu() {
  const context = useCommandContext();
  // what is enabled depends on the document, so the menu is drawn again when it changes
  useStudioStore('document', (d) => d.document);
  return (
    <MenuButton
      label="Main menu"
      trigger={
        <Button className={cx('mark')} aria-label="Main menu">
          <Icon name="bulkhead" size={20} />
          <Icon name="chevron-down" size={12} />
        </Button>
      }
    >
      {SECTIONS.map((section) => (
        <MenuSection key={section.title} title={section.title}>
          {section.commands.map(commandOf).map((command) => (
            <MenuItem
              key={command.id}
              id={command.id}
              icon={command.icon}
              keys={command.keys?.[0]}
              isDisabled={!isEnabled(command, context)}
              onAction={() => command.run(context)}
            >
              {command.label}
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </MenuButton>
  );
}
