import { Panel } from '@xyflow/react';
import { memo } from 'react';
import type { GroupBy } from '../../state/studio.ts';
import { CommandButton, CommandIconButton } from '../commands.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Segmented } from '../widgets/segmented.tsx';
import { Select } from '../widgets/select.tsx';
import styles from './map.module.css';
import { MapSearch, type MapSearchProps } from './map-search.tsx';

const cx = classes(styles);

const GROUPS = [
  { id: 'platform', label: 'Plane, tenant, environment' },
  { id: 'plane', label: 'Plane' },
  { id: 'environment', label: 'Environment' },
  { id: 'tenant', label: 'Tenant' },
  { id: 'namespace', label: 'Namespace' },
] as const satisfies readonly { id: GroupBy; label: string }[];

const REACHES = [
  { id: 'direct', label: 'Reach' },
  { id: 'through', label: 'Through others' },
] as const;

export interface MapToolbarProps extends MapSearchProps {
  readonly through: boolean;
  readonly onThrough: (through: boolean) => void;
}

/** How the map is looked at: search, grouping, traffic, reach, arrangement. */
export const MapToolbar = memo(function MapToolbar({ through, onThrough, ...search }: MapToolbarProps) {
  const groupBy = useStudioStore('view', (v) => v.groupBy);
  const showReach = useStudioStore('view', (v) => v.showReach);
  const showTraffic = useStudioStore('view', (v) => v.showTraffic);
  const { setView } = useActions();
  return (
    <Panel position="top-right" className={cx('bar', 'toolbar')} role="toolbar" aria-label="Map">
      <MapSearch {...search} />
      <Select label="Group by" inlineLabel value={groupBy} options={GROUPS} onChange={(g) => setView({ groupBy: g })} />
      {showReach ? (
        <>
          <Segmented
            label="Reach of the selection"
            value={through ? 'through' : 'direct'}
            options={REACHES}
            onChange={(r) => onThrough(r === 'through')}
          />
          <IconButton icon="close" label="Hide reach" keys="R" onPress={() => setView({ showReach: false })} />
        </>
      ) : (
        <CommandButton command="view.reach">Reach</CommandButton>
      )}
      <CommandIconButton command="view.traffic" label="Undeclared traffic" isOn={showTraffic} />
      <CommandIconButton command="arrange.all" />
    </Panel>
  );
});
