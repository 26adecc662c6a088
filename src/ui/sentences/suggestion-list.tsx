import type { Suggestion } from '../../core/design/sentences/suggestion.ts';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import styles from './sentences.module.css';

const cx = classes(styles);

export interface SuggestionListProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onAccept: (suggestion: Suggestion) => void;
}

/** The id of a suggestion, for the field to point at. */
export function suggestionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

const KIND_ICONS: Readonly<Record<Suggestion['kind'], IconName>> = {
  name: 'workload',
  new: 'add',
  arrow: 'arrow-right',
  port: 'connect',
  keyword: 'label',
};
const NAME_ICONS: ReadonlyMap<string, IconName> = new Map([
  ['namespace', 'namespace'],
  ['external', 'external'],
  ['host group', 'host'],
  ['label group', 'label'],
  ['plane', 'plane'],
  ['environment', 'group'],
  ['tenant', 'tenant'],
  ['compliance zone', 'group'],
  ['cluster', 'host'],
]);

/** What the sentence may go on with. The field keeps the focus and the keys. */
export function SuggestionList({ id, suggestions, active, onAccept }: SuggestionListProps) {
  return (
    <div id={id} role="listbox" aria-label="Ways to go on" className={cx('suggestions')}>
      {suggestions.map((s, i) => (
        <div
          key={`${s.insert} ${s.what}`}
          id={suggestionId(id, i)}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          className={cx('suggestion', i === active && 'active')}
          // the focus stays in the field
          onMouseDown={(event) => {
            event.preventDefault();
            onAccept(s);
          }}
        >
          <Icon name={(s.kind === 'name' && NAME_ICONS.get(s.what)) || KIND_ICONS[s.kind]} />
          <span className={cx('insert')}>{s.insert}</span>
          <span className={cx('what')}>{s.what}</span>
        </div>
      ))}
    </div>
  );
}
