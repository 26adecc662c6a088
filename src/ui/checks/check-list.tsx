import { type KeyboardEvent, useEffect, useRef } from 'react';
import { counted } from '../../core/lib/number-text.ts';
import { isOpen } from '../../core/practices/judged-finding.ts';
import type { CheckAnswer } from '../../core/practices/run-checks.ts';
import { PRACTICE_NAMES } from '../practices.ts';
import { Badge } from '../widgets/badge.tsx';
import { classes } from '../widgets/classes.ts';
import { SEVERITY_LOOKS, STATE_LOOKS } from './check-words.ts';
import styles from './checks.module.css';
import type { ShownCheck } from './shown-checks.ts';

const cx = classes(styles);

export interface CheckListProps {
  readonly shown: readonly ShownCheck[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** Every check with what it came to, by practice. The arrow keys go from one to the next. */
export function CheckList({ shown, chosen, onChoose }: CheckListProps) {
  const list = useRef<HTMLUListElement>(null);
  // back from the map or the trace, one is where one was
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const rows = [...(list.current?.querySelectorAll('button') ?? [])];
    const next = rows[rows.indexOf(document.activeElement as HTMLButtonElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <ul className={cx('list')} aria-label="Checks" ref={list} onKeyDown={onKeyDown}>
      {shown.map(({ check }, i) => (
        <li key={check.id}>
          {check.practice !== shown[i - 1]?.check.practice && (
            <p className={cx('group')}>
              Practice {check.practice}: {PRACTICE_NAMES[check.practice]}
            </p>
          )}
          <button
            type="button"
            className={cx('row', check.id === chosen && 'chosen')}
            aria-current={check.id === chosen}
            onClick={() => onChoose(check.id)}
          >
            <span className={cx('row-head')}>
              <span className={cx('mono')}>{check.id}</span>
              <StateBadge check={check} />
            </span>
            <span className={cx('row-text')}>{check.demand}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What a check came to; of one that fails how many findings of which severity are open. */
export function StateBadge({ check }: { readonly check: CheckAnswer }) {
  const look = check.state === 'fails' ? SEVERITY_LOOKS[check.severity] : STATE_LOOKS[check.state];
  const open = check.findings.filter(isOpen).length;
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {check.state === 'fails' ? counted(open, look.word) : look.word}
    </Badge>
  );
}
