import { classes } from '../widgets/classes.ts';
import styles from './gallery.module.css';

const cx = classes(styles);

const W = 78;
const H = 22;

/** The services of Online Boutique as its map shows them: column by column, clients left. */
const CARDS: Readonly<Record<string, readonly [number, number]>> = {
  loadgenerator: [98, 146],
  frontend: [196, 108],
  checkout: [294, 46],
  recommendation: [294, 168],
  ad: [294, 192],
  currency: [392, 76],
  shipping: [392, 104],
  cart: [392, 132],
  catalog: [392, 160],
  payment: [490, 38],
  email: [490, 66],
  'redis-cart': [490, 132],
  blackbox: [196, 268],
  prometheus: [294, 268],
};

const FLOWS: readonly (readonly [string, string])[] = [
  ['loadgenerator', 'frontend'],
  ['frontend', 'checkout'],
  ['frontend', 'currency'],
  ['frontend', 'shipping'],
  ['frontend', 'cart'],
  ['frontend', 'catalog'],
  ['frontend', 'recommendation'],
  ['frontend', 'ad'],
  ['checkout', 'payment'],
  ['checkout', 'email'],
  ['checkout', 'currency'],
  ['checkout', 'shipping'],
  ['checkout', 'cart'],
  ['checkout', 'catalog'],
  ['recommendation', 'catalog'],
  ['cart', 'redis-cart'],
];

const PLANES = [
  { name: 'Data plane', y: 8, height: 212, band: 'band' },
  { name: 'Management plane', y: 240, height: 60, band: 'band-management' },
] as const;

function curve([from, to]: readonly [string, string]): string {
  const [x1, y1] = CARDS[from] ?? [0, 0];
  const [x2, y2] = CARDS[to] ?? [0, 0];
  const [sx, sy, tx, ty] = [x1 + W, y1 + H / 2, x2, y2 + H / 2];
  const bend = Math.max(8, (tx - sx) / 2);
  return `M${sx} ${sy}C${sx + bend} ${sy} ${tx - bend} ${ty} ${tx - 2} ${ty}`;
}

/** A small true drawing of the example: its services, the flows between them, a gate, and a flow that a wall stops. */
export function BoutiquePreview() {
  return (
    <svg className={cx('preview')} viewBox="0 0 590 308" aria-hidden="true">
      <defs>
        <marker
          id="preview-arrow"
          viewBox="0 0 6 6"
          refX="5"
          refY="3"
          markerWidth="4.5"
          markerHeight="4.5"
          orient="auto"
        >
          <path d="M0 0.5L5.5 3L0 5.5Z" className={cx('arrowhead')} />
        </marker>
      </defs>
      {PLANES.map(({ name, y, height, band }) => (
        <g key={name}>
          <rect x="84" y={y} width="500" height={height} rx="6" className={cx('zone')} />
          <rect x="87" y={y + 3} width="494" height={height - 6} rx="4" className={cx('wall')} />
          <rect x="87" y={y + 3} width="494" height="2.5" className={cx(band)} />
          <text x="98" y={y + 20} className={cx('zonename')}>
            {name}
          </text>
        </g>
      ))}
      <path d="M78 119H194" className={cx('exposed')} />
      <rect x="4.5" y="108.5" width="74" height={H} className={cx('outside')} />
      <text x="12" y="122.5" className={cx('nodename')}>
        Internet
      </text>
      {FLOWS.map((flow) => (
        <path key={flow.join()} d={curve(flow)} className={cx('flow')} markerEnd="url(#preview-arrow)" />
      ))}
      <path d="M225 214v8M245 214v8M225 238v8M245 238v8" className={cx('gate')} />
      <path d="M228 218.5h14M228 241.5h14" className={cx('gap')} />
      <path d="M235 268V132" className={cx('flow')} markerEnd="url(#preview-arrow)" />
      <path d="M294 279H276" className={cx('flow')} markerEnd="url(#preview-arrow)" />
      <path d="M372 279C470 279 529 250 529 156" className={cx('blockedflow')} />
      <path d="M506 214l10 8M488 236l8 9" className={cx('bar')} />
      {Object.entries(CARDS).map(([name, [x, y]]) => (
        <g key={name}>
          <rect x={x + 0.5} y={y + 0.5} width={W - 1} height={H - 1} rx="3.5" className={cx('node')} />
          <text x={x + 7} y={y + 14} className={cx('nodename')}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}
