import { Suspense, useEffect } from 'react';
import type { Studio } from '../../state/studio.ts';
import { type Desk, DeskProvider } from '../desk.tsx';
import { Gallery } from '../gallery/gallery.tsx';
import { MapPortProvider } from '../map-port.tsx';
import { StudioProvider, useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Toasts } from '../widgets/toast.tsx';
import { Announcer } from './announcer.tsx';
import styles from './app.module.css';
import type { Command } from './commands/command.ts';
import { useShortcuts } from './commands/shortcuts.ts';
import { START_COMMANDS } from './commands/start-list.ts';
import { useCommandContext } from './commands/use-command-context.ts';
import { Dialogs } from './dialogs.tsx';
import { KeepBanner } from './keep-banner.tsx';
import { useLocation } from './links/use-location.ts';
import { loadable } from './loadable.tsx';
import { PageDrop } from './page-drop.tsx';
import { useToldProblems } from './tell-problems.ts';
import { useTheme } from './theme.ts';
import { useWindowTitle } from './window-title.ts';

const cx = classes(styles);

const Frame = loadable(async () => {
  const { Frame: Loaded, MapView, SentenceBar } = await import('./frame.tsx');
  await Promise.all([MapView.preload(), SentenceBar.preload()]);
  return Loaded;
});

/** The whole page: the gallery until a design is open, then the frame. */
export function App({ studio, desk }: { readonly studio: Studio; readonly desk: Desk }) {
  return (
    <StudioProvider studio={studio}>
      <DeskProvider desk={desk}>
        <MapPortProvider>
          <Page />
        </MapPortProvider>
      </DeskProvider>
    </StudioProvider>
  );
}

/** What is shown once a design opens is loaded while the gallery is looked at. */
function preloadWhenIdle(): () => void {
  // not in every browser
  const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
  const cancel = globalThis.cancelIdleCallback ?? clearTimeout;
  const id = idle(() => void Frame.preload().catch(() => undefined)) as number;
  return () => cancel(id);
}

const NO_COMMANDS: readonly Command[] = [];

/** What concerns the window around the page. Apart, so that what it listens to does not draw the page again. */
function Surroundings() {
  useTheme();
  useWindowTitle();
  useToldProblems();
  useLocation();
  return null;
}

function Page() {
  const isOpen = useStudioStore('document', (d) => d.document !== undefined);
  // an open design brings the keys of all commands along
  useShortcuts(isOpen ? NO_COMMANDS : START_COMMANDS, useCommandContext());
  useEffect(preloadWhenIdle, []);
  return (
    <>
      <Surroundings />
      <div className={cx('page')}>
        <KeepBanner />
        <div className={cx('rest')}>
          {isOpen ? (
            <Suspense fallback={null}>
              <Frame />
            </Suspense>
          ) : (
            <Gallery />
          )}
        </div>
      </div>
      <Dialogs />
      <PageDrop />
      <Toasts />
      <Announcer />
    </>
  );
}
