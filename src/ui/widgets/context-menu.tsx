import { useRef } from 'react';
import { Popover } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './menu.module.css';
import { Menu, type MenuProps } from './menu.tsx';

const cx = classes(styles);

export interface ContextMenuProps extends MenuProps {
  /** Where it opens, in client pixels; `undefined` while closed. */
  readonly at: { readonly x: number; readonly y: number } | undefined;
  readonly onClose: () => void;
}

/** A menu at a point: the right mouse button, or the menu key at what has focus. */
export function ContextMenu({ at, onClose, onAction, ...menu }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={anchor}
        aria-hidden="true"
        className={cx('anchor')}
        style={{ insetInlineStart: at?.x ?? 0, insetBlockStart: at?.y ?? 0 }}
      />
      <Popover
        className={cx('popover')}
        aria-label={menu.label}
        triggerRef={anchor}
        isOpen={at !== undefined}
        onOpenChange={(open) => !open && onClose()}
        placement="bottom start"
        offset={0}
        // the menu key comes up only after the menu is there; the browser's own menu must not cover it
        onContextMenu={(event) => event.preventDefault()}
      >
        <Menu
          {...menu}
          autoFocus
          onAction={(id) => {
            onAction?.(id);
            onClose();
          }}
        />
      </Popover>
    </>
  );
}
