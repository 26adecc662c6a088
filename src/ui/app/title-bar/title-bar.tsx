import { counted } from '../../../core/design/thing-words.ts';
import { openConflicts } from '../../../state/selectors.ts';
import type { ViewSide } from '../../../state/studio.ts';
import { CommandButton, CommandIconButton } from '../../commands.tsx';
import { useActions, useStudioStore } from '../../studio-context.tsx';
import { classes } from '../../widgets/classes.ts';
import { Segmented } from '../../widgets/segmented.tsx';
import { Tooltip } from '../../widgets/tooltip.tsx';
import { VisuallyHidden } from '../../widgets/visually-hidden.tsx';
import { DesignName } from './design-name.tsx';
import { HistoryButtons } from './history-buttons.tsx';
import { MainMenu } from './main-menu.tsx';
import { SavedState } from './saved-state.tsx';
import { SolverStatus } from './solver-status.tsx';
import { ThemeMenu } from './theme-menu.tsx';
import styles from './title-bar.module.css';

const cx = classes(styles);

/** Which design, how it is kept, which side of it shows, what the solver says of it, and the ways in and out. */
export function TitleBar() {
  const name = useStudioStore('document', (d) => d.document?.design.name ?? '');
  return (
    <header className={cx('bar')}>
      <div className={cx('start')}>
        <VisuallyHidden>
          <h1>{name}, a design in Bulkhead</h1>
        </VisuallyHidden>
        <MainMenu />
        <DesignName />
        <SavedState />
        <HistoryButtons />
      </div>
      <SideSwitch />
      <div className={cx('end')}>
        <ConflictCount />
        <SolverStatus />
        <span className={cx('divider')} aria-hidden="true" />
        <CommandIconButton command="help.palette" label="Find" />
        <ThemeMenu />
        <Tooltip text="Read manifests into this design" keys="Mod+I">
          <CommandButton command="file.import">Import</CommandButton>
        </Tooltip>
        <Tooltip text="Preview, proof and download" keys="Mod+E">
          <CommandButton command="file.export" variant="primary">
            Export
          </CommandButton>
        </Tooltip>
      </div>
    </header>
  );
}

/** How many conflicts wait for a decision; nothing where there are none. */
function ConflictCount() {
  const count = useStudioStore('analysis', openConflicts);
  if (count === 0) return null;
  return (
    <CommandButton command="view.conflicts" variant="quiet">
      {counted(count, 'conflict')}
    </CommandButton>
  );
}

function SideSwitch() {
  const side = useStudioStore('view', (v) => v.side);
  const hasToday = useStudioStore('document', (d) => d.today !== undefined);
  const { setView } = useActions();
  const options: readonly { readonly id: ViewSide; readonly label: string; readonly isDisabled?: boolean }[] = [
    { id: 'today', label: 'Today', isDisabled: !hasToday },
    { id: 'design', label: 'Design' },
    { id: 'change', label: 'Change', isDisabled: !hasToday },
  ];
  return <Segmented label="Side" value={side} options={options} onChange={(next) => setView({ side: next })} />;
}
