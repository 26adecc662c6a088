import { classes } from '../widgets/classes.ts';
import styles from './gallery.module.css';

const cx = classes(styles);

const W = 88;
const H = 24;

/** The services of Online Boutique where the drawing puts them: column by column, clients left. */
const CARDS: Readonly<Record<string, readonly [number, number]>> = {
  loadgenerator: [22, 110],
  frontend: [144, 110],
  checkout: [266, 74],
  recommendation: [266, 146],
  ad: [266, 182],
  currency: [388, 38],
  shipping: [388, 74],
  catalog: [388, 110],
  cart: [388, 146],
  payment: [510, 38],
  email: [510, 74],
  'redis-cart': [510, 146],
};

const FLOWS: readonly (readonly [string, string])[] = [
  ['loadgenerator', 'frontend'],
  ['frontend', 'checkout'],
  ['frontend', 'recommendation'],
  ['frontend', 'ad'],
  ['frontend', 'catalog'],
  ['checkout', 'currency'],
  ['checkout', 'shipping'],
  ['checkout', 'catalog'],
  ['checkout', 'cart'],
  ['recommendation', 'catalog'],
  ['cart', 'redis-cart'],
];

function curve([from, to]: readonly [string, string]): string {
  const [x1, y1] = CARDS[from] ?? [0, 0];
  const [x2, y2] = CARDS[to] ?? [0, 0];
  const [sx, sy, tx, ty] = [x1 + W, y1 + H / 2, x2, y2 + H / 2];
  const bend = Math.max(14, (tx - sx) / 2);
  return `M${sx} ${sy}C${sx + bend} ${sy} ${tx - bend} ${ty} ${tx - 2} ${ty}`;
}

/** A small true drawing of the example: its services, the flows between them, and one that is blocked. */
export function BoutiquePreview() {
  return (
    <svg className={cx('preview')} viewBox="0 0 620 226" aria-hidden="true">
      <defs>
        <marker id="preview-arrow" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="5" markerHeight="5" orient="auto">
          <path d="M0 0.5L5.5 3L0 5.5" className={cx('arrowhead')} />
        </marker>
      </defs>
      <rect x="4.5" y="20.5" width="611" height="201" rx="6" className={cx('zone')} />
      <rect x="4" y="20" width="612" height="3" rx="1.5" className={cx('band')} />
      <text x="6" y="12" className={cx('zonename')}>
        boutique
      </text>
      {FLOWS.map((flow) => (
        <path key={flow.join()} d={curve(flow)} className={cx('flow')} markerEnd="url(#preview-arrow)" />
      ))}
      <path
        d="M354 86C376 86 366 104 388 104H482C500 104 490 86 508 86"
        className={cx('flow')}
        markerEnd="url(#preview-arrow)"
      />
      <path d="M354 86C376 86 366 68 388 68H482C500 68 490 50 508 50" className={cx('blockedflow')} />
      <path d="M500 44v12" className={cx('bar')} />
      {Object.entries(CARDS).map(([name, [x, y]]) => (
        <g key={name}>
          <rect x={x} y={y} width={W} height={H} rx="4" className={cx('node', name === 'payment' && 'nodeblocked')} />
          <text x={x + 8} y={y + 15.5} className={cx('nodename')}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}
