import { type ReactNode, Suspense, useEffect } from 'react';
import { useStudioStore } from '../studio-context.tsx';
import { loadable } from './loadable.tsx';

const ImportDialog = loadable(async () => (await import('../import/import-dialog.tsx')).ImportDialog);
const ExportDialog = loadable(async () => (await import('../export/export-dialog.tsx')).ExportDialog);
const DiagramDialog = loadable(async () => (await import('../diagram/diagram-dialog.tsx')).DiagramDialog);
const Palette = loadable(async () => (await import('./palette/palette.tsx')).Palette);
const Shortcuts = loadable(async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet);

const PALETTE_AFTER_MILLISECONDS = 1_000;

/** Whichever dialog the view asks for. Each is loaded when it is first opened. */
export function Dialogs() {
  const dialog = useStudioStore('view', (v) => v.dialog);
  // who opens the palette types at once
  useEffect(() => {
    const timer = setTimeout(() => void Palette.preload().catch(() => undefined), PALETTE_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  let shown: ReactNode = null;
  if (dialog === 'import') shown = <ImportDialog />;
  if (dialog === 'export') shown = <ExportDialog />;
  if (dialog === 'diagram') shown = <DiagramDialog />;
  if (dialog === 'palette') shown = <Palette />;
  if (dialog === 'shortcuts') shown = <Shortcuts />;
  return <Suspense fallback={null}>{shown}</Suspense>;
}
