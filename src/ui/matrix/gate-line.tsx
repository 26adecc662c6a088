import { entityIn, nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { ElementButton } from '../element-button.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './matrix.module.css';

const cx = classes(styles);

/** `X-1 in G-2, until 2027-03-01: audit finding`. */
export function gateText(design: Design, id: string): string {
  const exception = entityIn(design, 'exceptions', id);
  if (exception) {
    const until = exception.expires === undefined ? 'without an end' : `until ${exception.expires}`;
    return `in ${exception.guardrail}, ${until}${exception.reason ? `: ${exception.reason}` : ''}`;
  }
  const service = entityIn(design, 'sharedServices', id);
  return service ? `shared service${service.reason ? `: ${service.reason}` : ''}` : 'is gone';
}

/** An exception or a shared service, with its reason and its end. */
export function GateLine({ design, id }: { readonly design: Design; readonly id: string }) {
  return (
    <span className={cx('gate-line')}>
      <ElementButton ids={[id]} className={cx('link')}>
        {nameOf(design, id)}
      </ElementButton>{' '}
      {gateText(design, id)}
    </span>
  );
}
