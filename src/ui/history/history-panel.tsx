import { useState } from 'react';
import { useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import styles from './history.module.css';
import { Timeline } from './timeline.tsx';
import { VersionDetails } from './version-details.tsx';

const cx = classes(styles);

/** Every step and every version of the open design: go to any of them, look into a version, compare, restore. */
export function HistoryPanel() {
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const versions = useStudioStore('keeping', (k) => k.versions);
  const version = versions.find((v) => v.id === chosen);
  return (
    <div className={cx('history')}>
      <Timeline chosen={version?.id} onChoose={setChosen} />
      <div className={cx('details')}>
        {version ? (
          <VersionDetails key={version.id} version={version} />
        ) : (
          <EmptyState icon="version" title={versions.length === 0 ? 'No versions yet' : 'Choose a version'}>
            A version keeps the whole design as it is, with the list of what is open. Freeze one at the end of a
            workshop, before a review, or before you try something.
          </EmptyState>
        )}
      </div>
    </div>
  );
}
