import type { Remark, Sentence, SentenceEnd } from '../../core/design/sentences/sentence.ts';
import { Badge } from '../widgets/badge.tsx';
import { Button } from '../widgets/button.tsx';
import { Chip } from '../widgets/chip.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { Words } from '../widgets/words.tsx';
import { effectText, newText, portsText } from './sentence-words.ts';
import styles from './sentences.module.css';

const cx = classes(styles);
const MOST_ENDS = 4;

export interface EchoProps {
  readonly sentence: Sentence;
  /** The zones that new namespaces stand in, by name. */
  readonly home: string;
  /** Whether the problem is at what is being typed: then it is no mistake yet, and the suggestions are the way out. */
  readonly isUnfinished: boolean;
  readonly isListShown: boolean;
  /** Puts a text in place of a stretch of the line. */
  readonly onFix: (remark: Remark, text: string) => void;
}

/** What was understood of a line: its parts, what it would make and change, what is wrong with it. */
export function Echo({ sentence, home, isUnfinished, isListShown, onFix }: EchoProps) {
  const { notes } = sentence;
  const [problem] = sentence.problems;
  return (
    <>
      <Understood sentence={sentence} home={home} />
      {problem && isUnfinished && !isListShown && (
        <p className={cx('hint')}>
          <Words>{problem.help}</Words>
        </p>
      )}
      {problem && !isUnfinished && <RemarkLine remark={problem} tone="problem" onFix={onFix} />}
      {!problem && notes.map((note) => <RemarkLine key={note.message} remark={note} tone="note" onFix={onFix} />)}
    </>
  );
}

/** The parts of a sentence in one row, and what adding it does. */
export function Understood({ sentence, home }: { readonly sentence: Sentence; readonly home: string }) {
  const { from, to, flows, makes } = sentence;
  const [flow] = flows;
  if (from.length + to.length === 0) return null;
  const effects = [...new Set(flows.map((f) => effectText(f.effect)).filter((t) => t !== ''))];
  return (
    <div className={cx('understood')}>
      <Ends ends={from} />
      {to.length > 0 && (
        <span className={cx('arrow', flow?.status === 'must not' && 'ban')}>
          {flow?.status === 'must not' ? 'must not reach' : '→'}
        </span>
      )}
      <Ends ends={to} />
      {flow && <Chip mono>{portsText(flow)}</Chip>}
      {flow?.status && flow.status !== 'must not' && <Chip>{flow.status}</Chip>}
      {flow?.owner && <Chip>{`owner ${flow.owner}`}</Chip>}
      {flow?.reason && <span className={cx('reason')}>because {flow.reason}</span>}
      {makes.map((thing) => (
        <Badge key={thing.ref} icon="add">
          {newText(thing, home)}
        </Badge>
      ))}
      {effects.map((text) => (
        <Badge key={text} icon="flow">
          {text}
        </Badge>
      ))}
    </div>
  );
}

function Ends({ ends }: { readonly ends: readonly SentenceEnd[] }) {
  return (
    <>
      {ends.slice(0, MOST_ENDS).map((end) => (
        <Chip key={end.ref}>
          {end.kind !== 'workload' && <span className={cx('kind')}>{end.kind} </span>}
          {end.name}
        </Chip>
      ))}
      {ends.length > MOST_ENDS && <Chip>{`${ends.length - MOST_ENDS} more`}</Chip>}
    </>
  );
}

interface RemarkLineProps {
  readonly remark: Remark;
  readonly tone: 'problem' | 'note';
  readonly onFix: (remark: Remark, text: string) => void;
}

/** A problem or a note, with its ways out as buttons. */
function RemarkLine({ remark, tone, onFix }: RemarkLineProps) {
  return (
    <div className={cx('remark')}>
      <p className={cx('remark-text', tone)}>
        <Icon name={tone === 'problem' ? 'error' : 'note'} />
        <span>
          <Words>{remark.message}</Words>
          <span className={cx('help')}>
            {': '}
            <Words>{remark.help}</Words>
          </span>
        </span>
      </p>
      {remark.fixes.length > 0 && (
        <div className={cx('fixes')}>
          {remark.fixes.map((fix) => (
            <Button key={fix.text} onPress={() => onFix(remark, fix.text)}>
              <span className={cx('fix')}>{fix.text}</span> <span className={cx('kind')}>{fix.what}</span>
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
