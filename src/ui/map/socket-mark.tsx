import { useStore } from '@xyflow/react';
import { classes } from '../widgets/classes.ts';
import type { Socket } from './bundles.ts';
import { levelAt } from './levels.ts';
import styles from './link.module.css';

const cx = classes(styles);

/** Where the text stands beside the wire, by the side that it arrives at. */
const BESIDE = {
  left: { x: -9, y: -4, anchor: 'end' },
  right: { x: 9, y: -4, anchor: 'start' },
  top: { x: 5, y: -7, anchor: 'start' },
  bottom: { x: 5, y: 15, anchor: 'start' },
} as const;

/** A port on the border of a card, with its number where that can be read. */
export function SocketMark({ socket }: { readonly socket: Socket }) {
  const readable = useStore((s) => levelAt(s.transform[2]) === 'ports');
  const { at, side, label } = socket;
  const beside = BESIDE[side];
  if (!readable) return null;
  return (
    <>
      <rect className={cx('socket')} x={at.x - 2.5} y={at.y - 2.5} width={5} height={5} />
      <text className={cx('port')} x={at.x + beside.x} y={at.y + beside.y} textAnchor={beside.anchor}>
        {label}
      </text>
    </>
  );
}
