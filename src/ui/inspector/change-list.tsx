import type { ChangeAnswer, ChangedPair } from '../../core/analyses/answers.ts';
import { entity } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { describeConnections } from '../../core/policy/connection-set.ts';
import { answerOf } from '../../state/asker.ts';
import { changeLooks } from '../change-looks.ts';
import { ElementButton } from '../element-button.tsx';
import { useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import { endNames } from './flow-words.ts';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

const cx = classes(styles);
const SHOWN = 60;

/** What opens and closes from Today to Design, as a list: the equivalent of the arrows on the map. */
export function ChangeList({ design }: { readonly design: Design }) {
  const changes = useStudioStore('analysis', (a) => answerOf(a.changes));
  if (!changes) return null;
  const sorted = [...changes.pairs].sort((a, b) => changeLooks(a).rank - changeLooks(b).rank);
  return (
    <Section title="Changes" count={changes.pairs.length}>
      {sorted.length === 0 && <p className={cx('quiet')}>None: the design allows what is allowed today.</p>}
      <ul className={cx('list')}>
        {sorted.slice(0, SHOWN).map((pair) => (
          <ChangeRow key={`${pair.from} ${pair.to}`} design={design} pair={pair} />
        ))}
      </ul>
      <More changes={changes} />
    </Section>
  );
}

function More({ changes }: { readonly changes: ChangeAnswer }) {
  const more = changes.pairs.length - SHOWN;
  if (more <= 0) return null;
  return <p className={cx('quiet')}>{`and ${changes.truncated ? 'at least ' : ''}${numberText(more)} more`}</p>;
}

function ChangeRow({ design, pair }: { readonly design: Design; readonly pair: ChangedPair }) {
  const { from, to } = endNames(design, pair.from, pair.to);
  const looks = changeLooks(pair);
  const ports = describeConnections(pair.kind === 'closed' ? pair.before : pair.after);
  const spoken = `${from} → ${to} ${ports}: ${looks.words}`;
  return (
    <li>
      <ElementButton
        ids={[pair.from, pair.to].filter((id) => entity(design, id))}
        className={cx('row')}
        aria-label={spoken}
        title={spoken}
      >
        <span className={cx('sign', looks.tone)}>
          <Icon name={looks.icon} size={12} />
        </span>
        <span className={cx('row-main', pair.kind === 'closed' && !pair.wanted && 'struck')}>
          <span className={cx('end-name')}>
            <MiddleTruncate text={from} />
          </span>
          <span className={cx('to')}>
            <span className={cx('arrow')}>→</span>
            <span className={cx('end-name')}>
              <MiddleTruncate text={to} />
            </span>
          </span>
        </span>
        <span className={cx('row-side')}>{ports}</span>
      </ElementButton>
    </li>
  );
}
