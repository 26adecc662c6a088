import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import menuStyles from './menu.module.css';
import styles from './picker.module.css';

const cx = classes({ ...menuStyles, ...styles });

export interface Thing {
  readonly id: string;
  readonly name: string;
  /** `workload in shop`. */
  readonly what: string;
}

export interface PickerProps {
  readonly label: string;
  readonly things: readonly Thing[];
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  readonly autoFocus?: boolean;
}

/** One of many named things, by typing part of its name. */
export function Picker({ label, things, value, onChange, autoFocus = false }: PickerProps) {
  return (
    <ComboBox
      className={cx('picker')}
      defaultItems={things}
      value={value ?? null}
      onChange={(key) => onChange(key === null ? undefined : String(key))}
      autoFocus={autoFocus}
      menuTrigger="focus"
    >
      <Label className={cx('picker-label')}>{label}</Label>
      <div className={cx('picker-box')}>
        <Input className={cx('picker-input')} placeholder="Type a name" />
        <Button className={cx('picker-button')}>
          <Icon name="chevron-down" size={12} />
        </Button>
      </div>
      <Popover className={cx('popover', 'wide')} offset={4}>
        <ListBox<Thing>
          className={cx('picker-list')}
          renderEmptyState={() => <p className={cx('none')}>No such name</p>}
        >
          {(thing) => (
            <ListBoxItem id={thing.id} textValue={thing.name} className={cx('picker-item')}>
              <Text slot="label" className={cx('picker-name')}>
                {thing.name}
              </Text>
              <Text slot="description" className={cx('picker-what')}>
                {thing.what}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
