import type { ReactNode } from 'react';
import {
  Header,
  Keyboard,
  type MenuItemProps,
  MenuTrigger,
  Popover,
  Menu as RacMenu,
  MenuItem as RacMenuItem,
  MenuSection as RacMenuSection,
  Separator,
  SubmenuTrigger,
  Text,
} from 'react-aria-components';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import { Keys } from './keys.tsx';
import styles from './menu.module.css';

const cx = classes(styles);

export interface MenuProps {
  /** Accessible name. */
  readonly label: string;
  /** `MenuItem`, `MenuSection`, `MenuSeparator`, `Submenu`. */
  readonly children: ReactNode;
  readonly onAction?: (id: string) => void;
  /** Takes focus as it appears; for menus that no button opens. */
  readonly autoFocus?: boolean;
}

export interface MenuButtonProps extends MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'right top';
}

/** A button with a menu. The button is given as `trigger` so that it can be of any kind. */
export function MenuButton({ trigger, placement = 'bottom start', ...menu }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={cx('popover')} placement={placement} offset={4}>
        <Menu {...menu} />
      </Popover>
    </MenuTrigger>
  );
}

export function Menu({ label, children, onAction, autoFocus = false }: MenuProps) {
  return (
    <RacMenu
      className={cx('menu')}
      aria-label={label}
      autoFocus={autoFocus ? 'first' : false}
      {...(onAction && { onAction: (key) => onAction(String(key)) })}
    >
      {children}
    </RacMenu>
  );
}

export interface MenuEntryProps extends Omit<MenuItemProps, 'children' | 'className' | 'style'> {
  readonly children: string;
  readonly description?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly keys?: string | undefined;
  /** The current one of several choices. */
  readonly isChosen?: boolean;
}

export function MenuItem({ children, description, icon, keys, isChosen, ...props }: MenuEntryProps) {
  return (
    <RacMenuItem
      {...props}
      textValue={children}
      className={cx('item')}
      {...(isChosen && { 'aria-label': `${children}, chosen` })}
    >
      {({ hasSubmenu }) => (
        <>
          <span className={cx('icon')}>{isChosen ? <Icon name="check" /> : icon && <Icon name={icon} />}</span>
          <span className={cx('texts')}>
            <Text slot="label">{children}</Text>
            {description && (
              <Text slot="description" className={cx('description')}>
                {description}
              </Text>
            )}
          </span>
          {keys && (
            <Keyboard className={cx('keyboard')}>
              <Keys keys={keys} />
            </Keyboard>
          )}
          {hasSubmenu && <Icon name="chevron-right" size={12} />}
        </>
      )}
    </RacMenuItem>
  );
}

export function MenuSection({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <RacMenuSection className={cx('section')} {...(title ? {} : { 'aria-label': 'Section' })}>
      {title && <Header className={cx('header')}>{title}</Header>}
      {children}
    </RacMenuSection>
  );
}

export function MenuSeparator() {
  return <Separator className={cx('separator')} />;
}

/** A menu item (the first child) that opens another menu. */
export function Submenu({ item, label, children, onAction }: MenuProps & { readonly item: React.ReactElement }) {
  return (
    <SubmenuTrigger>
      {item}
      <Popover className={cx('popover')} offset={-2}>
        <Menu label={label} {...(onAction && { onAction })}>
          {children}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}
