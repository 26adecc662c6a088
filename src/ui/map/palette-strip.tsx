import { Panel } from '@xyflow/react';
import { memo } from 'react';
import { useCommands } from '../commands.tsx';
import type { AddKind } from '../map-port.tsx';
import { useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import { Tooltip } from '../widgets/tooltip.tsx';
import { ADDABLE, wordFor } from './addable.ts';
import styles from './map.module.css';

const cx = classes(styles);
export const DRAG_TYPE = 'application/x-bulkhead-add';

const ICONS: Readonly<Record<AddKind, IconName>> = {
  zone: 'plane',
  namespace: 'namespace',
  workload: 'workload',
  external: 'external',
  host: 'host',
};

/** What can be drawn: drag it to where it belongs, or press it. */
export const PaletteStrip = memo(function PaletteStrip({ onAdd }: { readonly onAdd: (kind: AddKind) => void }) {
  const groupBy = useStudioStore('view', (v) => v.groupBy);
  const { offer } = useCommands();
  return (
    <Panel
      position="top-left"
      className={cx('bar', 'palette')}
      role="toolbar"
      aria-label="Add"
      aria-orientation="vertical"
    >
      {ADDABLE.map(({ kind, command }) => {
        const word = wordFor(kind, groupBy);
        return (
          <Tooltip
            key={kind}
            text={`Add ${word.article} ${word.name}: press, or drag onto the map`}
            keys={offer(command).keys}
            placement="right"
            wrap
          >
            <button
              type="button"
              className={cx('tool')}
              aria-label={`Add ${word.name}`}
              draggable
              onClick={() => onAdd(kind)}
              onDragStart={(event) => {
                event.dataTransfer.setData(DRAG_TYPE, kind);
                event.dataTransfer.effectAllowed = 'copy';
              }}
            >
              <Icon name={ICONS[kind]} />
              <span>{word.title}</span>
            </button>
          </Tooltip>
        );
      })}
    </Panel>
  );
});
