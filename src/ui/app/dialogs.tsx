import { type ReactNode, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { useStudioStore } from '../studio-context.tsx';
import { loadable } from './loadable.tsx';
import { openQuestion } from './opening/asked.ts';

const ImportDialog = loadable(async () => (await import('../import/import-dialog.tsx')).ImportDialog);
const ExportDialog = loadable(async () => (await import('../export/export-dialog.tsx')).ExportDialog);
const DiagramDialog = loadable(async () => (await import('../diagram/diagram-dialog.tsx')).DiagramDialog);
const FreezeDialog = loadable(async () => (await import('../history/freeze-dialog.tsx')).FreezeDialog);
const CompareDialog = loadable(async () => (await import('../history/compare-dialog.tsx')).CompareDialog);
const Palette = loadable(async () => (await import('./palette/palette.tsx')).Palette);
const MoveDialog = loadable(async () => (await import('./move-dialog.tsx')).MoveDialog);
const OpenQuestion = loadable(async () => (await import('./opening/open-question.tsx')).OpenQuestion);
const Practices = loadable(async () => (await import('../help/practices-dialog.tsx')).PracticesDialog);
const Strength = loadable(async () => (await import('../strength/strength-dialog.tsx')).StrengthDialog);
const Shortcuts = loadable(async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet);

const PALETTE_AFTER_MILLISECONDS = 1_000;

/** Whichever dialog the view asks for. Each is loaded when it is first opened. */
export function Dialogs() {
  const dialog = useStudioStore('view', (v) => v.dialog);
  const isAsked = useStore(openQuestion, (q) => q.asked !== undefined);
  // who opens the palette types at once
  useEffect(() => {
    const timer = setTimeout(() => void Palette.preload().catch(() => undefined), PALETTE_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  let shown: ReactNode = null;
  if (dialog === 'import') shown = <ImportDialog />;
  if (dialog === 'export') shown = <ExportDialog />;
  if (dialog === 'diagram') shown = <DiagramDialog />;
  if (dialog === 'freeze') shown = <FreezeDialog />;
  if (dialog === 'compare') shown = <CompareDialog />;
  if (dialog === 'palette') shown = <Palette />;
  if (dialog === 'shortcuts') shown = <Shortcuts />;
  if (dialog === 'practices') shown = <Practices />;
  if (dialog === 'strength') shown = <Strength />;
  if (dialog === 'move') shown = <MoveDialog />;
  return (
    <Suspense fallback={null}>
      {shown}
      {isAsked && <OpenQuestion />}
    </Suspense>
  );
}
