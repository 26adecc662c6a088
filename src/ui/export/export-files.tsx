import { useMemo, useState } from 'react';
import type { ExportFile } from '../../core/analyses/answers.ts';
import { useDesk } from '../desk.tsx';
import { reportOutcome } from '../report.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { FileTree } from '../widgets/file-tree.tsx';
import { toast } from '../widgets/toast.tsx';
import styles from './export.module.css';

const cx = classes(styles);

/** The tree that is written, and the text of the file chosen in it. */
export function ExportFiles({ files }: { readonly files: readonly ExportFile[] }) {
  const paths = useMemo(() => files.map((file) => file.path), [files]);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const file = files.find((f) => f.path === chosen);
  const desk = useDesk();
  const copy = async (text: string) => {
    const outcome = await desk.copy(text);
    if (outcome.kind === 'done') toast({ text: 'Copied the file' });
    else reportOutcome(outcome);
  };
  return (
    <section className={cx('files')} aria-label="Files">
      <h3>
        Files <span className={cx('muted')}>{files.length}</span>
      </h3>
      <div className={cx('tree')}>
        <FileTree label="Files written" paths={paths} selected={chosen} onSelect={setChosen} />
      </div>
      {file && (
        <div className={cx('text')}>
          <div className={cx('texthead')}>
            <span className={cx('mono')}>{file.path}</span>
            <Button variant="quiet" icon="copy" onPress={() => void copy(file.text)}>
              Copy
            </Button>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre className={cx('pre')} tabIndex={0} aria-label={`Text of ${file.path}`} role="note">
            {file.text}
          </pre>
        </div>
      )}
    </section>
  );
}
