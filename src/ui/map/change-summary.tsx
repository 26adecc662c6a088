import type { ChangeAnswer } from '../../core/analyses/answers.ts';
import { answerOf } from '../../state/asker.ts';
import { useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { changeSums } from './change-sums.ts';
import linkStyles from './link.module.css';
import styles from './map.module.css';
import { ToneSign } from './signs.tsx';

const cx = classes(styles);
const link = classes(linkStyles);

const NOTHING = 'Nothing changes: the design allows exactly what today\u2019s policies allow.';

/** What the change comes to, on the side Change: lost wishes first. */
export function ChangeSummary() {
  const side = useStudioStore('view', (v) => v.side);
  const changes = useStudioStore('analysis', (a) => answerOf(a.changes));
  if (side !== 'change' || !changes) return null;
  return (
    <p className={cx('change')} role="status">
      {changes.pairs.length === 0 ? NOTHING : <Sums changes={changes} />}
    </p>
  );
}

function Sums({ changes }: { readonly changes: ChangeAnswer }) {
  return changeSums(changes).map(({ tone, words }) => (
    <span key={tone} className={`${link('link', tone)} ${cx('sum')}`}>
      <ToneSign tone={tone} />
      {words}
    </span>
  ));
}
