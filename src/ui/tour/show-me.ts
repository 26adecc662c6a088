/** Does a step of the tour for the user, by the commands and edits that the user has. */
import { connect } from '../../core/design/edits/connect.ts';
import type { Ports } from '../../core/design/schema.ts';
import type { Studio } from '../../state/studio.ts';
import type { CommandBook } from '../commands.tsx';
import { ADS, CART_STORE, FRONTEND, type TourFacts } from './facts.ts';
import type { StepId } from './steps.ts';

/** What `SENTENCE` asks for. */
const REDIS: Ports = [{ protocol: 'TCP', port: 6379 }];

export interface ShowMe {
  readonly studio: Studio;
  readonly offer: CommandBook['offer'];
  readonly facts: TourFacts;
}

/** Does what the step asks for. A trace waits for the verdict of its flow: call it again when `facts` are new. */
export function showMe(step: StepId, it: ShowMe): void {
  const { studio, offer, facts } = it;
  const { actions } = studio;
  switch (step) {
    case 'today':
      actions.setView({ pane: 'map' });
      offer('view.side.today').run();
      return;
    case 'select':
      select([FRONTEND], it);
      return;
    case 'reach':
      select([FRONTEND], it);
      if (!studio.view.getState().showReach) offer('view.reach').run();
      return;
    case 'say':
      selectFlow(it);
      return;
    case 'trace':
      selectFlow(it);
      if (facts.isTraceable) offer('flow.trace').run();
      return;
    case 'change':
      actions.select([]);
      actions.setView({ pane: 'map', dock: { open: false, tab: 'trace' } });
      offer('view.side.change').run();
      return;
    case 'export':
      offer('file.export').run();
      return;
  }
}

/** Selects things on the map, and zooms to where they can be read. */
function select(ids: readonly string[], { studio, offer }: ShowMe): void {
  studio.actions.setView({ pane: 'map' });
  studio.actions.select(ids);
  offer('view.fit-selection').run();
}

/** Selects the flow, and draws it first where it is not there. It is judged by what is enforced today. */
function selectFlow(it: ShowMe): void {
  const { actions } = it.studio;
  actions.setView({ side: 'today', showReach: false });
  let { flow } = it.facts;
  if (flow === undefined)
    actions.edit('Add adservice → redis-cart', (draft) => {
      const connected = connect(draft, ADS, CART_STORE, REDIS);
      if ('id' in connected) flow = connected.id;
    });
  // the map goes to its ends, which it has drawn already
  select([ADS, CART_STORE], it);
  if (flow !== undefined) actions.select([flow]);
}
