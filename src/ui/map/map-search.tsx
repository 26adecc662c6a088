import { type Ref, useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { useStudio } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { Thing } from '../widgets/picker.tsx';
import styles from './map.module.css';
import { findThings } from './things.ts';

const cx = classes(styles);

export interface MapSearchProps {
  readonly onFound: (id: string) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}

/** Finds a thing by name, selects it and goes there. Looks through the design only while somebody types. */
export function MapSearch({ onFound, searchRef }: MapSearchProps) {
  const studio = useStudio();
  const [text, setText] = useState('');
  const { document } = studio.document.getState();
  const found = text === '' || !document ? [] : findThings(document.design, text);
  return (
    <ComboBox
      aria-label="Find on the map"
      className={cx('search')}
      items={found}
      inputValue={text}
      onInputChange={setText}
      value={null}
      onChange={(key) => {
        if (key === null) return;
        setText('');
        onFound(String(key));
      }}
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
      {text !== '' && found.length === 0 && (
        <p className={cx('found-none')} role="status">
          Nothing on the map is called “{text}”. Part of a name is enough; a handle such as F-12 does, too.
        </p>
      )}
    </ComboBox>
  );
}
