import { classes } from '../widgets/classes.ts';
import styles from './gallery.module.css';
import { CONTROL, MANAGEMENT, SHARED, TENANTS, type TenantSize } from './platform-sizes.ts';

const cx = classes(styles);

/** A namespace. */
const BLOCK = { width: 16, height: 9, step: 20 };
const LANE = 13;
const TENANT = { width: 89, height: 58, gap: 7 };
const COLUMNS = 4;
const LEFT = 194;
const TOP = 30;

const PLANES = [
  { name: 'Data plane', y: 8, height: 154, band: 'band' },
  { name: 'Management plane', y: 184, height: 48, band: 'band-management' },
  { name: 'Control plane', y: 252, height: 48, band: 'band-control' },
] as const;

function cornerOf(index: number): readonly [number, number] {
  const x = LEFT + (index % COLUMNS) * (TENANT.width + TENANT.gap);
  return [x, TOP + Math.floor(index / COLUMNS) * (TENANT.height + TENANT.gap)];
}

/** The middle of the left edge of a namespace: of a tenant, in a lane. */
function at(tenant: number, lane: number, index: number): readonly [number, number] {
  const [x, y] = cornerOf(tenant);
  return [x + 7 + index * BLOCK.step, y + 18 + lane * LANE + BLOCK.height / 2];
}

interface BlocksProps {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly step?: number;
}

function Blocks({ x, y, count, step = BLOCK.step }: BlocksProps) {
  return Array.from({ length: count }, (_, i) => x + i * step).map((left) => (
    <rect key={left} x={left} y={y} width={BLOCK.width} height={BLOCK.height} rx="2" className={cx('node')} />
  ));
}

function Tenant({ x, y, height, size }: { x: number; y: number; height: number; size: TenantSize }) {
  const gap = (height - 18 - BLOCK.height - 6) / 2;
  return (
    <>
      <rect x={x} y={y} width={TENANT.width} height={height} rx="4" className={cx('zone')} />
      <text x={x + 7} y={y + 12} className={cx('nodename')}>
        {size.name}
      </text>
      {size.lanes.map((count, lane) => (
        // lanes stay where they are
        // biome-ignore lint/suspicious/noArrayIndexKey: their place is what they are
        <Blocks key={lane} x={x + 7} y={y + 18 + lane * gap} count={count} />
      ))}
    </>
  );
}

function line(from: readonly [number, number], to: readonly [number, number]): string {
  return `M${from[0] + BLOCK.width} ${from[1]}H${to[0] - 2}`;
}

/** Flows that the example has: shop to orders to payments, to search; the scraper through its gate; one that a wall stops. */
function Flows() {
  const [shop, orders, payments] = [at(0, 0, 0), at(1, 0, 0), at(2, 0, 0)];
  const search = at(4, 0, 1);
  const scraped = at(2, 1, 0);
  const wall = LEFT + 2 * (TENANT.width + TENANT.gap) - TENANT.gap / 2;
  const gate = wall + TENANT.width + TENANT.gap;
  const down = search[0] + BLOCK.width / 2;
  return (
    <>
      <path d={`M${gate - 8} 156v8M${gate + 8} 156v8M${gate - 8} 182v8M${gate + 8} 182v8`} className={cx('gate')} />
      <path d={`M${gate - 6} 160.5h12M${gate - 6} 185.5h12`} className={cx('gap')} />
      <path d={line(shop, orders)} className={cx('flow')} markerEnd="url(#platform-arrow)" />
      <path
        d={line([orders[0] + BLOCK.step, orders[1]], payments)}
        className={cx('flow')}
        markerEnd="url(#platform-arrow)"
      />
      <path
        d={`M${shop[0] + BLOCK.width} ${shop[1] + 2}Q${down} ${shop[1] + 2} ${down} ${shop[1] + 14}V${search[1] - 7}`}
        className={cx('flow')}
        markerEnd="url(#platform-arrow)"
      />
      <path
        d={`M${gate} 210V${scraped[1] + 10}Q${gate} ${scraped[1]} ${gate - 10} ${scraped[1]}H${scraped[0] + BLOCK.width + 3}`}
        className={cx('flow')}
        markerEnd="url(#platform-arrow)"
      />
      <path
        d={`M${wall} 210V${scraped[1] + 10}Q${wall} ${scraped[1]} ${wall + 4} ${scraped[1]}H${scraped[0] - 2}`}
        className={cx('blockedflow')}
      />
      <path d={`M${wall - 5} 156l10 8M${wall - 5} 182l10 8`} className={cx('bar')} />
    </>
  );
}

/** A schematic drawing of the example: its planes and tenants, a block for each of the sixty namespaces. */
export function PlatformPreview() {
  return (
    <svg className={cx('preview')} viewBox="0 0 590 308" aria-hidden="true">
      <defs>
        <marker
          id="platform-arrow"
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
          <text x="98" y={y + 17} className={cx('zonename')}>
            {name}
          </text>
        </g>
      ))}
      <Tenant x={98} y={TOP} height={2 * TENANT.height + TENANT.gap} size={SHARED} />
      {TENANTS.map((size, i) => {
        const [x, y] = cornerOf(i);
        return <Tenant key={size.name} x={x} y={y} height={TENANT.height} size={size} />;
      })}
      <Blocks x={98} y={210} count={MANAGEMENT} step={34} />
      <Blocks x={98} y={278} count={CONTROL} step={34} />
      <path d="M78 97.5H104" className={cx('exposed')} />
      <rect x="4.5" y="86.5" width="74" height="22" className={cx('outside')} />
      <text x="12" y="100.5" className={cx('nodename')}>
        Internet
      </text>
      <Flows />
    </svg>
  );
}
