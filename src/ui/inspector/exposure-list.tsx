import { nameOf } from '../../core/design/lookup.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design, Exposure } from '../../core/design/schema.ts';
import { ElementButton } from '../element-button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

const cx = classes(styles);

/** How a workload is reached from outside. */
export function ExposureList({ design, workload }: { readonly design: Design; readonly workload: string }) {
  const exposures = Object.values(design.exposures).filter((e) => e.target === workload);
  if (exposures.length === 0) return null;
  return (
    <Section title="Exposed" count={exposures.length}>
      <ul className={cx('list')}>
        {exposures.map((e) => (
          <li key={e.id}>
            <ElementButton ids={[e.id]} className={cx('row')} title={exposureText(design, e)}>
              <Icon name="external" size={12} />
              <span className={cx('row-main')}>{exposureText(design, e)}</span>
              <span className={cx('row-side')}>{portsLabel(e.ports, 3)}</span>
            </ElementButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** `Ingress shop.example.com, through ingress/controller`. */
export function exposureText(design: Design, e: Exposure): string {
  const through = e.via === undefined ? undefined : `through ${nameOf(design, e.via)}`;
  const from = e.from === undefined ? undefined : `from ${nameOf(design, e.from)}`;
  const parts = [e.host, through, from].filter((p) => p !== undefined).join(', ');
  return `${e.kind} ${parts}`.trim();
}
