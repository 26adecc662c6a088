import { answerOf } from '../state/asker.ts';
import { Said } from './said.tsx';
import { useActions, useStudioStore } from './studio-context.tsx';
import styles from './widening-note.module.css';
import { Badge } from './widgets/badge.tsx';
import { Button } from './widgets/button.tsx';
import { classes } from './widgets/classes.ts';

const cx = classes(styles);

/** Beside an exception that opens a guardrail over its owner's head: who alone may, and the way to settle it. */
export function WideningNote({ exception }: { readonly exception: string }) {
  const conflict = useStudioStore('analysis', (a) =>
    answerOf(a.conflicts)?.find((c) => c.wants === exception && c.widens !== undefined),
  );
  const dock = useStudioStore('view', (v) => v.dock);
  const { setView } = useActions();
  if (!conflict?.widens) return null;
  return (
    <div className={cx('note')}>
      <Badge tone="warning" icon="warning">{`widens ${conflict.forbids}`}</Badge>
      <p className={cx('says')}>
        <Said text={`${conflict.widens.says}.`} />
      </p>
      <Button
        icon="guardrail"
        onPress={() => setView({ conflict: conflict.key, dock: { ...dock, open: true, tab: 'conflicts' } })}
      >
        Every way out
      </Button>
    </div>
  );
}
