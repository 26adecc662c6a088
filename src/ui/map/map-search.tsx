import type { Ref } from 'react';
import { useMemo } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { Design } from '../../core/design/schema.ts';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { Thing } from '../widgets/picker.tsx';
import styles from './map.module.css';
import { thingsOf } from './things.ts';

const cx = classes(styles);

export interface MapSearchProps {
  readonly design: Design;
  readonly onFound: (id: string) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}

/** Finds a thing by name, selects it and goes there. */
export function MapSearch({ design, onFound, searchRef }: MapSearchProps) {
  const things = useMemo(() => thingsOf(design), [design]);
  return (
    <ComboBox
      aria-label="Find on the map"
      className={cx('search')}
      defaultItems={things}
      value={null}
      onChange={(key) => key !== null && onFound(String(key))}
    >
      <Icon name="search" />
      <Input ref={searchRef} className={cx('search-input')} placeholder="Find" />
      <Popover className={cx('popover', 'found')} offset={6} placement="bottom end">
        <ListBox<Thing> className={cx('found-list')}>
          {(thing) => (
            <ListBoxItem id={thing.id} textValue={thing.name} className={cx('found-item')}>
              <Text slot="label" className={cx('found-name')}>
                {thing.name}
              </Text>
              <Text slot="description" className={cx('found-what')}>
                {thing.what}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
