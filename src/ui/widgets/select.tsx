import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as RacSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { classes } from './classes.ts';
import fieldStyles from './field.module.css';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import menuStyles from './menu.module.css';
import styles from './select.module.css';

const cx = classes({ ...menuStyles, ...fieldStyles, ...styles });

export interface Option<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly description?: string;
  readonly icon?: IconName;
}

export interface SelectProps<T extends string> {
  readonly label: string;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean;
  /** Shows the label in front of the value, inside the button: `Group by  Namespace`. */
  readonly inlineLabel?: boolean;
  /** Without a border, where it stands in a panel of its own. */
  readonly quiet?: boolean;
  readonly value: T | undefined;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}

/** One of a few. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, value, options, onChange, placeholder = 'Choose', isDisabled = false } = props;
  const hidden = props.hideLabel === true || props.inlineLabel === true;
  return (
    <RacSelect
      className={cx('field')}
      {...(hidden && { 'aria-label': label })}
      value={value ?? null}
      onChange={(key) => key !== null && onChange(key as T)}
      placeholder={placeholder}
      isDisabled={isDisabled}
    >
      {!hidden && <Label className={cx('label')}>{label}</Label>}
      <Button className={cx('select', props.quiet && 'quiet')}>
        {props.inlineLabel && <span className={cx('inline')}>{label}</span>}
        <SelectValue className={cx('value')}>
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <Icon name="chevron-down" size={12} />
      </Button>
      <Popover className={cx('popover')} offset={4}>
        <ListBox className={cx('menu')} items={options}>
          {(option) => (
            <ListBoxItem className={cx('item')} id={option.id} textValue={option.label}>
              {({ isSelected }) => (
                <>
                  <span className={cx('icon')}>
                    {isSelected ? <Icon name="check" /> : option.icon && <Icon name={option.icon} />}
                  </span>
                  <span className={cx('texts')}>
                    <Text slot="label">{option.label}</Text>
                    {option.description && (
                      <Text slot="description" className={cx('description')}>
                        {option.description}
                      </Text>
                    )}
                  </span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </RacSelect>
  );
}
