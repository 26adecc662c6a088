import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { Focusable, Tooltip as RacTooltip, TooltipTrigger } from 'react-aria-components';
import { classes } from './classes.ts';
import { Keys } from './keys.tsx';
import styles from './tooltip.module.css';

const cx = classes(styles);

export interface TooltipProps {
  /** The control explained: a button of ours, or with `wrap` any one element that can take focus. */
  readonly children: ReactElement<{ readonly ref?: unknown }>;
  readonly text: ReactNode;
  /** The keys of the command, shown as keycaps. */
  readonly keys?: string | undefined;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
  /** True where the child is a plain element rather than a React Aria button. */
  readonly wrap?: boolean;
}

/** A short explanation on hover and focus. Never the only place of what it says: give the control a name too. */
export function Tooltip({ children, text, keys, placement = 'bottom', wrap = false }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      {wrap ? <Focusable>{children as ComponentProps<typeof Focusable>['children']}</Focusable> : children}
      <RacTooltip className={cx('tooltip')} placement={placement} offset={6}>
        <span>{text}</span>
        {keys !== undefined && <Keys keys={keys} />}
      </RacTooltip>
    </TooltipTrigger>
  );
}
