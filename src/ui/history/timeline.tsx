import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { numberText } from '../../core/lib/number-text.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { useNow } from '../use-now.ts';
import { clockText, whenText } from '../when-text.ts';
import { Badge } from '../widgets/badge.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import { Segmented } from '../widgets/segmented.tsx';
import styles from './history.module.css';
import { type TimelineEntry, type TimelineFilter, timelineOf } from './timeline-entries.ts';

const cx = classes(styles);
/** More are shown on request: nobody looks for a step among hundreds. */
const SHOWN = 100;

export interface TimelineProps {
  /** The version whose details are shown. */
  readonly chosen: number | undefined;
  readonly onChoose: (id: number) => void;
}

/** The list of steps and versions: a step is gone to, a version is looked into. */
export function Timeline({ chosen, onChoose }: TimelineProps) {
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const [limit, setLimit] = useState(SHOWN);
  const past = useStudioStore('document', (d) => d.past);
  const future = useStudioStore('document', (d) => d.future);
  const versions = useStudioStore('keeping', (k) => k.versions);
  const { travel, setView } = useActions();
  const now = useNow(30_000);
  const entries = useMemo(() => timelineOf({ past, future }, versions, filter), [past, future, versions, filter]);
  // what was taken back stands on top: where the design is must be in sight
  const shown = entries.slice(0, Math.max(limit, future.length + SHOWN / 2));
  const act = (key: string) => {
    const entry = entries.find((e) => e.key === key);
    if (entry?.kind === 'version') onChoose(entry.version.id);
    else if (entry && entry.by !== 0) travel(entry.by);
  };
  return (
    <div className={cx('timeline')}>
      <div className={cx('bar')}>
        <Segmented
          label="What is listed"
          value={filter}
          options={[
            { id: 'all', label: 'All' },
            { id: 'versions', label: 'Versions' },
          ]}
          onChange={setFilter}
        />
        <Button icon="version" onPress={() => setView({ dialog: 'freeze' })}>
          Freeze a version…
        </Button>
      </div>
      <ListBox
        aria-label="History"
        className={cx('list')}
        selectionMode="none"
        onAction={(key) => act(String(key))}
        renderEmptyState={() => <p className={cx('none')}>No versions yet.</p>}
      >
        {shown.map((entry) => (
          <Entry
            key={entry.key}
            entry={entry}
            isChosen={entry.kind === 'version' && entry.version.id === chosen}
            now={now}
          />
        ))}
      </ListBox>
      {shown.length < entries.length && (
        <div className={cx('more')}>
          <Button variant="quiet" onPress={() => setLimit(limit + 4 * SHOWN)}>
            Show older ({numberText(entries.length - shown.length)})
          </Button>
        </div>
      )}
    </div>
  );
}

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly isChosen: boolean;
  readonly now: number;
}

function Entry({ entry, isChosen, now }: EntryProps) {
  const { words, at } = wordsOf(entry);
  const state = entry.kind === 'version' ? (isChosen ? ', shown' : '') : stateWords(entry.by);
  const when = at === undefined ? '' : whenText(at, now);
  return (
    <ListBoxItem
      id={entry.key}
      className={cx('entry', entry.kind, toneOf(entry), isChosen && 'chosen')}
      textValue={`${words}${state}${when && `, ${when}`}`}
      aria-label={`${words}${state}${when && `, ${when}`}`}
    >
      <span className={cx('mark')}>
        {entry.kind === 'version' ? <Icon name="version" size={12} /> : <span className={cx('dot')} />}
      </span>
      <span className={cx('what')}>
        <MiddleTruncate text={entry.kind === 'version' ? entry.version.name : words} tail={16} />
      </span>
      {entry.kind === 'version' && entry.version.open.length > 0 && (
        <Badge>{`${entry.version.open.length} open`}</Badge>
      )}
      {entry.kind !== 'version' && entry.by === 0 && <Badge>on screen</Badge>}
      {at !== undefined && (
        <span className={cx('when')} title={clockText(at, now)}>
          {when}
        </span>
      )}
    </ListBoxItem>
  );
}

function wordsOf(entry: TimelineEntry): { readonly words: string; readonly at: number | undefined } {
  if (entry.kind === 'start') return { words: 'Start of the history', at: undefined };
  if (entry.kind === 'step') return { words: entry.label, at: entry.at };
  const { kind, name, at, open } = entry.version;
  const words = `${kind === 'named' ? 'Version' : 'Automatic version'} ${name}`;
  return { words: open.length > 0 ? `${words}, ${open.length} open` : words, at };
}

function stateWords(by: number): string {
  if (by === 0) return ', on screen';
  return by > 0 ? ', taken back' : '';
}

function toneOf(entry: TimelineEntry): string | undefined {
  if (entry.kind === 'version') return entry.version.kind;
  if (entry.by === 0) return 'current';
  return entry.by > 0 ? 'ahead' : undefined;
}
