import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { memo } from 'react';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './map.module.css';
import { FIT, MOTION } from './viewport.ts';

const cx = classes(styles);

export const ZoomBar = memo(function ZoomBar() {
  const flow = useReactFlow();
  const percent = useStore((s) => Math.round(s.transform[2] * 100));
  const minimap = useStudioStore('preferences', (p) => p.minimap);
  const { setPreferences } = useActions();
  return (
    <Panel position="bottom-left" className={cx('bar', 'zoom')}>
      <IconButton icon="zoom-out" label="Zoom out" keys="Mod+-" placement="top" onPress={() => flow.zoomOut(MOTION)} />
      <button type="button" className={cx('percent')} title="Zoom to 100 %" onClick={() => flow.zoomTo(1, MOTION)}>
        {percent} %
      </button>
      <IconButton icon="zoom-in" label="Zoom in" keys="Mod++" placement="top" onPress={() => flow.zoomIn(MOTION)} />
      <IconButton icon="fit" label="Fit everything" keys="Shift+1" placement="top" onPress={() => flow.fitView(FIT)} />
      <IconButton
        icon="minimap"
        label="Minimap"
        keys="M"
        placement="top"
        isOn={minimap}
        onPress={() => setPreferences({ minimap: !minimap })}
      />
    </Panel>
  );
});
