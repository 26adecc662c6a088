import type { ImportResult } from '../../core/analyses/answers.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { classes } from '../widgets/classes.ts';
import { Notice } from '../widgets/notice.tsx';
import styles from './import.module.css';
import { SEVERITY_ORDER } from './severity-order.ts';

const cx = classes(styles);

const PROBLEMS_SHOWN = 200;

/** What was read, what was passed over and why, and what is wrong with it. */
export function ImportPreview({ result }: { readonly result: ImportResult }) {
  const counts = Object.entries(result.counts).filter(([, n]) => n > 0);
  const total = counts.reduce((sum, [, n]) => sum + n, 0);
  const problems = result.diagnostics.toSorted(
    (a, b) => SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity),
  );
  return (
    <div className={cx('preview')}>
      <section className={cx('section')}>
        <h3>
          Read <span className={cx('count')}>{numberText(total)} objects</span>
        </h3>
        {counts.length === 0 ? (
          <p className={cx('muted')}>Nothing that policy needs was found in these files.</p>
        ) : (
          <dl className={cx('kinds')}>
            {counts.map(([kind, n]) => (
              <div key={kind} className={cx('kind')}>
                <dt>{kind}</dt>
                <dd>{numberText(n)}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      {result.passedOver.length > 0 && (
        <section className={cx('section')}>
          <h3>Passed over</h3>
          <ul className={cx('rows')}>
            {result.passedOver.map(({ kind, count, why }) => (
              <li key={`${kind} ${why}`} className={cx('passed')}>
                <span>
                  {kind} <span className={cx('muted')}>× {numberText(count)}</span>
                </span>
                <span className={cx('muted')}>{why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={cx('section')}>
        <h3>Problems</h3>
        {problems.length === 0 ? (
          <p className={cx('muted')}>None.</p>
        ) : (
          <ul className={cx('plain')}>
            {problems.slice(0, PROBLEMS_SHOWN).map((problem) => {
              const { span, file } = problem.place ?? {};
              const place = file && (span ? `${file}:${span.line}:${span.column}` : file);
              return (
                <Notice
                  key={`${problem.code} ${place} ${problem.place?.field} ${problem.message}`}
                  severity={problem.severity}
                  help={problem.help}
                  subject={problem.object}
                  place={place}
                >
                  {problem.message}
                </Notice>
              );
            })}
          </ul>
        )}
        {problems.length > PROBLEMS_SHOWN && (
          <p className={cx('muted')}>
            {numberText(problems.length - PROBLEMS_SHOWN)} more, in Input problems after the import.
          </p>
        )}
      </section>
    </div>
  );
}
