import { Button as RacButton } from 'react-aria-components';
import type { PracticeNumber } from '../state/studio.ts';
import styles from './practice-link.module.css';
import { PRACTICE_NAMES } from './practices.ts';
import { useActions, useStudioStore } from './studio-context.tsx';
import { classes } from './widgets/classes.ts';

const cx = classes(styles);

/** A quiet way from a thing to the practice that it belongs to: why it matters, and what the studio does about it. */
export function PracticeLink({ practice }: { readonly practice: PracticeNumber }) {
  const { setView } = useActions();
  const from = useStudioStore('view', (v) => v.dialog);
  return (
    <RacButton
      className={cx('link')}
      onPress={() => setView({ dialog: 'practices', practice: { number: practice, from } })}
    >
      Practice {practice}: {PRACTICE_NAMES[practice]}
    </RacButton>
  );
}
