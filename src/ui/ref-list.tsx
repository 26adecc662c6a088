import { useState } from 'react';
import { nameOf } from '../core/design/lookup.ts';
import type { Design } from '../core/design/schema.ts';
import styles from './list-fields.module.css';
import { Button } from './widgets/button.tsx';
import { Chip } from './widgets/chip.tsx';
import { classes } from './widgets/classes.ts';
import { Picker, type Thing } from './widgets/picker.tsx';

const cx = classes(styles);

export interface RefListProps {
  readonly design: Design;
  /** What the list is of: `Scope`. */
  readonly label: string;
  readonly ids: readonly string[];
  readonly things: readonly Thing[];
  readonly onAdd: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

/** Several things of the design as chips, with a field for one more. */
export function RefList({ design, label, ids, things, onAdd, onRemove }: RefListProps) {
  const [chosen, setChosen] = useState<string>();
  const add = (id: string | undefined) => {
    if (id === undefined) return;
    onAdd(id);
    setChosen(undefined);
  };
  return (
    <>
      {ids.length > 0 && (
        <ul className={cx('chips')} aria-label={label}>
          {ids.map((id) => (
            <li key={id}>
              <Chip removeLabel={`Remove ${nameOf(design, id)} from ${label}`} onRemove={() => onRemove(id)}>
                {nameOf(design, id)}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      <div className={cx('adder', 'low')}>
        <Picker key={ids.join(' ')} label={`Add to ${label}`} things={things} value={chosen} onChange={setChosen} />
        <Button onPress={() => add(chosen)} isDisabled={chosen === undefined}>
          Add
        </Button>
      </div>
    </>
  );
}
