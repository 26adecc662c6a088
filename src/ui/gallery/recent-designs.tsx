import { useEffect, useState } from 'react';
import { Button as RacButton } from 'react-aria-components';
import { type RecentDesign, useDesk } from '../desk.tsx';
import { reportOutcome, reportWhenDone } from '../report.ts';
import { whenText } from '../when-text.ts';
import { IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import styles from './gallery.module.css';

const cx = classes(styles);

/** The designs kept in this browser, newest first. */
export function RecentDesigns() {
  const [recent, setRecent] = useState<readonly RecentDesign[]>();
  const desk = useDesk();
  useEffect(() => {
    let isShown = true;
    // a browser without a database has no recent designs; saving says so when it matters
    desk.recentDesigns().then(
      (found) => isShown && setRecent(found),
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [desk]);
  if (!recent) return null;
  const forget = async (id: string) => {
    const outcome = await desk.forgetRecent(id);
    if (outcome.kind === 'done') setRecent((designs) => designs?.filter((design) => design.id !== id));
    else reportOutcome(outcome);
  };
  const now = Date.now();
  return (
    <section aria-label="Recent designs" className={cx('recent')}>
      <h2 className={cx('subhead')}>Recent designs</h2>
      {recent.length === 0 && (
        <p className={cx('none')}>
          None yet. Every design is kept in this browser as you work on it, with its history, and waits here.
        </p>
      )}
      <ul className={cx('designs')} hidden={recent.length === 0}>
        {recent.map((design) => (
          <li key={design.id} className={cx('design')}>
            <RacButton className={cx('open')} onPress={() => reportWhenDone(desk.openRecent(design.id))}>
              <MiddleTruncate text={design.name} tail={12} />
              <span className={cx('when')}>{whenText(design.changedAt, now)}</span>
            </RacButton>
            <IconButton
              icon="delete"
              label={`Remove ${design.name} from this browser`}
              onPress={() => void forget(design.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
