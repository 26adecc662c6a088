import { useState } from 'react';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { TextField } from '../widgets/text-field.tsx';
import styles from './history.module.css';

const cx = classes(styles);
const LONGEST_NAME = 120;
const LONGEST_NOTE = 2_000;

export interface VersionFormProps {
  readonly name: string;
  readonly note: string;
  /** What the button says. */
  readonly submit: string;
  readonly onSubmit: (name: string, note: string | undefined) => void;
  readonly onCancel: () => void;
  readonly isBusy?: boolean;
}

/** Name and note of a version. */
export function VersionForm({ name, note, submit, onSubmit, onCancel, isBusy = false }: VersionFormProps) {
  const [nameDraft, setName] = useState(name);
  const [noteDraft, setNote] = useState(note);
  const send = () => {
    const title = nameDraft.trim();
    if (title !== '' && !isBusy) onSubmit(title, noteDraft.trim() || undefined);
  };
  return (
    <div className={cx('form')}>
      <TextField
        label="Name"
        value={nameDraft}
        onChange={(text) => setName(text.slice(0, LONGEST_NAME))}
        onSubmit={send}
        placeholder="After the workshop"
        autoFocus
      />
      <TextField
        label="Note"
        value={noteDraft}
        onChange={(text) => setNote(text.slice(0, LONGEST_NOTE))}
        placeholder="Who was there, what was settled"
        rows={2}
      />
      <div className={cx('form-actions')}>
        <Button onPress={onCancel}>Cancel</Button>
        <Button variant="primary" onPress={send} isDisabled={nameDraft.trim() === '' || isBusy}>
          {submit}
        </Button>
      </div>
    </div>
  );
}
