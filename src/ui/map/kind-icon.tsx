/** Icons of the kinds of workload, on the same grid and stroke as the icons of the widgets. */
import { Icon } from '../widgets/icon.tsx';
import type { CardData } from './node-data.ts';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['StatefulSet', 'M3 4.2c0-2.4 10-2.4 10 0v7.6c0 2.4-10 2.4-10 0zM3 4.2c0 2.4 10 2.4 10 0M3 8c0 2.4 10 2.4 10 0'],
  ['DaemonSet', 'M2.5 2.5h4.6v4.6H2.5zM8.9 2.5h4.6v4.6H8.9zM2.5 8.9h4.6v4.6H2.5zM8.9 8.9h4.6v4.6H8.9z'],
  ['Job', 'M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6M6.6 5.6v4.8L10.4 8z'],
  ['CronJob', 'M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6M8 4.8V8l2.2 1.6'],
]);

export function KindIcon({ data }: { readonly data: CardData }) {
  if (data.kind === 'external') return <Icon name="external" />;
  if (data.kind === 'host') return <Icon name="host" />;
  if (data.kind === 'group') return <Icon name="label" />;
  const path = KINDS.get(data.what);
  if (path === undefined) return <Icon name="workload" />;
  return (
    <svg
      aria-hidden="true"
      width={16}
      height={16}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.3}
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d={path} />
    </svg>
  );
}
