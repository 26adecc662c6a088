/** Commands of shared services: what is shared, and who uses it. */
import { addConsumer, addSharedService, portsOffered } from '../../../core/design/edits/share.ts';
import { entityIn, nameOf } from '../../../core/design/lookup.ts';
import type { Design, SharedService } from '../../../core/design/schema.ts';
import { counted, thingsText } from '../../../core/design/thing-words.ts';
import type { Command, CommandContext } from './command.ts';
import { designOf, onlyOf, selectedOf } from './needs.ts';

const isShared = (design: Design, id: string) => Object.values(design.sharedServices).some((s) => s.target === id);

/** The one workload or namespace that is selected, if it can be shared. */
function shareable(context: CommandContext): string | undefined {
  const [design, id] = [designOf(context), onlyOf(context)];
  if (!design || id === undefined) return undefined;
  return entityIn(design, 'workloads', id) || entityIn(design, 'namespaces', id) ? id : undefined;
}

/** Things that can use a service: whatever can be one end of a flow. */
const USER = /^(wl|ns|group|plane|env|tenant|zone|ext|host):/;

interface Use {
  readonly service: SharedService;
  readonly consumers: readonly string[];
}

/** Which service the selection would use, and who of it; or why that is not clear. */
function useOf(context: CommandContext): Use | string {
  const design = designOf(context);
  if (!design) return 'no design is open';
  const services = Object.values(design.sharedServices);
  if (services.length === 0) return 'nothing is shared yet: make a workload or namespace a shared service first';
  const selected = selectedOf(context).filter((id) => USER.test(id));
  const chosen = services.filter((s) => selected.includes(s.target));
  const [service, second] = chosen.length > 0 ? chosen : services;
  if (!service) return 'nothing is shared yet';
  if (second && chosen.length > 0)
    return 'several of what is selected are shared: select one of them with its consumers';
  if (second) return `${counted(services.length, 'thing')} are shared: select the one to use, too`;
  const others = selected.filter((id) => id !== service.target);
  if (others.length === 0) return 'select who is to use it, too';
  const consumers = others.filter((id) => !service.consumers.includes(id));
  return consumers.length === 0 ? `they use ${service.name} already` : { service, consumers };
}

export const SHARE_COMMANDS: readonly Command[] = [
  {
    id: 'share.offer',
    label: 'Make it a shared service',
    section: 'Flow',
    icon: 'shared',
    unless: (context) => {
      const [design, id] = [designOf(context), shareable(context)];
      if (!design || id === undefined) return 'select one workload or namespace';
      return isShared(design, id) ? 'it is a shared service' : undefined;
    },
    run: (context) => {
      const [design, id] = [designOf(context), shareable(context)];
      if (!design || id === undefined || isShared(design, id)) return;
      context.studio.actions.edit(`Make ${nameOf(design, id)} a shared service`, (draft) => {
        addSharedService(draft, { target: id, ports: portsOffered(design, id) });
      });
    },
  },
  {
    id: 'share.use',
    label: 'Let it use a shared service',
    labelNow: (context) => {
      const use = useOf(context);
      return typeof use === 'string' ? undefined : `Let it use ${use.service.name}`;
    },
    section: 'Flow',
    icon: 'shared',
    unless: (context) => {
      const use = useOf(context);
      return typeof use === 'string' ? use : undefined;
    },
    run: (context) => {
      const [design, use] = [designOf(context), useOf(context)];
      if (!design || typeof use === 'string') return;
      const { service, consumers } = use;
      context.studio.actions.edit(`Let ${thingsText(design, consumers)} use ${service.name}`, (draft) => {
        for (const consumer of consumers) addConsumer(draft, service.id, consumer);
      });
    },
  },
];
