import { useState } from 'react';
import { Adder } from './adder.tsx';
import styles from './list-fields.module.css';
import { Chip } from './widgets/chip.tsx';
import { classes } from './widgets/classes.ts';

const cx = classes(styles);

export interface TextListProps {
  readonly label: string;
  readonly placeholder: string;
  readonly values: readonly string[];
  /** Why a text cannot be in the list. */
  readonly check: (text: string) => string | undefined;
  readonly onChange: (values: string[]) => void;
}

/** Several short texts as chips, with a field for more; many may be pasted at once. */
export function TextList({ label, placeholder, values, check, onChange }: TextListProps) {
  const [draft, setDraft] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = () => {
    const words = draft.split(/[\s,;]+/).filter((w) => w !== '' && !values.includes(w));
    const wrong = words.map(check).find((p) => p !== undefined);
    setProblem(wrong);
    if (wrong !== undefined || words.length === 0) return;
    onChange([...values, ...new Set(words)]);
    setDraft('');
  };
  return (
    <>
      <Adder
        label={label}
        draft={draft}
        placeholder={placeholder}
        problem={problem}
        onDraft={(text) => {
          setDraft(text);
          setProblem(undefined);
        }}
        onAdd={add}
      />
      {values.length > 0 && (
        <div className={cx('chips')}>
          {values.map((value) => (
            <Chip
              key={value}
              mono
              removeLabel={`Remove ${value}`}
              onRemove={() => onChange(values.filter((v) => v !== value))}
            >
              {value}
            </Chip>
          ))}
        </div>
      )}
    </>
  );
}
