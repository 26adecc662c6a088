import { IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Segmented } from '../widgets/segmented.tsx';
import type { ShownFile } from './files-model.ts';
import styles from './page.module.css';

const cx = classes(styles);

/** What of a file is shown: its text, or what is different from another one. */
export type PageMode = 'text' | 'since' | 'design';

export interface PageHeadProps {
  readonly file: ShownFile;
  readonly mode: PageMode;
  readonly modes: readonly PageMode[];
  readonly isInline: boolean;
  readonly onMode: (mode: PageMode) => void;
  readonly onInline: (isInline: boolean) => void;
}

const NAMES: Readonly<Record<PageMode, string>> = {
  text: 'Text',
  since: 'Since last export',
  design: 'Today → Design',
};

/** The path of the file, and how it is looked at. */
export function PageHead({ file, mode, modes, isInline, onMode, onInline }: PageHeadProps) {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  return (
    <header className={cx('head')}>
      <h2 className={cx('path')} title={file.path}>
        <span className={cx('folder')}>{folder}</span>
        <span className={cx('name')}>{file.path.slice(folder.length)}</span>
      </h2>
      {mode !== 'text' && (
        <IconButton
          icon={isInline ? 'panel-right' : 'panel-bottom'}
          label={isInline ? 'Show side by side' : 'Show inline'}
          onPress={() => onInline(!isInline)}
        />
      )}
      {modes.length > 1 && (
        <Segmented
          label="What is shown"
          value={mode}
          options={modes.map((id) => ({ id, label: NAMES[id] }))}
          onChange={onMode}
        />
      )}
    </header>
  );
}
