import type { Connections, EditWay, FileEditAnswer, PairConnections } from '../../core/analyses/file-edit.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { describeConnections } from '../../core/policy/connection-set.ts';
import { Badge } from '../widgets/badge.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { Segmented } from '../widgets/segmented.tsx';
import { Words } from '../widgets/words.tsx';
import styles from './panel.module.css';

const cx = classes(styles);

/** Pairs and sentences that are listed before the rest is counted. */
const LISTED = 20;

const WAY_NAMES: Readonly<Record<EditWay['kind'], string>> = {
  document: 'As the design',
  flows: 'As flows',
  'hand-written': 'As hand-written',
};

export interface DraftPanelProps {
  readonly design: Design;
  /** The newest answer there is, if any. */
  readonly answer: FileEditAnswer | undefined;
  /** Whether the answer is to the text as it stands. */
  readonly isCurrent: boolean;
  readonly error: string | undefined;
  /** The way that is looked at. */
  readonly way: EditWay | undefined;
  readonly onWay: (kind: EditWay['kind']) => void;
}

/** What a draft changes: in the design, in what is allowed, and how exactly the design can say it. */
export function DraftPanel({ design, answer, isCurrent, error, way, onWay }: DraftPanelProps) {
  const ways = answer?.ways ?? [];
  return (
    <div className={cx('panel')}>
      {ways.length > 1 && way && (
        <Segmented
          label="How it is taken in"
          value={way.kind}
          options={ways.map(({ kind }) => ({ id: kind, label: WAY_NAMES[kind] }))}
          onChange={onWay}
        />
      )}
      {error !== undefined && <p className={cx('error')}>{error}</p>}
      {!answer && error === undefined && <p className={cx('quiet')}>Reading the text…</p>}
      {answer && (
        <div className={cx('columns', !isCurrent && 'stale')}>
          <InDesign answer={answer} way={way} />
          <Enforced design={design} answer={answer} way={way} />
        </div>
      )}
    </div>
  );
}

function InDesign({ answer, way }: { readonly answer: FileEditAnswer; readonly way: EditWay | undefined }) {
  return (
    <section aria-label="In the design">
      <h3>In the design</h3>
      {answer.refusal !== undefined && (
        <p className={cx('sentence')}>
          <Icon name={way ? 'note' : 'blocked'} />
          <span>
            <Words>{answer.refusal}</Words>
          </span>
        </p>
      )}
      {way && (
        <>
          <Sentences texts={way.changes} />
          {way.remarks.map((text) => (
            <p key={text} className={cx('sentence', 'quiet')}>
              <Icon name="note" />
              <span>{text}</span>
            </p>
          ))}
        </>
      )}
    </section>
  );
}

function Sentences({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className={cx('list')}>
      {texts.slice(0, LISTED).map((text) => (
        <li key={text}>{text}</li>
      ))}
      {texts.length > LISTED && <li className={cx('quiet')}>{`and ${texts.length - LISTED} more`}</li>}
    </ul>
  );
}

interface EnforcedProps {
  readonly design: Design;
  readonly answer: FileEditAnswer;
  readonly way: EditWay | undefined;
}

/** What opens and closes, and whether what is then written enforces the same. */
function Enforced({ design, answer, way }: EnforcedProps) {
  const { effect } = answer;
  if (!effect && !way?.check) return null;
  return (
    <section aria-label="Connections">
      <h3>Connections</h3>
      {effect && effect.total === 0 && (
        <p className={cx('quiet')}>The text opens and closes nothing between things drawn.</p>
      )}
      {effect && <Pairs design={design} connections={effect} opened="opens" closed="closes" />}
      {way?.check && <Check design={design} way={way} check={way.check} />}
    </section>
  );
}

function Check({
  design,
  way,
  check,
}: {
  readonly design: Design;
  readonly way: EditWay;
  readonly check: Connections;
}) {
  if (check.total === 0)
    return (
      <p className={cx('sentence')}>
        <Badge tone="allowed" icon="proof">
          exact
        </Badge>
        <span>Written anew, the manifests enforce exactly what you typed.</span>
      </p>
    );
  return (
    <>
      <p className={cx('sentence')}>
        <Badge tone="warning" icon="warning">
          not the same
        </Badge>
        <span>{DIFFERENT[way.kind]}</span>
      </p>
      <Pairs design={design} connections={check} opened="also open" closed="stays closed" />
    </>
  );
}

const DIFFERENT: Readonly<Record<EditWay['kind'], string>> = {
  document: 'Written anew, the manifests enforce something else than you typed:',
  flows: 'Written anew, the manifests differ from what you typed; a flow opens both of its ends:',
  'hand-written': 'With what the design writes beside it, this is different from what you typed:',
};

interface PairsProps {
  readonly design: Design;
  readonly connections: Connections;
  readonly opened: string;
  readonly closed: string;
}

function Pairs({ design, connections, opened, closed }: PairsProps) {
  const rows = [
    ...connections.opened.map((pair) => ({ pair, words: opened, isOpen: true })),
    ...connections.closed.map((pair) => ({ pair, words: closed, isOpen: false })),
  ];
  const more = Math.max(rows.length, connections.total) - LISTED;
  return (
    <ul className={cx('list')}>
      {rows.slice(0, LISTED).map(({ pair, words, isOpen }) => (
        <li key={`${words} ${pair.from} ${pair.to}`} className={cx('pair')}>
          <Badge tone={isOpen ? 'surplus' : 'denied'} icon={isOpen ? 'add' : 'cross'}>
            {words}
          </Badge>
          <span>{pairText(design, pair)}</span>
        </li>
      ))}
      {more > 0 && <li className={cx('quiet')}>{`and ${more} more`}</li>}
    </ul>
  );
}

function pairText(design: Design, { from, to, connections }: PairConnections): string {
  return `${nameOf(design, from)} → ${nameOf(design, to)} ${describeConnections(connections)}`;
}
