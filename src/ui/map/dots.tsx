import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect, useRef } from 'react';
import { classes } from '../widgets/classes.ts';
import styles from './map.module.css';

const cx = classes(styles);

/** On the canvas, in its own pixels: what things snap to is a part of it. */
const GAP = 24;
/** On screen, in pixels; from far, dots that would stand closer are left out. */
const CLOSEST = 14;
/** The picture is stretched so far before it is drawn anew. Less than twice, so that it still covers the canvas. */
const STRETCH = 1.5;

/**
 * The dots under the map. A picture of one dot that repeats, moved as a whole: an SVG pattern, as React Flow draws it, is
 * drawn anew in every frame of a pan and costs more than all that is on the map.
 */
export function Dots() {
  const store = useStoreApi();
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let drawn = 0;
    const draw = () => {
      const dots = ref.current;
      if (!dots) return;
      const [x, y, zoom] = store.getState().transform;
      let gap = GAP * zoom;
      while (gap < CLOSEST) gap *= 2;
      if (gap / drawn > STRETCH || drawn / gap > STRETCH || drawn === 0) {
        drawn = gap;
        dots.style.setProperty('--gap', `${gap}px`);
      }
      dots.style.transform = `translate(${x % gap}px, ${y % gap}px) scale(${gap / drawn})`;
    };
    draw();
    return store.subscribe(({ transform }, before) => {
      if (transform !== before.transform) draw();
    });
  }, [store]);
  return <div ref={ref} className={cx('dots')} aria-hidden="true" />;
}
