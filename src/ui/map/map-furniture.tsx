import { Panel } from '@xyflow/react';
import type { Ref } from 'react';
import { CommandButton } from '../commands.tsx';
import { useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { ChangeSummary } from './change-summary.tsx';
import { Dots } from './dots.tsx';
import { Legend, LensValues } from './legend.tsx';
import styles from './map.module.css';
import type { MapCommands } from './map-commands.ts';
import { MapToolbar } from './map-toolbar.tsx';
import { MiniMap } from './mini-map.tsx';
import { PaletteStrip } from './palette-strip.tsx';
import type { LiveProjection } from './use-projection.ts';
import { useAllSeen } from './viewport.ts';
import { ZoomBar } from './zoom-bar.tsx';

const cx = classes(styles);

export interface FurnitureProps {
  readonly projection: LiveProjection;
  readonly commands: MapCommands;
  readonly through: boolean;
  readonly onThrough: (through: boolean) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}

/** What stands round the canvas: what to add, how to look, what the lines mean. */
export function MapFurniture({ projection, commands, through, onThrough, searchRef }: FurnitureProps) {
  const minimap = useStudioStore('preferences', (p) => p.minimap);
  const seen = useAllSeen(projection.placement);
  const empty = projection.placement.placed.length === 0;
  const hasShared = projection.nodes.some((n) => n.data.shared !== undefined);
  const hasOpenness = projection.nodes.some((n) => n.data.ingress !== undefined);
  return (
    <>
      <Dots />
      <PaletteStrip onAdd={commands.add} />
      <MapToolbar onFound={commands.goTo} searchRef={searchRef} through={through} onThrough={onThrough} />
      <ZoomBar />
      <Panel position="bottom-left" className={cx('key')}>
        <ChangeSummary />
        {projection.notices.map((notice) => (
          <p key={notice} className={cx('notice')} role="status">
            {notice}
          </p>
        ))}
        <Legend tones={projection.tones} openness={hasOpenness} shared={hasShared} />
      </Panel>
      {projection.lens && (
        <Panel position="top-right" className={cx('lens')}>
          <LensValues lens={projection.lens} />
        </Panel>
      )}
      {minimap && !empty && !seen && <MiniMap placement={projection.placement} nodes={projection.nodes} />}
      {empty && (
        <div className={cx('teach')}>
          <EmptyState
            icon="map"
            title="Draw who may talk to whom"
            action={
              <>
                <Button variant="primary" icon="namespace" onPress={() => commands.add('namespace')}>
                  Add a namespace
                </Button>
                <CommandButton command="add.sentence" />
                <CommandButton command="file.import" />
              </>
            }
          >
            Put workloads in namespaces and draw flows between them; everything not drawn is closed. Or say a flow, and
            what it names is made; or begin with what a cluster has.
          </EmptyState>
        </div>
      )}
    </>
  );
}
