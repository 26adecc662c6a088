import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { memo } from 'react';
import { CommandIconButton } from '../commands.tsx';
import { useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './map.module.css';
import { MOTION } from './viewport.ts';

const cx = classes(styles);

export const ZoomBar = memo(function ZoomBar() {
  const flow = useReactFlow();
  const percent = useStore((s) => Math.round(s.transform[2] * 100));
  const minimap = useStudioStore('preferences', (p) => p.minimap);
  return (
    <Panel position="bottom-left" className={cx('bar', 'zoom')}>
      <CommandIconButton command="view.zoom-out" placement="top" />
      <button type="button" className={cx('percent')} title="Zoom to 100 %" onClick={() => flow.zoomTo(1, MOTION)}>
        {percent} %
      </button>
      <CommandIconButton command="view.zoom-in" placement="top" />
      <CommandIconButton command="view.fit" placement="top" />
      <CommandIconButton command="view.minimap" label="Minimap" placement="top" isOn={minimap} />
    </Panel>
  );
});
