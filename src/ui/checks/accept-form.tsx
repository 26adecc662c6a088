import { useState } from 'react';
import { acceptFinding, type FindingRef } from '../../core/design/edits/accept.ts';
import { undoOf } from '../remove.ts';
import { useStudio } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { TextField } from '../widgets/text-field.tsx';
import { toast } from '../widgets/toast.tsx';
import styles from './checks.module.css';

const cx = classes(styles);

export interface AcceptFormProps {
  readonly finding: FindingRef;
  /** Who is proposed to answer for it. */
  readonly owner: string;
  readonly day: string;
  readonly isStale: boolean;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Somebody answers for a finding: why, who, and until when. Until then it counts no longer. */
export function AcceptForm({ finding, owner, day, isStale, onCancel, onDone }: AcceptFormProps) {
  const studio = useStudio();
  const edit = useEdit();
  const [said, setSaid] = useState({ reason: '', owner, expires: '' });
  const [problem, setProblem] = useState<string>();
  const set = (changed: Partial<typeof said>) => {
    setSaid({ ...said, ...changed });
    setProblem(undefined);
  };
  const accept = () => {
    if (isStale) return;
    const { expires, ...rest } = said;
    const end = expires.trim();
    const answering = { ...rest, ...(end === '' ? {} : { expires: end }) };
    const why = edit(`Accept a finding of ${finding.check}`, (draft) => acceptFinding(draft, finding, answering, day));
    setProblem(why);
    if (why !== undefined) return;
    toast({ text: `Accepted a finding of ${finding.check}`, action: { label: 'Undo', run: undoOf(studio) } });
    onDone();
  };
  return (
    <section className={cx('accept')} aria-label="Accept it">
      <h3 className={cx('part-title')}>Accept it: it counts no longer until the end given</h3>
      <TextField
        label="Reason"
        value={said.reason}
        placeholder="Why it may stay as it is"
        autoFocus
        onChange={(reason) => set({ reason })}
        onSubmit={accept}
      />
      <div className={cx('pair')}>
        <TextField
          label="Owner"
          value={said.owner}
          placeholder="Who answers for it"
          onChange={(name) => set({ owner: name })}
          onSubmit={accept}
        />
        <TextField
          label="Ends"
          value={said.expires}
          placeholder="2027-01-31, or nothing"
          onChange={(expires) => set({ expires })}
          onSubmit={accept}
        />
      </div>
      {problem !== undefined && (
        <p role="alert" className={cx('problem')}>
          Not accepted: {problem}
        </p>
      )}
      <div className={cx('buttons')}>
        <Button variant="primary" isDisabled={isStale} onPress={accept}>
          Accept
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </section>
  );
}
