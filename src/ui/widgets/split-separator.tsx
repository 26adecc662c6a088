import { useRef } from 'react';
import { classes } from './classes.ts';
import styles from './split-separator.module.css';

const cx = classes(styles);

export interface SplitSeparatorProps {
  /** What it resizes: `Inspector width`. */
  readonly label: string;
  /** `vertical`: a standing line that resizes a width. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Size of the pane in pixels. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  /** On which side of the separator the pane stands. */
  readonly pane: 'before' | 'after';
}

const STEP = 16;

/** The line between two panes: drag it, or focus it and use the arrow keys, Home and End. */
export function SplitSeparator({ label, orientation, value, min, max, onChange, pane }: SplitSeparatorProps) {
  const drag = useRef<{ readonly at: number; readonly size: number } | undefined>(undefined);
  const sign = pane === 'before' ? 1 : -1;
  const set = (size: number) => onChange(Math.round(Math.min(max, Math.max(min, size))));
  const position = (event: React.PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY);
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: value - sign * STEP,
    ArrowUp: value - sign * STEP,
    ArrowRight: value + sign * STEP,
    ArrowDown: value + sign * STEP,
    Home: min,
    End: max,
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is a control, which <hr> is not
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      className={cx('separator', orientation)}
      onKeyDown={(event) => {
        const size = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
        if (size === undefined) return;
        event.preventDefault();
        set(size);
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { at: position(event), size: value };
      }}
      onPointerMove={(event) => {
        if (drag.current) set(drag.current.size + sign * (position(event) - drag.current.at));
      }}
      onPointerUp={() => {
        drag.current = undefined;
      }}
      onPointerCancel={() => {
        drag.current = undefined;
      }}
    />
  );
}
