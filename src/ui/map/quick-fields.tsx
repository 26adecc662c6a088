import { useRef, useState } from 'react';
import { type TextField as Field, textFields } from '../../core/design/edits/text-fields.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { useStudio } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { TextField } from '../widgets/text-field.tsx';
import styles from './map.module.css';

const cx = classes(styles);

export interface QuickFieldsProps {
  readonly design: Design;
  readonly id: string;
  readonly onDone: () => void;
}

/** The fields of a thing beside it. Tab keeps one and goes on to the next, Enter keeps it and is done. */
export function QuickFields({ design, id, onDone }: QuickFieldsProps) {
  const fields = textFields(design, id);
  return (
    <div className={cx('form')}>
      <p className={cx('sentence')}>
        <strong>{nameOf(design, id)}</strong>
      </p>
      {fields.length === 0 && <p>It has no fields to edit here.</p>}
      {fields.map((field, i) => (
        <OneField key={field.label} field={field} autoFocus={i === 0} onDone={onDone} />
      ))}
    </div>
  );
}

interface OneFieldProps {
  readonly field: Field;
  readonly autoFocus: boolean;
  readonly onDone: () => void;
}

/** What is typed is an edit once the field is left; a text that cannot be says why, and the field keeps it. */
function OneField({ field, autoFocus, onDone }: OneFieldProps) {
  const studio = useStudio();
  const [draft, setDraft] = useState(field.text);
  const [problem, setProblem] = useState<string>();
  const kept = useRef(field.text);
  const commit = (): boolean => {
    const text = draft.trim();
    if (text === kept.current) return true;
    let wrong: string | undefined;
    studio.actions.edit(field.step, (d) => {
      wrong = field.take(d, text);
    });
    setProblem(wrong);
    if (wrong === undefined) kept.current = text;
    return wrong === undefined;
  };
  return (
    <TextField
      label={field.label}
      mono
      autoFocus={autoFocus}
      value={draft}
      placeholder={field.placeholder}
      error={problem}
      onChange={(text) => {
        setDraft(text);
        setProblem(undefined);
      }}
      onBlur={() => void commit()}
      onSubmit={() => commit() && onDone()}
    />
  );
}
