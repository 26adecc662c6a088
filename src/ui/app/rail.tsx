import { Button } from 'react-aria-components';
import type { Pane } from '../../state/studio.ts';
import { CommandIconButton } from '../commands.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import styles from './rail.module.css';

const cx = classes(styles);

const VIEWS: readonly { readonly id: Pane; readonly label: string; readonly icon: IconName }[] = [
  { id: 'map', label: 'Map', icon: 'map' },
  { id: 'files', label: 'Files', icon: 'files' },
  { id: 'governance', label: 'Governance', icon: 'policy' },
];

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
            </Button>
          </li>
        ))}
      </ul>
      <CommandIconButton command="help.shortcuts" placement="right" />
    </nav>
  );
}
