/** A name that turns into a field while it is edited. Enter or leaving keeps it, Tab goes on, Escape does not keep it. */
import { useEffect, useId, useRef, useState } from 'react';
import { classes } from '../widgets/classes.ts';
import { Words } from '../widgets/words.tsx';
import { useHands } from './hands.ts';
import styles from './name.module.css';
import { NodeName } from './node-name.tsx';

const cx = classes(styles);

export function NameField({ id, name }: { readonly id: string; readonly name: string }) {
  const { renaming } = useHands();
  return renaming === id ? <RenameInput id={id} name={name} /> : <NodeName name={name} />;
}

function RenameInput({ id, name }: { readonly id: string; readonly name: string }) {
  const { commitRename, cancelRename, nameProblem } = useHands();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const cancelled = useRef(false);
  const by = useRef<'enter' | 'tab' | 'blur'>('blur');
  const problemId = useId();
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <>
      <input
        ref={field}
        className={`nodrag nopan ${cx('rename')}`}
        aria-label={`Name of ${name}`}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        defaultValue={name}
        spellCheck={false}
        onChange={() => setProblem(undefined)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') {
            cancelled.current = true;
            cancelRename();
          }
          if (event.key !== 'Enter' && event.key !== 'Tab') return;
          event.preventDefault();
          const wrong = nameProblem(id, event.currentTarget.value.trim());
          setProblem(wrong);
          if (wrong !== undefined) return;
          by.current = event.key === 'Tab' && !event.shiftKey ? 'tab' : 'enter';
          event.currentTarget.blur();
        }}
        onBlur={(event) => {
          if (!cancelled.current) commitRename(id, event.currentTarget.value.trim(), by.current);
        }}
      />
      {problem !== undefined && (
        <span id={problemId} role="alert" className={cx('rename-problem')}>
          <Words>{problem}</Words>
        </span>
      )}
    </>
  );
}
