import { Button } from 'react-aria-components';
import { counted } from '../../core/design/thing-words.ts';
import { openErrors } from '../../state/selectors.ts';
import type { Pane } from '../../state/studio.ts';
import { CommandIconButton } from '../commands.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import { VisuallyHidden } from '../widgets/visually-hidden.tsx';
import styles from './rail.module.css';

const cx = classes(styles);

const VIEWS: readonly { readonly id: Pane; readonly label: string; readonly icon: IconName }[] = [
  { id: 'map', label: 'Map', icon: 'map' },
  { id: 'matrix', label: 'Matrix', icon: 'matrix' },
  { id: 'checks', label: 'Checks', icon: 'checks' },
  { id: 'files', label: 'Files', icon: 'files' },
  { id: 'review', label: 'Review', icon: 'review' },
  { id: 'governance', label: 'Governance', icon: 'policy' },
];

/** More are not counted out: the rail is narrow. */
const MOST = 99;

/** The views of the studio, down the left. */
export function Rail() {
  const pane = useStudioStore('view', (v) => v.pane);
  const { setView } = useActions();
  return (
    <nav aria-label="Views" className={cx('rail')}>
      <ul className={cx('views')}>
        {VIEWS.map(({ id, label, icon }) => (
          <li key={id}>
            <Button
              className={cx('view')}
              onPress={() => setView({ pane: id })}
              {...(pane === id && { 'aria-current': 'page' as const })}
            >
              <Icon name={icon} size={20} />
              {label}
              {id === 'checks' && <OpenErrors />}
            </Button>
          </li>
        ))}
      </ul>
      <CommandIconButton command="help.shortcuts" placement="right" />
    </nav>
  );
}

/** How many errors are open, as far as that is known of the document as it is now. */
function OpenErrors() {
  const revision = useStudioStore('document', (d) => d.revision);
  const side = useStudioStore('view', (v) => (v.side === 'today' ? 'today' : 'design'));
  const errors = useStudioStore('analysis', openErrors(revision, side));
  if (!errors) return null;
  return (
    <>
      <span className={cx('count')} aria-hidden="true">
        {errors > MOST ? `${MOST}+` : errors}
      </span>
      <VisuallyHidden>, {counted(errors, 'open error')}</VisuallyHidden>
    </>
  );
}
