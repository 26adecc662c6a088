import type { Conflict, ConflictSide } from '../../core/analyses/conflicts/conflicts.ts';
import { settleConflict } from '../../core/design/edits/settle.ts';
import type { Design } from '../../core/design/schema.ts';
import { counted } from '../../core/design/thing-words.ts';
import { todayOf } from '../../state/today.ts';
import { ElementButton } from '../element-button.tsx';
import { undoOf } from '../remove.ts';
import { Said } from '../said.tsx';
import { useStudio } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { TextField } from '../widgets/text-field.tsx';
import { toast } from '../widgets/toast.tsx';
import styles from './conflicts.module.css';
import { type OfferedWay, offeredWays } from './ways.ts';

const cx = classes(styles);

/** What is written down with a decision. */
export interface Saying {
  readonly reason: string;
  readonly author: string;
}

export interface ConflictCardProps {
  readonly design: Design;
  readonly conflict: Conflict;
  /** A newer answer is on its way: nothing is decided on this one. */
  readonly isStale: boolean;
  readonly saying: Saying;
  readonly onSaying: (saying: Saying) => void;
}

/** One conflict: who wants what, who forbids it, about which pairs, and the ways out. */
export function ConflictCard({ design, conflict, isStale, saying, onSaying }: ConflictCardProps) {
  const studio = useStudio();
  const take = ({ way, label }: OfferedWay) => {
    let problem: string | undefined;
    const decision = {
      reason: saying.reason.trim(),
      author: saying.author.trim() || undefined,
      on: todayOf(new Date()),
    };
    studio.actions.edit(`${label}: ${conflict.title}`, (draft) => {
      problem = settleConflict(draft, conflict, way, decision);
    });
    if (problem !== undefined) {
      toast({ text: `Nothing was changed: ${problem}`, tone: 'error' });
      return;
    }
    onSaying({ ...saying, reason: '' });
    toast({ text: `${label}: noted in the decisions`, action: { label: 'Undo', run: undoOf(studio) } });
  };
  return (
    <section className={cx('card')} aria-label={`Conflict ${conflict.title}`}>
      <div className={cx('evidence')}>
        <div className={cx('sides')}>
          <Side title="Wants it" side={conflict.wanting} />
          <Side title="Forbids it" side={conflict.forbidding} />
        </div>
        {conflict.widens && (
          <p className={cx('pairs')}>
            <Said text={`${conflict.widens.says}.`} />
          </p>
        )}
        <p className={cx('pairs')}>
          <strong>
            {counted(conflict.pairs, 'pair')} on {conflict.portsText}:
          </strong>{' '}
          {conflict.shown.map((p) => `${p.from} → ${p.to}`).join(', ')}
          {conflict.pairs > conflict.shown.length && ` and ${conflict.pairs - conflict.shown.length} more`}
        </p>
      </div>
      <div className={cx('deciding')}>
        <div className={cx('said')}>
          <TextField
            label="Reason"
            value={saying.reason}
            placeholder="Why it is decided this way"
            onChange={(reason) => onSaying({ ...saying, reason })}
          />
          <TextField
            label="Decided by"
            value={saying.author}
            placeholder="Who decides"
            onChange={(author) => onSaying({ ...saying, author })}
          />
        </div>
        <ul className={cx('ways')} aria-label="Ways out">
          {offeredWays(design, conflict).map((offered) => (
            <li key={offered.key} className={cx('way')}>
              <Button icon={offered.icon} isDisabled={isStale} onPress={() => take(offered)}>
                {offered.label}
              </Button>
              <span className={cx('way-text')}>{offered.says}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Side({ title, side }: { readonly title: string; readonly side: ConflictSide }) {
  return (
    <div className={cx('side')}>
      <p className={cx('side-title')}>{title}</p>
      <ElementButton ids={[side.id]} className={cx('side-button')}>
        <span className={cx('handle')}>{side.id}</span> {side.says}
      </ElementButton>
      <p className={cx('owner')}>{side.owner === undefined ? 'nobody is named as owner' : `owned by ${side.owner}`}</p>
    </div>
  );
}
