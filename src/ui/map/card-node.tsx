import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import styles from './card.module.css';
import { KindIcon } from './kind-icon.tsx';
import lensStyles from './lens.module.css';
import { lensClasses } from './lens-classes.ts';
import { NameField } from './name-field.tsx';
import type { CardData, CardNode as CardNodeType, ReachMark } from './node-data.ts';
import { OpennessRing } from './signs.tsx';
import { Sockets, useNear } from './sockets.tsx';

const cx = classes({ ...lensStyles, ...styles });

/** A workload, label group, external or host group. */
export const CardNode = memo(function CardNode({ id, data, selected }: NodeProps<CardNodeType>) {
  const near = useNear(selected);
  return (
    <div
      {...near.watch}
      className={cx('card', data.kind, selected && 'selected', data.dimmed && 'dimmed', ...lensClasses(data.lens))}
    >
      <Sockets id={id} near={near.is} />
      <span className={cx('kind')}>
        <KindIcon data={data} />
      </span>
      <span className={cx('name')}>
        <NameField id={id} name={data.name} />
      </span>
      {data.wall && <span className={cx('wall')} />}
      <Line data={data} />
      <span className={cx('marks')}>
        <Badges data={data} />
        {data.ingress && <OpennessRing mark={data.ingress} direction="ingress" />}
        {data.egress && <OpennessRing mark={data.egress} direction="egress" />}
      </span>
      {data.reach && <Hops reach={data.reach} />}
    </div>
  );
});

/** Its ports, each of which a flow can be dropped on; else what else there is to say. */
function Line({ data }: { readonly data: CardData }) {
  if (data.ports.length === 0)
    return (
      <span className={cx('line')} title={data.line}>
        {data.line}
      </span>
    );
  return (
    <span className={cx('line')} title={data.line}>
      {data.ports.map(({ label, text }) => (
        <span key={label} className={cx('port')} data-port={text}>
          {label}
        </span>
      ))}
    </span>
  );
}

function Badges({ data }: { readonly data: CardData }) {
  const badges: [IconName, string][] = [];
  if (data.shared !== undefined) badges.push(['shared', data.shared]);
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
