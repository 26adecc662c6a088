import { type KeyboardEvent, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text, useFilter } from 'react-aria-components';
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

/** One of many named things, by typing part of its name. Enter takes the first that matches. */
export function Picker({ label, things, value, onChange, autoFocus = false }: PickerProps) {
  const nameOf = (id: string | undefined) => things.find((t) => t.id === id)?.name ?? '';
  const [text, setText] = useState(() => nameOf(value));
  const { contains } = useFilter({ sensitivity: 'base' });
  const typed = text !== nameOf(value);
  const matching = typed ? things.filter((t) => contains(t.name, text)) : things;
  const takeFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    const [first] = matching;
    const chosen = event.currentTarget.getAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || chosen || !first || text === '' || !typed) return;
    event.preventDefault();
    event.stopPropagation();
    setText(first.name);
    onChange(first.id);
  };
  return (
    <ComboBox
      className={cx('picker')}
      items={matching}
      inputValue={text}
      onInputChange={setText}
      value={value ?? null}
      onChange={(key) => onChange(key === null ? undefined : String(key))}
      autoFocus={autoFocus}
      menuTrigger="focus"
    >
      <Label className={cx('picker-label')}>{label}</Label>
      <div className={cx('picker-box')}>
        <Input className={cx('picker-input')} placeholder="Type a name" onKeyDownCapture={takeFirst} />
        <Button className={cx('picker-button')}>
          <Icon name="chevron-down" size={12} />
        </Button>
      </div>
      <Popover className={cx('popover', 'wide')} offset={4}>
        {/* a landmark: the list lies over the page, outside of all others */}
        <section aria-label={`Names for ${label}`}>
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
        </section>
      </Popover>
    </ComboBox>
  );
}
