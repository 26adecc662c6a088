import { useState } from 'react';
import { useActions, useStudioStore } from '../../studio-context.tsx';
import { classes } from '../../widgets/classes.ts';
import styles from './title-bar.module.css';

const cx = classes(styles);

/** The name of the design, renamed in place: Enter keeps, Escape takes back. */
export function DesignName() {
  const name = useStudioStore('document', (d) => d.document?.design.name ?? '');
  const { edit } = useActions();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const commit = () => {
    const next = draft?.trim();
    if (next !== undefined && next !== '' && next !== name) {
      edit(`Rename design to ${next}`, (document) => {
        document.design.name = next;
      });
    }
    setDraft(undefined);
  };
  return (
    <input
      className={cx('name')}
      aria-label="Design name"
      title={name}
      spellCheck={false}
      maxLength={253}
      value={draft ?? name}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape') return;
        const input = event.currentTarget;
        setDraft(undefined);
        // blur after the draft is gone, so that it is not kept
        queueMicrotask(() => input.blur());
      }}
    />
  );
}
