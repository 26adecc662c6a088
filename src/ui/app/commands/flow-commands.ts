import { setFlow } from '../../../core/design/edits/connect.ts';
import { drawSystemFlows } from '../../../core/design/edits/system-flows.ts';
import { entityIn } from '../../../core/design/lookup.ts';
import type { Flow } from '../../../core/design/schema.ts';
import { missingSystemFlows } from '../../../core/design/system-flows.ts';
import { thingsText } from '../../../core/design/thing-words.ts';
import type { Packet } from '../../../core/solver/types.ts';
import { flowAnswer } from '../../../state/selectors.ts';
import type { Command, CommandContext } from './command.ts';
import { designOf, needsDocument, onlyOf, selectedOf } from './needs.ts';

/** The packet that shows the verdict of the one flow that is selected. */
function witnessOf(context: CommandContext): Packet | undefined {
  const id = onlyOf(context);
  if (id === undefined || !selectedFlows(context).includes(id)) return undefined;
  const { studio } = context;
  return flowAnswer(studio.view.getState().side, id)(studio.analysis.getState())?.witness;
}

function selectedFlows(context: CommandContext): string[] {
  const design = designOf(context);
  return design ? selectedOf(context).filter((id) => entityIn(design, 'flows', id)) : [];
}

function statusCommand(status: Flow['status']): Command {
  return {
    id: `flow.status.${status.replace(' ', '-')}`,
    label: `Mark as ${status}`,
    section: 'Flow',
    icon: 'flow',
    unless: (context) => {
      const [design, flows] = [designOf(context), selectedFlows(context)];
      if (!design || flows.length === 0) return 'no flow is selected';
      return flows.every((id) => design.flows[id]?.status === status) ? 'marked so already' : undefined;
    },
    run: (context) => {
      const [design, flows] = [designOf(context), selectedFlows(context)];
      if (!design) return;
      context.studio.actions.edit(`Mark ${thingsText(design, flows)} as ${status}`, (draft) => {
        for (const id of flows) setFlow(draft, id, { status });
      });
    },
  };
}

export const FLOW_COMMANDS: readonly Command[] = [
  {
    id: 'guardrail.break',
    label: 'Try to break the guardrail',
    section: 'Flow',
    icon: 'proof',
    unless: (context) => {
      const [design, id] = [designOf(context), onlyOf(context)];
      return design && id !== undefined && entityIn(design, 'guardrails', id) ? undefined : 'no guardrail is selected';
    },
    run: ({ studio }) => studio.actions.setView({ dialog: 'strength' }),
  },
  {
    id: 'flow.trace',
    label: 'Trace',
    section: 'Flow',
    keys: ['T'],
    icon: 'trace',
    unless: needsDocument,
    hint: (context) =>
      witnessOf(context) ? `Trace flow ${onlyOf(context)}` : 'Trace a connection: choose its ends in the dock',
    run: (context) => {
      const { actions } = context.studio;
      const witness = witnessOf(context);
      if (witness) actions.askTrace(witness);
      else actions.setView({ dock: { open: true, tab: 'trace' } });
    },
  },
  {
    id: 'flow.systems',
    label: 'Propose the flows that known systems need',
    section: 'Flow',
    icon: 'flow',
    unless: (context) => {
      const design = designOf(context);
      if (!design) return 'no design is open';
      return missingSystemFlows(design).length === 0
        ? 'no system that is known by its name lacks a flow: controllers, scrapes, alerts, webhooks, metrics and logs are looked for'
        : undefined;
    },
    run: (context) => {
      const design = designOf(context);
      if (!design) return;
      const count = missingSystemFlows(design).length;
      context.studio.actions.edit(`Propose ${count} ${count === 1 ? 'flow' : 'flows'} of known systems`, (draft) => {
        drawSystemFlows(draft);
      });
    },
  },
  statusCommand('agreed'),
  statusCommand('proposed'),
  statusCommand('open question'),
  statusCommand('must not'),
  {
    id: 'flow.guardrail',
    label: 'Show the guardrail of the exception',
    section: 'Flow',
    icon: 'guardrail',
    unless: (context) => (guardrailOf(context) === undefined ? 'no exception is selected' : undefined),
    run: (context) => {
      const guardrail = guardrailOf(context);
      if (guardrail !== undefined) context.studio.actions.select([guardrail]);
    },
  },
];

function guardrailOf(context: CommandContext): string | undefined {
  const [design, id] = [designOf(context), onlyOf(context)];
  return design && id !== undefined ? entityIn(design, 'exceptions', id)?.guardrail : undefined;
}
