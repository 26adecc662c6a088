/** Drills that begin with what is selected. */
import { entityIn, nameOf } from '../../../core/design/lookup.ts';
import type { Command, CommandContext } from './command.ts';
import { designOf, onlyOf, selectedOf } from './needs.ts';

const COMPROMISABLE = /^(wl|ns|host|ext|group|plane|env|tenant|zone):/;

/** The one thing that is selected, if somebody can hold it. */
function compromisable(context: CommandContext): string | undefined {
  const id = onlyOf(context);
  return id !== undefined && COMPROMISABLE.test(id) ? id : undefined;
}

/** The environments that are selected, and of only two in all the other one, too; none where anything else is selected. */
function environmentsOf(context: CommandContext): readonly string[] {
  const design = designOf(context);
  const selected = selectedOf(context);
  if (!design || selected.length > 2 || selected.some((id) => !entityIn(design, 'environments', id))) return [];
  const all = Object.keys(design.environments);
  return selected.length === 1 && all.length === 2
    ? [...selected, ...all.filter((id) => id !== selected[0])]
    : selected;
}

export const DRILL_COMMANDS: readonly Command[] = [
  {
    id: 'drill.compromise',
    label: 'Compromise it: how far does it reach?',
    section: 'Flow',
    icon: 'drill',
    hint: (context) => {
      const [design, id] = [designOf(context), compromisable(context)];
      return design && id !== undefined ? `How far does somebody get who holds ${nameOf(design, id)}?` : undefined;
    },
    unless: (context) => (compromisable(context) === undefined ? 'nothing that runs or stands is selected' : undefined),
    run: (context) => {
      const id = compromisable(context);
      if (id === undefined) return;
      context.studio.actions.setView({
        drill: { kind: 'compromise', id, through: 'workloads' },
        dock: { open: true, tab: 'drills' },
      });
    },
  },
  {
    id: 'drill.merge',
    label: 'Merge it with another environment: what opens?',
    section: 'Flow',
    icon: 'drill',
    unless: (context) => {
      const design = designOf(context);
      if (!design) return 'no design is open';
      if (environmentsOf(context).length === 0) return 'no environment is selected, or other things are, too';
      return Object.keys(design.environments).length < 2 ? 'there is one environment only' : undefined;
    },
    run: (context) => {
      const environments = environmentsOf(context);
      if (environments.length === 0) return;
      context.studio.actions.setView({
        drill: { kind: 'merge environments', environments },
        dock: { open: true, tab: 'drills' },
      });
    },
  },
];
