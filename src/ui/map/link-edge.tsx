import { EdgeLabelRenderer, type EdgeProps, useInternalNode, useStore } from '@xyflow/react';
import { memo, useState } from 'react';
import { type Curve, pointAt } from '../../core/diagram/curve.ts';
import type { Box, Point } from '../../core/diagram/geometry.ts';
import { facingCurve } from '../../core/diagram/routing.ts';
import { barAcross, barPath, curvePath, headPath, wavePath } from '../../core/diagram/strokes.ts';
import { classes } from '../widgets/classes.ts';
import { useHands } from './hands.ts';
import styles from './link.module.css';
import type { LinkData, MapEdge } from './node-data.ts';
import { hasSign, ToneSign } from './signs.tsx';
import type { Tone } from './tone.ts';

const cx = classes(styles);
/** From this zoom on labels can be read; signs a little further out. */
const LABEL_ZOOM = 0.68;
const SIGN_ZOOM = 0.45;
const DOUBLE: ReadonlySet<Tone> = new Set(['surplus', 'opened-unwanted']);

/** An arrow with its verdict: line, bar at the end that blocks, sign and ports. */
export const LinkEdge = memo(function LinkEdge({ source, target, data, selected }: EdgeProps<MapEdge>) {
  const [hovered, setHovered] = useState(false);
  const scale = useStore(scaleOf);
  const live = useLiveCurve(source, target, data);
  if (!data || !live) return null;
  const { curve, label } = live;
  const path = data.tone === 'undefined' ? wavePath(curve) : curvePath(curve);
  // a wall that the map does not draw stops it at its end
  const lost = data.blocked.wall && data.stops.length === 0;
  const bars = data.tone === 'blocked' || data.tone === 'partly';
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hovering shows the label, as selecting with the keyboard does */}
      <g
        className={cx('link', data.tone, selected && 'selected', data.dimmed && 'dimmed', hovered && 'hovered')}
        onMouseEnter={() => setHovered(true)}
        onMouseLeave={() => setHovered(false)}
      >
        <path d={curvePath(curve)} className={cx('hit')} />
        {selected && <path d={curvePath(curve)} className={cx('halo')} />}
        <path d={path} className={cx('line')} />
        {DOUBLE.has(data.tone) && <path d={path} className={cx('gap')} />}
        <path d={headPath(curve, scale)} className={cx('head')} />
        {data.stops.map((t) => (
          <path key={t} d={barAcross(curve, t, scale)} className={cx('bar')} />
        ))}
        {bars && data.blocked.egress && <path d={barPath(curve, 'egress', scale)} className={cx('bar')} />}
        {bars && (data.blocked.ingress || lost) && <path d={barPath(curve, 'ingress', scale)} className={cx('bar')} />}
      </g>
      <LinkLabel data={data} at={label} selected={selected ?? false} hovered={hovered} onHover={setHovered} />
    </>
  );
});

/** Arrowheads and bars grow on the canvas as it is seen from further out. */
const scaleOf = (s: { transform: readonly [number, number, number] }): number =>
  s.transform[2] < 0.2 ? 4 : s.transform[2] < 0.35 ? 2.6 : s.transform[2] < 0.6 ? 1.5 : 1;

/** The routed curve; while an end is being dragged, a simple one that follows. */
function useLiveCurve(
  source: string,
  target: string,
  data: LinkData | undefined,
): { curve: Curve; label: Point } | undefined {
  const from = boxOf(useInternalNode(source));
  const to = boxOf(useInternalNode(target));
  if (!data || !from || !to) return undefined;
  if (same(from, data.fromBox) && same(to, data.toBox)) return { curve: data.curve, label: data.labelAt };
  const curve = facingCurve(from, to);
  return { curve, label: pointAt(curve, 0.5) };
}

function boxOf(node: ReturnType<typeof useInternalNode>): Box | undefined {
  if (!node) return undefined;
  const { x, y } = node.internals.positionAbsolute;
  return { x, y, width: node.width ?? 0, height: node.height ?? 0 };
}

function same(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

interface LabelProps {
  readonly data: LinkData;
  readonly at: Point;
  readonly selected: boolean;
  readonly hovered: boolean;
  readonly onHover: (hovered: boolean) => void;
}

function LinkLabel({ data, at, selected, hovered, onHover }: LabelProps) {
  const { selectFlows } = useHands();
  const readable = useStore((s) => s.transform[2] >= LABEL_ZOOM);
  const near = useStore((s) => s.transform[2] >= SIGN_ZOOM);
  const full = selected || hovered || ((readable || (near && data.exposed)) && data.roomForLabel);
  const sign = hasSign(data.tone) && data.tone !== 'allowed';
  if (data.dimmed || !(full || (near && sign))) return null;
  return (
    <EdgeLabelRenderer>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        className={`nodrag nopan ${cx('label', data.tone, selected && 'selected', !full && 'short')}`}
        style={{ left: at.x, top: at.y }}
        title={data.spoken}
        onMouseEnter={() => onHover(true)}
        onMouseLeave={() => onHover(false)}
        onClick={(event) => selectFlows(data.flows, event.shiftKey || event.ctrlKey || event.metaKey)}
      >
        <ToneSign tone={data.tone} />
        {full && data.label !== undefined && <span>{data.label}</span>}
      </button>
    </EdgeLabelRenderer>
  );
}
