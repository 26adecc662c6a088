import type { Cause, Default } from '../../core/analyses/causes.ts';
import type { ChangedEnds, ReviewAnswer, ReviewSentence } from '../../core/analyses/review/answer.ts';
import { few } from '../../core/delivery/change-review/few.ts';
import {
  behindFacts,
  behindTitle,
  decidingText,
  KIND_TITLE,
  type SentenceGroup,
  uncertainText,
} from '../../core/delivery/change-review/outline.ts';
import { entity } from '../../core/design/lookup.ts';
import type { Design, Note } from '../../core/design/schema.ts';
import { counted } from '../../core/design/thing-words.ts';
import type { ReviewLook, ReviewSideRef } from '../../state/review.ts';
import { ElementButton } from '../element-button.tsx';
import { useActions } from '../studio-context.tsx';
import { Badge } from '../widgets/badge.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { Comments } from './comments.tsx';
import styles from './review.module.css';
import { KIND_LOOKS } from './review-words.ts';

const cx = classes(styles);

export interface SentenceItemProps {
  readonly design: Design;
  readonly sentence: ReviewSentence;
  readonly group: SentenceGroup;
  readonly speaks: ReviewAnswer['speaks'];
  readonly look: ReviewLook;
  readonly notes: readonly Note[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One sentence; opened, what is behind it, the lines that decide, its pairs, and what was said of it. */
export function SentenceItem({ isOpen, onToggle, ...props }: SentenceItemProps) {
  const { sentence, notes } = props;
  const { icon, tone } = KIND_LOOKS[sentence.kind];
  return (
    <li className={cx('sentence', isOpen && 'is-open')}>
      <button type="button" className={cx('sentence-head')} aria-expanded={isOpen} onClick={onToggle}>
        <span className={cx('sign', `is-${tone}`)} title={KIND_TITLE[sentence.kind]}>
          <Icon name={icon} size={12} />
        </span>
        <span className={cx('sentence-text')}>{sentence.text}</span>
        <span className={cx('count')}>
          {notes.length > 0 && <Badge icon="note">{counted(notes.length, 'comment')}</Badge>}
          {counted(sentence.pairs, 'pair')}
        </span>
        <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} size={12} />
      </button>
      {isOpen && <Opened {...props} />}
    </li>
  );
}

type OpenedProps = Omit<SentenceItemProps, 'isOpen' | 'onToggle'>;

function Opened({ design, sentence, group, speaks, look, notes }: OpenedProps) {
  return (
    <div className={cx('body')}>
      {uncertainText(sentence, group).map((line) => (
        <p key={line} className={cx('quiet')}>
          {line}
        </p>
      ))}
      {sentence.behind.length > 0 && (
        <ul className={cx('plain')} aria-label="Behind it">
          {sentence.behind.map((b) => (
            <li key={`${b.side} ${b.role} ${b.id}`} className={cx('behind')}>
              <span>
                <strong>{behindTitle(b, speaks)}</strong>{' '}
                {entity(design, b.id) ? (
                  <ElementButton ids={[b.id]} className={cx('thing')}>
                    {b.text}
                  </ElementButton>
                ) : (
                  b.text
                )}
              </span>
              <span className={cx('quiet')}>{behindFacts(b).join('; ')}</span>
            </li>
          ))}
        </ul>
      )}
      {sentence.owners.length > 0 && <p className={cx('quiet')}>For {few(sentence.owners, 12)}</p>}
      <Pairs design={design} sentence={sentence} look={look} />
      <Deciding sentence={sentence} look={look} />
      <Comments design={design} sentence={sentence} notes={notes} />
    </div>
  );
}

function Pairs({ design, sentence, look }: Pick<OpenedProps, 'design' | 'sentence' | 'look'>) {
  const { examples, pairs } = sentence;
  const more = pairs - examples.length;
  return (
    <section aria-label="Pairs">
      <h4 className={cx('part-title')}>{pairs === 1 ? 'The pair' : `Of ${counted(pairs, 'pair')}`}</h4>
      <ul className={cx('plain')}>
        {examples.map((e) => (
          <li key={`${e.fromId} ${e.toId} ${e.from} ${e.to}`} className={cx('pair')}>
            <span className={cx('mono')}>
              {e.from} → {e.to}
            </span>
            <PairWays design={design} pair={e} look={look} />
          </li>
        ))}
        {more > 0 && <li className={cx('quiet')}>and {counted(more, 'more pair')}</li>}
      </ul>
    </section>
  );
}

/** The trace of sides that are open here, and the ends on the map. */
function PairWays(props: { readonly design: Design; readonly pair: ChangedEnds; readonly look: ReviewLook }) {
  const { design, pair, look } = props;
  const { askTrace, select, setView } = useActions();
  const things = [pair.fromId, pair.toId].filter((id) => entity(design, id));
  const traces = (['before', 'after'] as const).flatMap((at) => {
    const [side, packet] = [look[at], pair[at]];
    return packet && isOpenSide(side) ? [{ side: side.kind, packet }] : [];
  });
  return (
    <span className={cx('ways')}>
      {traces.map(({ side, packet }) => (
        <Button
          key={side}
          variant="quiet"
          icon="trace"
          onPress={() => {
            setView({ side });
            askTrace(packet);
          }}
        >
          Trace {side === 'today' ? 'today' : 'in the design'}
        </Button>
      ))}
      {things.length > 0 && (
        <Button
          variant="quiet"
          icon="map"
          onPress={() => {
            select(things);
            setView({ pane: 'map' });
          }}
        >
          Show on the map
        </Button>
      )}
    </span>
  );
}

function isOpenSide(side: ReviewSideRef): side is { readonly kind: 'today' | 'design' } {
  return side.kind === 'today' || side.kind === 'design';
}

function Deciding({ sentence, look }: Pick<OpenedProps, 'sentence' | 'look'>) {
  return (
    <section aria-label="What decides">
      <h4 className={cx('part-title')}>What decides{sentence.pairs > 1 ? ' about the first pairs' : ''}</h4>
      <ul className={cx('plain')}>
        {sentence.deciding.map((c) => (
          <li key={decidingText(c)} className={cx('line')}>
            <DecidingLine cause={c} side={look[c.side]} />
          </li>
        ))}
        {sentence.deciding.length === 0 && <li className={cx('quiet')}>An end is not there on either side.</li>}
      </ul>
    </section>
  );
}

/** The files view has the files of the design; other lines are named only. */
function DecidingLine({ cause, side }: { readonly cause: Cause | Default; readonly side: ReviewSideRef }) {
  const { setView } = useActions();
  const text = decidingText(cause);
  const place = 'why' in cause || side.kind !== 'design' ? undefined : cause.place;
  if (!place) return <span className={cx('mono')}>{text}</span>;
  const line = place.span?.line;
  return (
    <button
      type="button"
      className={cx('thing', 'mono')}
      onClick={() => setView({ pane: 'files', file: { path: place.file, ...(line === undefined ? {} : { line }) } })}
    >
      {text}
    </button>
  );
}
