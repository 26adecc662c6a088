import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import { KindIcon } from './kind-icon.tsx';
import { NameField } from './name-field.tsx';
import styles from './node.module.css';
import type { CardData, CardNode as CardNodeType, ReachMark } from './node-data.ts';
import { OpennessRing } from './signs.tsx';

const cx = classes(styles);

/** A workload, label group, external or host group. */
export const CardNode = memo(function CardNode({ id, data, selected }: NodeProps<CardNodeType>) {
  return (
    <div className={cx('card', data.kind, selected && 'selected', data.dimmed && 'dimmed')}>
      <Sockets />
      <span className={cx('kind')}>
        <KindIcon data={data} />
      </span>
      <span className={cx('name')}>
        <NameField id={id} name={data.name} />
      </span>
      {data.wall && <span className={cx('wall')} />}
      <span className={cx('line')} title={data.line}>
        {data.line}
      </span>
      <span className={cx('marks')}>
        <Badges data={data} />
        {data.ingress && <OpennessRing mark={data.ingress} direction="ingress" />}
        {data.egress && <OpennessRing mark={data.egress} direction="egress" />}
      </span>
      {data.reach && <Hops reach={data.reach} />}
    </div>
  );
});

/** Where a connection is drawn from; they show on hover and focus. Any part of a card takes one. */
export function Sockets() {
  return (
    <>
      {[Position.Left, Position.Right, Position.Top, Position.Bottom].map((side) => (
        <Handle key={side} id={side} type="source" position={side} className={cx('socket')} aria-hidden="true" />
      ))}
    </>
  );
}

function Badges({ data }: { readonly data: CardData }) {
  const badges: [IconName, string][] = [];
  if (data.hostNetwork) badges.push(['host', 'on the host network']);
  if (data.serviceAccount !== undefined) badges.push(['label', `service account ${data.serviceAccount}`]);
  if (badges.length === 0) return null;
  return (
    <span className={cx('badges')}>
      {badges.map(([icon, words]) => (
        <span key={icon} title={words}>
          <Icon name={icon} size={12} />
        </span>
      ))}
    </span>
  );
}

function Hops({ reach }: { readonly reach: ReachMark }) {
  const parts = [reach.in === undefined ? '' : `${reach.in} →`, reach.out === undefined ? '' : `→ ${reach.out}`].filter(
    (p) => p !== '',
  );
  if (parts.length === 0) return null;
  const words = [
    reach.out === undefined ? '' : `reached in ${reach.out} ${reach.out === 1 ? 'step' : 'steps'}`,
    reach.in === undefined ? '' : `reaches the selection in ${reach.in} ${reach.in === 1 ? 'step' : 'steps'}`,
  ].filter((w) => w !== '');
  return (
    <span className={cx('hops')} title={words.join('; ')}>
      {parts.join('  ')}
    </span>
  );
}
