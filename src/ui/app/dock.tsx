import { Suspense } from 'react';
import type { DockTab } from '../../state/studio.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { TraceDock } from '../trace/trace-dock.tsx';
import { useProblems } from '../use-problems.ts';
import { Badge } from '../widgets/badge.tsx';
import { IconButton } from '../widgets/button.tsx';
import { type TabDefinition, Tabs } from '../widgets/tabs.tsx';
import { loadable } from './loadable.tsx';
import { ProblemList } from './problems/problem-list.tsx';

const HistoryPanel = loadable(async () => (await import('../history/history-panel.tsx')).HistoryPanel);

/** What stands under the view: the trace of a connection, the complaints about the input, the history. */
export function Dock() {
  const dock = useStudioStore('view', (v) => v.dock);
  const { setView } = useActions();
  const problems = useProblems();
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
      id: 'history',
      label: 'History',
      content: (
        <Suspense fallback={null}>
          <HistoryPanel />
        </Suspense>
      ),
    },
  ];
  return (
    <Tabs
      label="Dock"
      selected={dock.tab}
      onSelect={(tab) => setView({ dock: { open: true, tab } })}
      tabs={tabs}
      actions={
        <IconButton
          icon="close"
          label="Close dock"
          keys="Mod+J"
          placement="top"
          onPress={() => setView({ dock: { ...dock, open: false } })}
        />
      }
    />
  );
}
