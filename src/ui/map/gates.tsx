import { EdgeLabelRenderer, useStore, ViewportPortal } from '@xyflow/react';
import { ElementButton } from '../element-button.tsx';
import { useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './wall.module.css';
import type { GateMark } from './wall-marks.ts';

const cx = classes(styles);
/** Further out than this a gate is seen, and its name is not. */
const TAG_ZOOM = 0.4;

/** Exceptions as gates: a gap in the double wall between two posts, with its handle. */
export function Gates({ gates }: { readonly gates: readonly GateMark[] }) {
  const selection = useStudioStore('selection', (s) => s.ids);
  const near = useStore((s) => s.transform[2] >= TAG_ZOOM);
  if (gates.length === 0) return null;
  const isNamed = (g: GateMark) => g.named || selection.includes(g.exception) || selection.includes(g.guardrail);
  return (
    <>
      <ViewportPortal>
        {gates.map((g) => (
          <span
            key={g.key}
            className={cx('gate', g.upright && 'upright', g.expired && 'expired')}
            style={{ left: g.at.x, top: g.at.y, zIndex: g.depth }}
          />
        ))}
      </ViewportPortal>
      {near && (
        <EdgeLabelRenderer>
          {gates.filter(isNamed).map((g) => (
            <ElementButton
              key={g.key}
              ids={[g.exception]}
              className={`nodrag nopan ${cx('tag', g.upright && 'upright', g.expired && 'expired', selection.includes(g.exception) && 'selected')}`}
              style={{ left: g.at.x, top: g.at.y }}
              title={g.spoken}
              aria-label={g.spoken}
            >
              {g.label}
            </ElementButton>
          ))}
        </EdgeLabelRenderer>
      )}
    </>
  );
}
