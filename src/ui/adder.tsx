import styles from './list-fields.module.css';
import { Button } from './widgets/button.tsx';
import { classes } from './widgets/classes.ts';
import { TextField } from './widgets/text-field.tsx';

const cx = classes(styles);

export interface AdderProps {
  readonly label: string;
  /** Whether the section's title already says what the field is for. */
  readonly hideLabel?: boolean;
  readonly draft: string;
  readonly placeholder: string;
  readonly problem: string | undefined;
  readonly onDraft: (text: string) => void;
  readonly onAdd: () => void;
}

/** A field and its button, for one more item of a list. Enter adds, too. */
export function Adder({ label, hideLabel = false, draft, placeholder, problem, onDraft, onAdd }: AdderProps) {
  return (
    <div className={cx('adder', !hideLabel && 'low')}>
      <TextField
        label={label}
        hideLabel={hideLabel}
        mono
        value={draft}
        placeholder={placeholder}
        error={problem}
        onChange={onDraft}
        onSubmit={onAdd}
      />
      <Button onPress={onAdd} isDisabled={draft.trim() === ''}>
        Add
      </Button>
    </div>
  );
}
