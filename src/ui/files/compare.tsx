import { useEffect, useRef } from 'react';
import { classes } from '../widgets/classes.ts';
import styles from './editor.module.css';
import { LARGE_TEXT } from './monaco/models.ts';
import { SHARED_OPTIONS } from './monaco/options.ts';
import { monaco } from './monaco/setup.ts';
import { applyMonacoTheme } from './monaco/theme.ts';

const cx = classes(styles);

export interface CompareProps {
  /** Accessible name: `networkpolicies.yaml since the last export`. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** One below the other, where not side by side. */
  readonly isInline: boolean;
  readonly isDark: boolean;
}

/** Two texts and what is different between them, to be read. */
export function Compare({ label, before, after, isInline, isDark }: CompareProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneDiffEditor>(undefined);

  useEffect(() => {
    if (!host.current) return;
    const own = monaco.editor.createDiffEditor(host.current, {
      ...SHARED_OPTIONS,
      readOnly: true,
      domReadOnly: true,
      originalEditable: false,
      renderOverviewRuler: false,
      ignoreTrimWhitespace: false,
      hideUnchangedRegions: { enabled: true },
      useInlineViewWhenSpaceIsLimited: false,
      maxComputationTime: 3_000,
      renderMarginRevertIcon: false,
    });
    editor.current = own;
    return () => {
      own.dispose();
      editor.current = undefined;
    };
  }, []);

  useEffect(() => applyMonacoTheme(isDark), [isDark]);

  useEffect(() => {
    const language = Math.max(before.length, after.length) < LARGE_TEXT ? 'yaml' : 'plaintext';
    const original = monaco.editor.createModel(before, language);
    const modified = monaco.editor.createModel(after, language);
    editor.current?.setModel({ original, modified });
    return () => {
      editor.current?.setModel(null);
      original.dispose();
      modified.dispose();
    };
  }, [before, after]);

  useEffect(() => {
    editor.current?.updateOptions({ renderSideBySide: !isInline });
    editor.current?.getOriginalEditor().updateOptions({ ariaLabel: `Before: ${label}` });
    editor.current?.getModifiedEditor().updateOptions({ ariaLabel: `After: ${label}` });
  }, [isInline, label]);

  return <div ref={host} className={cx('editor')} />;
}
