import type { ReactNode } from 'react';
import { Checkbox as RacCheckbox } from 'react-aria-components';
import styles from './checkbox.module.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

const cx = classes(styles);

export interface CheckboxProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly isDisabled?: boolean;
}

export function Checkbox({ children, isSelected, onChange, isDisabled = false }: CheckboxProps) {
  return (
    <RacCheckbox className={cx('checkbox')} isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <span className={cx('box')}>{isSelected && <Icon name="check" size={12} />}</span>
      {children}
    </RacCheckbox>
  );
}
