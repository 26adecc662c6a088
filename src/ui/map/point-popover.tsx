/** A small panel at a point of the window: it takes focus, Escape and a press outside close it. */
import { type ReactNode, useRef } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import type { Point } from '../../core/diagram/geometry.ts';
import { classes } from '../widgets/classes.ts';
import styles from './map.module.css';

const cx = classes(styles);

export interface PointPopoverProps {
  /** In client pixels. */
  readonly at: Point;
  readonly label: string;
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function PointPopover({ at, label, isWide, onClose, children }: PointPopoverProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} aria-hidden="true" className={cx('anchor')} style={{ left: at.x, top: at.y }} />
      <Popover
        className={cx('popover', isWide && 'wide')}
        triggerRef={anchor}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement="bottom start"
        offset={4}
      >
        <Dialog className={cx('dialog')} aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </>
  );
}
