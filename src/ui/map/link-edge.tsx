import { EdgeLabelRenderer, type EdgeProps, useInternalNode, useStore } from '@xyflow/react';
import { type MouseEvent, memo, useState } from 'react';
import { type Curve, pointAt } from '../../core/diagram/curve.ts';
import type { Box, Point } from '../../core/diagram/geometry.ts';
import { facingCurve } from '../../core/diagram/routing.ts';
import { barAcross, barPath, curvePath, headPath, wavePath } from '../../core/diagram/strokes.ts';
import { useCommands } from '../commands.tsx';
import { classes } from '../widgets/classes.ts';
import { useHands } from './hands.ts';
import { levelAt } from './levels.ts';
import styles from './link.module.css';
import type { LinkData, MapEdge, StrandData } from './node-data.ts';
import { hasSign, ToneSign } from './signs.tsx';
import { SocketMark } from './socket-mark.tsx';
import type { Tone } from './tone.ts';

const cx = classes(styles);
/** From this zoom on labels can be read; signs a little further out. */
const LABEL_ZOOM = 0.68;
const SIGN_ZOOM = 0.45;
const DOUBLE: ReadonlySet<Tone> = new Set(['surplus', 'opened-unwanted']);

/** All that one thing may send to another: a strand for each verdict. */
export const LinkEdge = memo(function LinkEdge({ source, target, data, selected }: EdgeProps<MapEdge>) {
  const moved = useMovedCurve(source, target, data);
  if (!data) return null;
  return data.strands.map((strand) => (
    <StrandLine
      key={strand.id}
      strand={strand}
      curve={moved ?? strand.curve}
      label={moved ? pointAt(moved, 0.5) : strand.labelAt}
      alone={data.strands.length === 1}
      selected={selected === true}
      dimmed={data.dimmed}
    />
  ));
});

/** While an end is being dragged: a simple curve that follows. */
function useMovedCurve(source: string, target: string, data: LinkData | undefined): Curve | undefined {
  const from = boxOf(useInternalNode(source));
  const to = boxOf(useInternalNode(target));
  if (!data || !from || !to || (same(from, data.fromBox) && same(to, data.toBox))) return undefined;
  return facingCurve(from, to);
}

function boxOf(node: ReturnType<typeof useInternalNode>): Box | undefined {
  if (!node) return undefined;
  const { x, y } = node.internals.positionAbsolute;
  return { x, y, width: node.width ?? 0, height: node.height ?? 0 };
}

function same(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** Arrowheads and bars grow on the canvas as it is seen from further out. */
const scaleOf = (s: { transform: readonly [number, number, number] }): number =>
  s.transform[2] < 0.2 ? 4 : s.transform[2] < 0.35 ? 2.6 : s.transform[2] < 0.6 ? 1.5 : 1;

interface StrandProps {
  readonly strand: StrandData;
  readonly curve: Curve;
  readonly label: Point;
  /** The only strand of its edge. */
  readonly alone: boolean;
  readonly selected: boolean;
  readonly dimmed: boolean;
}

/** One verdict: line, bar at the end that blocks, port where it arrives, sign and label. */
function StrandLine({ strand, curve, label, alone, selected, dimmed }: StrandProps) {
  const [hovered, setHovered] = useState(false);
  const scale = useStore(scaleOf);
  const { selectFlows } = useHands();
  const path = strand.tone === 'undefined' ? wavePath(curve) : curvePath(curve);
  // a wall that the map does not draw stops it at its end
  const lost = strand.blocked.wall && strand.stops.length === 0;
  const bars = strand.tone === 'blocked' || strand.tone === 'partly';
  const select = (event: MouseEvent) => {
    event.stopPropagation();
    selectFlows(strand.flows, event.shiftKey || event.ctrlKey || event.metaKey);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hovering shows the label, as selecting with the keyboard does */}
      <g
        className={cx('link', strand.tone, selected && 'selected', dimmed && 'dimmed', hovered && 'hovered')}
        onMouseEnter={() => setHovered(true)}
        onMouseLeave={() => setHovered(false)}
        onClick={alone || strand.flows.length === 0 ? undefined : select}
      >
        <path d={curvePath(curve)} className={cx('hit')} />
        {selected && <path d={curvePath(curve)} className={cx('halo')} />}
        <path d={path} className={cx('line')} />
        {DOUBLE.has(strand.tone) && <path d={path} className={cx('gap')} />}
        <path d={headPath(curve, scale)} className={cx('head')} />
        {strand.stops.map((t) => (
          <path key={t} d={barAcross(curve, t, scale)} className={cx('bar')} />
        ))}
        {bars && strand.blocked.egress && <path d={barPath(curve, 'egress', scale)} className={cx('bar')} />}
        {bars && (strand.blocked.ingress || lost) && (
          <path d={barPath(curve, 'ingress', scale)} className={cx('bar')} />
        )}
        {strand.socket && curve === strand.curve && <SocketMark socket={strand.socket} />}
      </g>
      <LinkLabel
        strand={strand}
        at={label}
        selected={selected}
        hovered={hovered}
        dimmed={dimmed}
        onHover={setHovered}
        onSelect={select}
      />
    </>
  );
}

interface LabelProps {
  readonly strand: StrandData;
  readonly at: Point;
  readonly selected: boolean;
  readonly hovered: boolean;
  readonly dimmed: boolean;
  readonly onHover: (hovered: boolean) => void;
  readonly onSelect: (event: MouseEvent) => void;
}

function LinkLabel({ strand, at, selected, hovered, dimmed, onHover, onSelect }: LabelProps) {
  const { openMenu } = useCommands();
  const readable = useStore((s) => s.transform[2] >= LABEL_ZOOM);
  const near = useStore((s) => s.transform[2] >= SIGN_ZOOM);
  const block = useStore((s) => isBlockLevel(s.transform[2]));
  const shown =
    (readable || (near && (strand.exposed || strand.shared)) || (block && strand.count > 1)) && strand.roomForLabel;
  const full = selected || hovered || shown;
  const sign = hasSign(strand.tone) && strand.tone !== 'allowed';
  if (dimmed || !(full || (near && sign))) return null;
  return (
    <EdgeLabelRenderer>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        className={`nodrag nopan ${cx('label', strand.tone, selected && 'selected', !full && 'short')}`}
        style={{ left: at.x, top: at.y }}
        title={strand.spoken}
        onMouseEnter={() => onHover(true)}
        onMouseLeave={() => onHover(false)}
        onClick={onSelect}
        onContextMenu={(event) => {
          event.preventDefault();
          if (strand.flows.length > 0) openMenu({ at: { x: event.clientX, y: event.clientY }, ids: strand.flows });
        }}
      >
        <ToneSign tone={strand.tone} />
        {full && strand.label !== undefined && <span>{strand.label}</span>}
      </button>
    </EdgeLabelRenderer>
  );
}

function isBlockLevel(zoom: number): boolean {
  const level = levelAt(zoom);
  return level === 'bands' || level === 'namespaces';
}
