import type { Origin } from '../../core/policy/policy-set.ts';
import { useActions } from '../studio-context.tsx';
import { originName, ruleName } from '../trace-words.ts';
import { classes } from '../widgets/classes.ts';
import styles from './trace.module.css';

const cx = classes(styles);

/** A policy or rule by name, and the line that it stands on, one press away. */
export function OriginLink({ origin, text }: { readonly origin: Origin; readonly text?: string }) {
  const { setView } = useActions();
  const words = text ?? [originName(origin), ruleName(origin)].filter((t) => t !== '').join(', ');
  const { place } = origin;
  if (!place) return <span className={cx('origin')}>{words}</span>;
  const line = place.span?.line;
  return (
    <button
      type="button"
      className={cx('origin', 'link')}
      title={`${place.file}${line === undefined ? '' : `:${line}`}`}
      onClick={() => setView({ pane: 'files', file: { path: place.file, ...(line === undefined ? {} : { line }) } })}
    >
      {words}
      {line !== undefined && <span className={cx('line')}>line {line}</span>}
    </button>
  );
}
