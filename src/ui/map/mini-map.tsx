import { Panel, useReactFlow, useStoreApi } from '@xyflow/react';
import { memo, type PointerEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { type Box, boundsOf } from '../../core/diagram/geometry.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import { classes } from '../widgets/classes.ts';
import styles from './map.module.css';
import type { MapNode } from './node-data.ts';
import { MAX_ZOOM, MIN_ZOOM } from './viewport.ts';

const cx = classes(styles);
/** In pixels. */
const SIZE = { width: 152, height: 100 };
const PADDING = 6;

export interface MiniMapProps {
  readonly placement: Placement;
  readonly nodes: readonly MapNode[];
}

/** How the canvas lies in the small map: `small = canvas * scale + offset`. */
interface Scaling {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/**
 * The whole map, small, and what of it is in sight. Press or drag to go there, turn the wheel to zoom. What is drawn stays
 * as it is while the canvas moves: only the window over it does.
 */
export const MiniMap = memo(function MiniMap({ placement, nodes }: MiniMapProps) {
  const whole = useMemo(() => boundsOf(placement.placed.map((p) => p.absolute)), [placement]);
  const scaling = useMemo(() => whole && scalingOf(whole), [whole]);
  const shapes = useMemo(() => shapesOf(placement, nodes), [placement, nodes]);
  const inSight = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  useWindow(inSight, scaling);
  useWheel(root);
  const flow = useReactFlow();
  const goTo = (event: PointerEvent<HTMLDivElement>) => {
    if (!scaling || event.buttons !== 1) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    const x = (event.clientX - left - scaling.x) / scaling.scale;
    const y = (event.clientY - top - scaling.y) / scaling.scale;
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  };
  if (!scaling) return null;
  return (
    <Panel position="bottom-right">
      <div
        ref={root}
        role="img"
        aria-label="Minimap"
        className={cx('minimap')}
        onPointerDown={goTo}
        onPointerMove={goTo}
      >
        <svg width={SIZE.width} height={SIZE.height} aria-hidden="true">
          <g transform={`translate(${scaling.x} ${scaling.y}) scale(${scaling.scale})`}>
            {shapes.map(({ colour, path }) => (
              <path key={colour} d={path} fill={colour} />
            ))}
          </g>
        </svg>
        <div ref={inSight} className={cx('in-sight')} />
      </div>
    </Panel>
  );
});

function scalingOf(whole: Box): Scaling {
  const room = { width: SIZE.width - 2 * PADDING, height: SIZE.height - 2 * PADDING };
  const scale = Math.min(room.width / whole.width, room.height / whole.height);
  return {
    scale,
    x: (SIZE.width - whole.width * scale) / 2 - whole.x * scale,
    y: (SIZE.height - whole.height * scale) / 2 - whole.y * scale,
  };
}

/** One path for each colour, in the order in which frames lie in each other. */
function shapesOf(
  placement: Placement,
  nodes: readonly MapNode[],
): { readonly colour: string; readonly path: string }[] {
  const paths = new Map<string, string>();
  for (const node of nodes) {
    const box = placement.byId.get(node.id)?.absolute;
    if (!box) continue;
    const colour = colourOf(node);
    paths.set(colour, `${paths.get(colour) ?? ''}M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`);
  }
  return [...paths].map(([colour, path]) => ({ colour, path }));
}

const BANDS: ReadonlyMap<string | undefined, string> = new Map([
  ['control', 'var(--plane-control)'],
  ['management', 'var(--plane-management)'],
  ['data', 'var(--plane-data)'],
]);

function colourOf(node: MapNode): string {
  if (node.type === 'card') return 'var(--line-strong)';
  if (node.data.kind === 'namespace') return 'var(--surface-pressed)';
  return `color-mix(in srgb, ${BANDS.get(node.data.band) ?? 'var(--line-strong)'} 22%, var(--surface-canvas))`;
}

/** Keeps the window over what is in sight, without drawing anything anew. */
function useWindow(inSight: RefObject<HTMLDivElement | null>, scaling: Scaling | undefined): void {
  const store = useStoreApi();
  useLayoutEffect(() => {
    if (!scaling) return;
    const draw = () => {
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const at = (value: number, offset: number, limit: number) =>
        Math.min(limit, Math.max(0, value * scaling.scale + offset));
      const left = at(-x / zoom, scaling.x, SIZE.width);
      const top = at(-y / zoom, scaling.y, SIZE.height);
      const right = at((width - x) / zoom, scaling.x, SIZE.width);
      const bottom = at((height - y) / zoom, scaling.y, SIZE.height);
      const { style } = inSight.current ?? {};
      if (!style) return;
      style.transform = `translate(${left}px, ${top}px)`;
      style.width = `${right - left}px`;
      style.height = `${bottom - top}px`;
    };
    draw();
    return store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) draw();
    });
  }, [store, inSight, scaling]);
}

/** Zooms about the middle of the canvas. React listens to the wheel in a way that cannot keep the page from scrolling. */
function useWheel(root: RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow();
  useEffect(() => {
    const element = root.current;
    const zoom = (event: WheelEvent) => {
      event.preventDefault();
      const next = flow.getZoom() * 2 ** (-event.deltaY * 0.002);
      void flow.zoomTo(Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, next)));
    };
    element?.addEventListener('wheel', zoom, { passive: false });
    return () => element?.removeEventListener('wheel', zoom);
  }, [flow, root]);
}
