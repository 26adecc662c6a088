import { Suspense } from 'react';
import type { Pane } from '../../state/studio.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { SplitSeparator } from '../widgets/split-separator.tsx';
import { COMMANDS } from './commands/list.ts';
import { useShortcuts } from './commands/shortcuts.ts';
import { useCommandContext } from './commands/use-command-context.ts';
import { Dock } from './dock.tsx';
import styles from './frame.module.css';
import { type Loadable, loadable } from './loadable.tsx';
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
const TourCard = loadable(async () => (await import('../tour/tour-card.tsx')).TourCard);
const FilesView = loadable(async () => (await import('../files/files-view.tsx')).FilesView);
const MatrixView = loadable(async () => (await import('../matrix/matrix-view.tsx')).MatrixView);
const ChecksView = loadable(async () => (await import('../checks/checks-view.tsx')).ChecksView);
const ReviewView = loadable(async () => (await import('../review/review-view.tsx')).ReviewView);
const GovernanceView = loadable(async () => (await import('../governance/governance-view.tsx')).GovernanceView);

/** The views by pane: how each is called, also where it fails, and what it is. */
const VIEWS: Readonly<Record<Pane, { readonly label: string; readonly part: string; readonly View: Loadable }>> = {
  map: { label: 'Map', part: 'The map', View: MapView },
  matrix: { label: 'Matrix', part: 'The matrix', View: MatrixView },
  checks: { label: 'Checks', part: 'The view of the checks', View: ChecksView },
  files: { label: 'Files', part: 'The files view', View: FilesView },
  review: { label: 'Review', part: 'The review', View: ReviewView },
  governance: { label: 'Governance', part: 'The governance view', View: GovernanceView },
};

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
  const { label, part, View } = VIEWS[pane];
  const dockOpen = useStudioStore('view', (v) => v.dock.open);
  const isCovered = useStudioStore('view', (v) => v.dock.open && v.dock.maximised === true);
  const preferences = useStudioStore('preferences', (p) => p);
  const isTouring = preferences.tour?.isShown === true;
  const { setPreferences } = useActions();
  return (
    <div className={cx('frame')}>
      <a className={cx('skip')} href="#view">
        Skip to the view
      </a>
      {isTouring && (
        <a className={cx('skip')} href="#tour">
          Skip to the tour
        </a>
      )}
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
          <main id="view" tabIndex={-1} className={cx('view')} aria-label={label}>
            <div className={cx('room')} inert={isCovered}>
              <Part key={pane} name={part}>
                <View />
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
        <SideColumn />
      </div>
    </div>
  );
}

/** The inspector, and under it the tour, which so covers nothing; without an inspector it stands in a corner of the view. */
function SideColumn() {
  const isOpen = useStudioStore('preferences', (p) => p.inspectorOpen);
  const width = useStudioStore('preferences', (p) => p.inspectorWidth);
  const isTouring = useStudioStore('preferences', (p) => p.tour?.isShown === true);
  const { setPreferences } = useActions();
  return (
    <div className={cx('side')} style={isOpen ? { width } : {}}>
      {isOpen && (
        <aside aria-label="Inspector" className={cx('inspector')}>
          <SplitSeparator
            label="Inspector width"
            orientation="vertical"
            value={width}
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
      {isTouring && (
        <div id="tour" tabIndex={-1} className={cx('tour', !isOpen && 'floating')}>
          <Part name="The tour">
            <TourCard />
          </Part>
        </div>
      )}
    </div>
  );
}
