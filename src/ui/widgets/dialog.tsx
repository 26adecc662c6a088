import type { ReactNode } from 'react';
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components';
import { IconButton } from './button.tsx';
import { classes } from './classes.ts';
import styles from './dialog.module.css';

const cx = classes(styles);

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** `full`: as much of the page as there is. */
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  readonly children: ReactNode;
  /** Buttons at the end, the primary one last. */
  readonly footer?: ReactNode;
  /** One line under the title. */
  readonly subtitle?: ReactNode;
}

/** A modal dialog: focus is kept inside and returned, Escape and a click outside close it. */
export function Dialog({ title, subtitle, isOpen, onClose, size = 'medium', children, footer }: DialogProps) {
  return (
    <ModalOverlay className={cx('backdrop')} isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className={cx('modal', size)}>
        <RacDialog className={cx('dialog')}>
          <header className={cx('head')}>
            <div>
              <Heading slot="title" level={2} className={cx('title')}>
                {title}
              </Heading>
              {subtitle && <p className={cx('subtitle')}>{subtitle}</p>}
            </div>
            <IconButton icon="close" label="Close" keys="Esc" onPress={onClose} />
          </header>
          <div className={cx('body')}>{children}</div>
          {footer && <footer className={cx('foot')}>{footer}</footer>}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  );
}
