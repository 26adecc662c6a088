import type { DiagramSheet } from '../../core/analyses/answers.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './diagram.module.css';
import { elementWords } from './sheet-places.tsx';

const cx = classes(styles);

export interface SheetElementProps {
  readonly element: string;
  readonly sheets: readonly DiagramSheet[];
}

/** The element that was pressed on a sheet: what it is, the files that implement it, and the way to it. */
export function SheetElement({ element, sheets }: SheetElementProps) {
  const design = useStudioStore('document', (d) => d.document?.design);
  const { setView } = useActions();
  if (!design) return null;
  const place = sheets.flatMap((s) => s.places ?? []).find((p) => p.element === element);
  const files = place?.files ?? [];
  const words = elementWords(design, element);
  return (
    <section className={cx('element')} aria-label="Pressed on the sheet">
      <h3 className={cx('element-name')}>{words.charAt(0).toUpperCase() + words.slice(1)}</h3>
      <p className={cx('hint')}>
        {files.length === 0
          ? 'No file implements it yet.'
          : `Implemented by ${files.length === 1 ? 'one file' : `${files.length} files`}:`}
      </p>
      {files.length > 0 && (
        <ul className={cx('files')} aria-label="Files">
          {files.map((path) => (
            <li key={path}>
              <button
                type="button"
                className={cx('file')}
                title={path}
                onClick={() => setView({ dialog: undefined, pane: 'files', file: { path } })}
              >
                {path}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button icon="map" onPress={() => setView({ dialog: undefined, pane: 'map' })}>
        Show in the studio
      </Button>
    </section>
  );
}
