import type { DocumentComparison, ToldDifference } from '../../core/design/compare/compare.ts';
import { isSameDrawing } from '../../core/design/compare/compare.ts';
import { kindTitle } from '../../core/design/compare/kinds.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import { Words } from '../widgets/words.tsx';
import styles from './history.module.css';
import { ShortList } from './short-list.tsx';

const cx = classes(styles);

const SIGNS: Readonly<Record<ToldDifference['kind'], { readonly icon: IconName; readonly word: string }>> = {
  added: { icon: 'add', word: 'added' },
  removed: { icon: 'minus', word: 'removed' },
  changed: { icon: 'edit', word: 'changed' },
};

/** What was drawn differently: a sentence for each thing, by kind. */
export function DrawingDifferences({ drawn }: { readonly drawn: DocumentComparison }) {
  const count = drawn.groups.reduce((sum, g) => sum + g.items.length, 0) + drawn.design.length;
  return (
    <section aria-label="Drawn differently" className={cx('column')}>
      <h3>
        Drawn differently <span className={cx('count')}>{numberText(count)}</span>
      </h3>
      {isSameDrawing(drawn) && <p className={cx('quiet')}>Nothing: both are drawn the same.</p>}
      {drawn.design.map((sentence) => (
        <p key={sentence} className={cx('difference')}>
          <Words>{sentence}</Words>
        </p>
      ))}
      {drawn.groups.map(({ collection, items }) => (
        <section key={collection} aria-label={kindTitle(collection)} className={cx('group')}>
          <h4 className={cx('reason-title')}>
            {kindTitle(collection)} <span className={cx('count')}>{numberText(items.length)}</span>
          </h4>
          <ShortList items={items} keyOf={(item) => item.id}>
            {(item) => <Difference item={item} />}
          </ShortList>
        </section>
      ))}
      {drawn.moved > 0 && (
        <p className={cx('quiet')}>
          {drawn.moved === 1 ? '1 thing stands' : `${numberText(drawn.moved)} things stand`} elsewhere on the map.
        </p>
      )}
    </section>
  );
}

function Difference({ item }: { readonly item: ToldDifference }) {
  const { icon, word } = SIGNS[item.kind];
  return (
    <div className={cx('difference', item.kind)}>
      <span className={cx('sign')}>
        <Icon name={icon} size={12} />
      </span>
      <div className={cx('sentences')}>
        <p>
          <span className={cx('verb')}>{word}</span> <Words>{item.subject}</Words>
        </p>
        {item.details.length > 0 && (
          <ul className={cx('changes')}>
            {item.details.map((detail) => (
              <li key={detail}>
                <Words>{detail}</Words>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
