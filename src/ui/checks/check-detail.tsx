import { useRef } from 'react';
import type { Side } from '../../core/analyses/answers.ts';
import type { Design } from '../../core/design/schema.ts';
import { counted } from '../../core/design/thing-words.ts';
import { isBeyondPolicy, isOpen } from '../../core/practices/judged-finding.ts';
import { PracticeLink } from '../practice-link.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { StateBadge } from './check-list.tsx';
import { STATE_LOOKS, stateSentence } from './check-words.ts';
import styles from './checks.module.css';
import { FindingList } from './finding-list.tsx';
import type { ShownCheck } from './shown-checks.ts';

const cx = classes(styles);

export interface CheckDetailProps {
  readonly design: Design;
  readonly shown: ShownCheck;
  readonly side: Side;
  readonly day: string;
  /** A newer answer is on its way: nothing is mended or accepted on this one. */
  readonly isStale: boolean;
}

/** One check in full: what it demands, what was proved, or its findings with evidence; the accepted ones apart. */
export function CheckDetail({ shown: { check, findings }, ...rest }: CheckDetailProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const open = findings.filter(isOpen);
  const beyond = findings.filter(isBeyondPolicy);
  const accepted = findings.filter((f) => f.accepted);
  const hidden = check.findings.length - findings.length;
  const list = { ...rest, check, onDone: () => heading.current?.focus() };
  return (
    <section className={cx('detail')} aria-label={`Check ${check.id}`}>
      <header className={cx('detail-head')}>
        <div className={cx('row-head')}>
          <span className={cx('mono')}>{check.id}</span>
          <StateBadge check={check} />
        </div>
        <h2 ref={heading} tabIndex={-1}>
          {check.demand}
        </h2>
        <p className={cx('belongs')}>
          <PracticeLink practice={check.practice} />
          <span className={cx('quiet')}>row {check.row}</span>
        </p>
      </header>
      {check.findings.length === 0 && (
        <p className={cx('outcome', `is-${STATE_LOOKS[check.state].tone}`)}>
          <Icon name={STATE_LOOKS[check.state].icon} />
          <span>{stateSentence(check)}</span>
        </p>
      )}
      {open.length > 0 && <FindingList label="Findings" findings={open} {...list} />}
      {beyond.length > 0 && (
        <>
          <h3 className={cx('part-title')}>Not enforceable by this target: no policy could stop it</h3>
          <FindingList label="Not enforceable" findings={beyond} {...list} />
        </>
      )}
      {accepted.length > 0 && (
        <>
          <h3 className={cx('part-title')}>Accepted: somebody answers for {accepted.length === 1 ? 'it' : 'them'}</h3>
          <FindingList label="Accepted findings" findings={accepted} {...list} />
        </>
      )}
      {hidden > 0 && <p className={cx('quiet')}>{counted(hidden, 'more finding')} hidden by the search.</p>}
    </section>
  );
}
