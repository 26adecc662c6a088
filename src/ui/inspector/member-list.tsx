import { ElementButton } from '../element-button.tsx';
import { classes } from '../widgets/classes.ts';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

const cx = classes(styles);
const SHOWN = 60;

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly what: string;
}

export function MemberList({ title, members }: { readonly title: string; readonly members: readonly Member[] }) {
  return (
    <Section title={title} count={members.length}>
      {members.length === 0 && <p className={cx('quiet')}>None yet.</p>}
      <ul className={cx('list')}>
        {members.slice(0, SHOWN).map((m) => (
          <li key={m.id}>
            <ElementButton ids={[m.id]} className={cx('row')}>
              <span className={cx('row-main')}>
                <MiddleTruncate text={m.name} tail={10} />
              </span>
              <span className={cx('row-side')}>{m.what}</span>
            </ElementButton>
          </li>
        ))}
      </ul>
      {members.length > SHOWN && <p className={cx('quiet')}>and {members.length - SHOWN} more</p>}
    </Section>
  );
}
