import { openConflicts } from '../../state/selectors.ts';
import type { DockTab } from '../../state/studio.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { TraceDock } from '../trace/trace-dock.tsx';
import { useProblems } from '../use-problems.ts';
import { Badge } from '../widgets/badge.tsx';
import { IconButton } from '../widgets/button.tsx';
import { type TabDefinition, Tabs } from '../widgets/tabs.tsx';
import { loadable } from './loadable.tsx';
import { Part } from './part.tsx';
import { ProblemList } from './problems/problem-list.tsx';

const HistoryPanel = loadable(async () => (await import('../history/history-panel.tsx')).HistoryPanel);
const ConflictsPane = loadable(async () => (await import('../conflicts/conflicts-pane.tsx')).ConflictsPane);
const DrillsPane = loadable(async () => (await import('../drills/drills-pane.tsx')).DrillsPane);
const InventoryPane = loadable(async () => (await import('../inventory/inventory-pane.tsx')).InventoryPane);

/** What stands under the view: the trace of a connection, the complaints about the input, the inventory, and the history. */
export function Dock() {
  const dock = useStudioStore('view', (v) => v.dock);
  const { setView } = useActions();
  const problems = useProblems();
  const conflicts = useStudioStore('analysis', openConflicts);
  const errors = problems.some((problem) => problem.severity === 'error');
  const tabs: readonly TabDefinition<DockTab>[] = [
    { id: 'trace', label: 'Trace', content: <TraceDock /> },
    {
      id: 'problems',
      label: 'Input problems',
      badge: problems.length > 0 && <Badge tone={errors ? 'error' : 'neutral'}>{problems.length}</Badge>,
      content: <ProblemList problems={problems} />,
    },
    {
      id: 'conflicts',
      label: 'Conflicts',
      badge: conflicts > 0 && <Badge tone="warning">{conflicts}</Badge>,
      content: (
        <Part name="The conflicts">
          <ConflictsPane />
        </Part>
      ),
    },
    {
      id: 'drills',
      label: 'Drills',
      content: (
        <Part name="The drills">
          <DrillsPane />
        </Part>
      ),
    },
    {
      id: 'inventory',
      label: 'Inventory',
      content: (
        <Part name="The inventory">
          <InventoryPane />
        </Part>
      ),
    },
    {
      id: 'history',
      label: 'History',
      content: (
        <Part name="The history">
          <HistoryPanel />
        </Part>
      ),
    },
  ];
  return (
    <Tabs
      label="Dock"
      selected={dock.tab}
      onSelect={(tab) => setView({ dock: { ...dock, open: true, tab } })}
      tabs={tabs}
      actions={
        <>
          <IconButton
            icon={dock.maximised ? 'restore' : 'maximise'}
            label={dock.maximised ? 'Restore dock' : 'Maximise dock'}
            keys="Shift+J"
            placement="top"
            onPress={() => setView({ dock: { ...dock, maximised: !dock.maximised } })}
          />
          <IconButton
            icon="close"
            label="Close dock"
            keys="Mod+J"
            placement="top"
            onPress={() => setView({ dock: { ...dock, open: false } })}
          />
        </>
      }
    />
  );
}
