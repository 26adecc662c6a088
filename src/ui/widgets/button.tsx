import type { ReactNode, Ref } from 'react';
import { Button as RacButton, type ButtonProps as RacButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import { Tooltip } from './tooltip.tsx';

const cx = classes(styles);

export interface ButtonProps extends Omit<RacButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  /** `primary`: the one thing to do here. `secondary`: framed. `quiet`: text on the surface. */
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  readonly size?: 'medium' | 'large';
  readonly icon?: IconName;
  /** Shows a small arrow: it opens a menu. */
  readonly opens?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ children, variant = 'secondary', size = 'medium', icon, opens, ...props }: ButtonProps) {
  return (
    <RacButton {...props} className={cx('button', variant, size)}>
      {icon && <Icon name={icon} />}
      <span className={cx('text')}>{children}</span>
      {opens && <Icon name="chevron-down" size={12} />}
    </RacButton>
  );
}

export interface IconButtonProps extends Omit<RacButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly icon: IconName;
  /** Its accessible name, shown as the tooltip. */
  readonly label: string;
  /** A longer tooltip: `Undo: add flow F-12`. */
  readonly hint?: string | undefined;
  readonly keys?: string | undefined;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
  /** Pressed look, for what is on; also announced. */
  readonly isOn?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that is an icon. Always named; the tooltip says the name, what exactly it does, and its keys. */
export function IconButton({ icon, label, hint, keys, placement = 'bottom', isOn, ...props }: IconButtonProps) {
  return (
    <Tooltip text={hint ?? label} keys={keys} placement={placement}>
      <RacButton
        {...props}
        aria-label={label}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        className={cx('button', 'quiet', 'medium', 'square', isOn && 'on')}
      >
        <Icon name={icon} />
      </RacButton>
    </Tooltip>
  );
}
