import { lazy, Suspense } from 'react';
import type { Studio } from '../../state/studio.ts';
import { type Desk, DeskProvider } from '../desk.tsx';
import { Gallery } from '../gallery/gallery.tsx';
import { StudioProvider, useStudioStore } from '../studio-context.tsx';
import { Toasts } from '../widgets/toast.tsx';
import { Announcer } from './announcer.tsx';
import { COMMANDS } from './commands/list.ts';
import { useShortcuts } from './commands/shortcuts.ts';
import { useCommandContext } from './commands/use-command-context.ts';
import { Dialogs } from './dialogs.tsx';
import { PageDrop } from './page-drop.tsx';
import { useTheme } from './theme.ts';
import { useWindowTitle } from './window-title.ts';

const Frame = lazy(async () => ({ default: (await import('./frame.tsx')).Frame }));

/** The whole page: the gallery until a design is open, then the frame. */
export function App({ studio, desk }: { readonly studio: Studio; readonly desk: Desk }) {
  return (
    <StudioProvider studio={studio}>
      <DeskProvider desk={desk}>
        <Page />
      </DeskProvider>
    </StudioProvider>
  );
}

function Page() {
  const isOpen = useStudioStore('document', (d) => d.document !== undefined);
  useTheme();
  useWindowTitle();
  useShortcuts(COMMANDS, useCommandContext());
  return (
    <>
      {isOpen ? (
        <Suspense fallback={null}>
          <Frame />
        </Suspense>
      ) : (
        <Gallery />
      )}
      <Dialogs />
      <PageDrop />
      <Toasts />
      <Announcer />
    </>
  );
}
