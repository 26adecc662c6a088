import { useEffect, useState } from 'react';
import { TextField } from './widgets/text-field.tsx';

export interface DraftFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  /** Keeps the value; a text says why it cannot be, and shows under the field. */
  readonly onCommit: (value: string) => string | undefined;
  readonly placeholder?: string;
  readonly description?: string;
  readonly mono?: boolean;
  readonly rows?: number;
}

/** A text that becomes an edit when it is left or Enter is pressed; Escape takes the typing back. */
export function DraftField({ value, onCommit, ...field }: DraftFieldProps) {
  const [draft, setDraft] = useState(value);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    setDraft(value);
    setProblem(undefined);
  }, [value]);
  const commit = () => setProblem(draft.trim() === value ? undefined : onCommit(draft.trim()));
  return (
    <TextField
      {...field}
      value={draft}
      error={problem}
      onChange={setDraft}
      onBlur={commit}
      onSubmit={commit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        setDraft(value);
        setProblem(undefined);
      }}
    />
  );
}
