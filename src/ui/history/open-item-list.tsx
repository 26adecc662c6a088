import { OPEN_REASONS, type OpenItem, type OpenReason } from '../../core/analyses/open-items.ts';
import { entity } from '../../core/design/lookup.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import styles from './history.module.css';

const cx = classes(styles);
const SHOWN = 100;

const TITLES: Readonly<Record<OpenReason, string>> = {
  'open question': 'Open questions',
  'ports to be confirmed': 'Ports to be confirmed',
  blocked: 'Blocked',
  proposed: 'Proposed, not agreed',
  'parking lot': 'Parking lot',
};

export interface OpenItemListProps {
  readonly items: readonly OpenItem[];
  /** Whether an item that is still in the design is selected when it is pressed. */
  readonly isSelectable?: boolean;
}

/** What was open in a design, by reason. */
export function OpenItemList({ items, isSelectable = false }: OpenItemListProps) {
  if (items.length === 0)
    return <p className={cx('quiet')}>Nothing was open: every flow agreed, confirmed and allowed.</p>;
  return (
    <div className={cx('open-items')}>
      {OPEN_REASONS.map((reason) => (
        <Reason
          key={reason}
          reason={reason}
          items={items.filter((i) => i.reason === reason)}
          isSelectable={isSelectable}
        />
      ))}
    </div>
  );
}

interface ReasonProps {
  readonly reason: OpenReason;
  readonly items: readonly OpenItem[];
  readonly isSelectable: boolean;
}

function Reason({ reason, items, isSelectable }: ReasonProps) {
  const design = useStudioStore('document', (d) => d.document?.design);
  const { select } = useActions();
  if (items.length === 0) return null;
  return (
    <section aria-label={TITLES[reason]} className={cx('reason')}>
      <h4 className={cx('reason-title')}>
        {TITLES[reason]} <span className={cx('count')}>{items.length}</span>
      </h4>
      <ul className={cx('reason-list')}>
        {items.slice(0, SHOWN).map(({ id, text }) => {
          const isThere = isSelectable && design !== undefined && entity(design, id) !== undefined;
          return (
            <li key={id}>
              <button type="button" className={cx('open-item')} disabled={!isThere} onClick={() => select([id])}>
                <span className={cx('handle')}>{id}</span>
                <MiddleTruncate text={text} tail={16} />
              </button>
            </li>
          );
        })}
      </ul>
      {items.length > SHOWN && <p className={cx('quiet')}>and {items.length - SHOWN} more</p>}
    </section>
  );
}
