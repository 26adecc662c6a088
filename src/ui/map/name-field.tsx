/** A name that turns into a field while it is edited. Enter or leaving keeps it, Escape does not. */
import { useEffect, useRef } from 'react';
import { classes } from '../widgets/classes.ts';
import { useHands } from './hands.ts';
import styles from './name.module.css';
import { NodeName } from './node-name.tsx';

const cx = classes(styles);

export function NameField({ id, name }: { readonly id: string; readonly name: string }) {
  const { renaming } = useHands();
  return renaming === id ? <RenameInput id={id} name={name} /> : <NodeName name={name} />;
}

function RenameInput({ id, name }: { readonly id: string; readonly name: string }) {
  const { commitRename, cancelRename } = useHands();
  const field = useRef<HTMLInputElement>(null);
  const cancelled = useRef(false);
  const byKey = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <input
      ref={field}
      className={`nodrag nopan ${cx('rename')}`}
      aria-label={`Name of ${name}`}
      defaultValue={name}
      spellCheck={false}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') {
          cancelled.current = true;
          cancelRename();
        }
        if (event.key === 'Enter' || event.key === 'Tab') {
          event.preventDefault();
          byKey.current = true;
          event.currentTarget.blur();
        }
      }}
      onBlur={(event) => {
        if (!cancelled.current) commitRename(id, event.currentTarget.value.trim(), byKey.current);
      }}
    />
  );
}
