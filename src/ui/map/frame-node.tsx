import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { entityOf } from '../../core/diagram/nesting.ts';
import { useActions } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import styles from './frame.module.css';
import { DRAG_HANDLE } from './frame-nodes.ts';
import { useHands } from './hands.ts';
import lensStyles from './lens.module.css';
import { lensClasses } from './lens-classes.ts';
import { NameField } from './name-field.tsx';
import type { FrameData, FrameNode as FrameNodeType } from './node-data.ts';
import { OpennessRing, ToneSign } from './signs.tsx';
import { Sockets, useNear } from './sockets.tsx';
import type { WallMark } from './wall-marks.ts';

const cx = classes({ ...lensStyles, ...styles });

/** A zone or namespace round its members; far out, or collapsed, a block with its sums. */
export const FrameNode = memo(function FrameNode({ id, data, selected }: NodeProps<FrameNodeType>) {
  const near = useNear(selected);
  return (
    <div
      {...near.watch}
      data-block={data.block ? '' : undefined}
      className={cx(
        'frame',
        data.kind,
        data.outermost && 'band-of-platform',
        data.block && 'block',
        data.collapsed && 'collapsed',
        data.system && 'system',
        selected && 'selected',
        data.dimmed && 'dimmed',
        data.target && 'target',
        data.wall && 'walled',
        ...lensClasses(data.lens),
      )}
    >
      {data.wall && <span className={cx('wall')} />}
      {data.band && <span className={cx('band', `band-${data.band}`)} />}
      <header className={`${DRAG_HANDLE} ${cx('head')}`}>
        {data.kind !== 'tray' && !farOut(data) && <Collapse id={id} data={data} />}
        <span className={cx('title')}>
          {data.kind === 'tray' ? data.name : <NameField id={entityOf(id)} name={data.name} />}
        </span>
        {data.tenant && (
          <span className={cx('initials', `band-${data.tenant.band}`)} title={`tenant ${data.tenant.name}`}>
            {data.tenant.initials}
          </span>
        )}
        {data.kind === 'tray' && <Classify />}
        {data.wall && !data.block && <WallTag wall={data.wall} narrow={data.narrow} />}
        <Facts data={data} />
      </header>
      {data.block && <Sums data={data} />}
      <Sockets id={id} near={near.is && data.kind !== 'tray'} />
    </div>
  );
});

/** So far out that a block is its name. */
function farOut(data: FrameData): boolean {
  return data.block && !data.collapsed;
}

function Collapse({ id, data }: { readonly id: string; readonly data: FrameData }) {
  const { toggleCollapsed } = useHands();
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`nodrag nopan ${cx('collapse')}`}
      aria-label={data.collapsed ? `Expand ${data.name}` : `Collapse ${data.name}`}
      onClick={(event) => {
        event.stopPropagation();
        toggleCollapsed(id);
      }}
    >
      <Icon name={data.collapsed ? 'chevron-right' : 'chevron-down'} size={12} />
    </button>
  );
}

/** The guardrails that wall the frame in, and their gates in total. */
function WallTag({ wall, narrow }: { readonly wall: WallMark; readonly narrow: boolean }) {
  const { select } = useActions();
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`nodrag nopan ${cx('wall-tag', wall.expired && 'expired')}`}
      title={[wall.words, wall.gates].filter((t) => t !== '').join(': ')}
      onClick={(event) => {
        event.stopPropagation();
        select(wall.guardrails);
      }}
    >
      <Icon name="guardrail" size={12} />
      {narrow ? wall.guardrails.join(', ') : wall.words}
      {!narrow && wall.gates !== '' && <span className={cx('wall-gates')}>{wall.gates}</span>}
    </button>
  );
}

/** From what is in no zone to where it gets one. */
function Classify() {
  const { setView } = useActions();
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`nodrag nopan ${cx('wall-tag')}`}
      title="Give them planes, environments and tenants, in the inventory"
      onClick={(event) => {
        event.stopPropagation();
        setView({ dock: { open: true, tab: 'inventory' } });
      }}
    >
      <Icon name="inventory" size={12} />
      Classify…
    </button>
  );
}

function Facts({ data }: { readonly data: FrameData }) {
  const roomy = !data.narrow && !data.block;
  const rings = !data.block && !data.narrow && data.kind !== 'tray';
  return (
    <span className={cx('facts')}>
      {data.shared !== undefined && (
        <span title={data.shared} className={cx('shared')}>
          <Icon name="shared" size={12} />
        </span>
      )}
      {data.troubled > 0 && !data.block && <Trouble count={data.troubled} />}
      {roomy && data.system && <span title="Generated policies leave it alone">system</span>}
      {data.managed !== undefined && (
        <span title={`Managed by the design: ${data.managed}`} className={cx('managed')}>
          <Icon name="lock" size={12} />
        </span>
      )}
      {roomy && data.owner !== undefined && <span className={cx('owner')}>{data.owner}</span>}
      {(roomy || data.kind === 'tray') && !data.block && <span className={cx('count')}>{data.members}</span>}
      {rings && data.ingress && <OpennessRing mark={data.ingress} direction="ingress" />}
      {rings && data.egress && <OpennessRing mark={data.egress} direction="egress" />}
    </span>
  );
}

function Trouble({ count }: { readonly count: number }) {
  return (
    <span className={cx('trouble')} title={`${count} flow${count === 1 ? '' : 's'} blocked or not wanted`}>
      <ToneSign tone="blocked" size={10} />
      {count}
    </span>
  );
}

function Sums({ data }: { readonly data: FrameData }) {
  return (
    <div className={cx('sums')}>
      <span>{data.members}</span>
      {data.troubled > 0 && <Trouble count={data.troubled} />}
      <span className={cx('sums-rings')}>
        {data.ingress && <OpennessRing mark={data.ingress} direction="ingress" />}
        {data.egress && <OpennessRing mark={data.egress} direction="egress" />}
      </span>
      {data.wall && <WallTag wall={data.wall} narrow />}
    </div>
  );
}
