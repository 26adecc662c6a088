/** Where connections are drawn from. Any part of a node takes one. */
import { Handle, Position, useUpdateNodeInternals } from '@xyflow/react';
import { type PointerEvent, useEffect, useState } from 'react';
import { classes } from '../widgets/classes.ts';
import { ANCHOR } from './node-context.ts';
import styles from './sockets.module.css';

const cx = classes(styles);
const SIDES = [Position.Left, Position.Right, Position.Top, Position.Bottom];

/** Whether the pointer or the selection is on a node: sockets are costly, and only then can one be used. */
export function useNear(selected: boolean) {
  const [hovered, setHovered] = useState(false);
  return {
    is: hovered || selected,
    watch: {
      onPointerEnter: () => setHovered(true),
      // a flow that is being drawn hangs on its socket
      onPointerLeave: (event: PointerEvent) => event.buttons === 0 && setHovered(false),
    },
  };
}

/** What arrows hang on, and while the pointer is near a socket on each side. */
export function Sockets({ id, near }: { readonly id: string; readonly near: boolean }) {
  const update = useUpdateNodeInternals();
  useEffect(() => {
    if (near) update(id);
  }, [near, id, update]);
  return (
    <>
      <Handle
        id={ANCHOR}
        type="source"
        position={Position.Left}
        isConnectable={false}
        className={cx('anchor')}
        aria-hidden="true"
      />
      {near &&
        SIDES.map((side) => (
          <Handle key={side} id={side} type="source" position={side} className={cx('socket')} aria-hidden="true" />
        ))}
    </>
  );
}
