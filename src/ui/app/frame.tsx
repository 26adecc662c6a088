import { Suspense } from 'react';
import { Inspector } from '../inspector/inspector.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { SplitSeparator } from '../widgets/split-separator.tsx';
import { COMMANDS } from './commands/list.ts';
import { useShortcuts } from './commands/shortcuts.ts';
import { useCommandContext } from './commands/use-command-context.ts';
import { Dock } from './dock.tsx';
import styles from './frame.module.css';
import { loadable } from './loadable.tsx';
import { CommandMenus } from './menus/command-menus.tsx';
import { Part } from './part.tsx';
import { Rail } from './rail.tsx';
import { TitleBar } from './title-bar/title-bar.tsx';

const cx = classes(styles);
/** Loaded with the frame, in a file of its own. */
export const MapView = loadable(async () => (await import('../map/map-view.tsx')).MapView);
const ClipboardKeys = loadable(async () => (await import('./clipboard/clipboard-keys.tsx')).ClipboardKeys);
/** Loaded with the frame, too, so that nothing moves when it comes. */
export const SentenceBar = loadable(async () => (await import('../sentences/sentence-bar.tsx')).SentenceBar);
const FilesView = loadable(async () => (await import('../files/files-view.tsx')).FilesView);

const INSPECTOR = { min: 240, max: 560 };
const DOCK = { min: 120, max: 640 };

/** The studio around an open design: title bar, views, inspector, dock; and all of its commands. */
export function Frame() {
  useShortcuts(COMMANDS, useCommandContext());
  return (
    <CommandMenus>
      <Layout />
    </CommandMenus>
  );
}

function Layout() {
  const pane = useStudioStore('view', (v) => v.pane);
  const dockOpen = useStudioStore('view', (v) => v.dock.open);
  const isCovered = useStudioStore('view', (v) => v.dock.open && v.dock.maximised === true);
  const preferences = useStudioStore('preferences', (p) => p);
  const { setPreferences } = useActions();
  return (
    <div className={cx('frame')}>
      <a className={cx('skip')} href="#view">
        Skip to the view
      </a>
      <TitleBar />
      <Suspense fallback={null}>
        <ClipboardKeys />
      </Suspense>
      <div className={cx('middle')}>
        <Rail />
        <div className={cx('work')}>
          <Part name="The sentence bar">
            <SentenceBar />
          </Part>
          <main id="view" tabIndex={-1} className={cx('view')} aria-label={pane === 'map' ? 'Map' : 'Files'}>
            <div className={cx('room')} inert={isCovered}>
              <Part key={pane} name={pane === 'map' ? 'The map' : 'The files view'}>
                {pane === 'map' ? <MapView /> : <FilesView />}
              </Part>
            </div>
          </main>
          {dockOpen && (
            <section
              aria-label="Dock"
              className={cx('dock', isCovered && 'maximised')}
              style={isCovered ? {} : { height: preferences.dockHeight }}
            >
              {!isCovered && (
                <SplitSeparator
                  label="Dock height"
                  orientation="horizontal"
                  value={preferences.dockHeight}
                  {...DOCK}
                  pane="after"
                  onChange={(dockHeight) => setPreferences({ dockHeight })}
                />
              )}
              <Part name="The dock">
                <Dock />
              </Part>
            </section>
          )}
        </div>
        {preferences.inspectorOpen && (
          <aside aria-label="Inspector" className={cx('inspector')} style={{ width: preferences.inspectorWidth }}>
            <SplitSeparator
              label="Inspector width"
              orientation="vertical"
              value={preferences.inspectorWidth}
              {...INSPECTOR}
              pane="after"
              onChange={(inspectorWidth) => setPreferences({ inspectorWidth })}
            />
            <div className={cx('scroll')}>
              <Part name="The inspector">
                <Inspector />
              </Part>
            </div>
          </aside>
        )}
      </div>
    </div>
  );
}
