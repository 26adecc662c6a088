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
export function showMe(step: StepId, { studio, offer, facts }: ShowMe): void {
  const { actions } = studio;
  switch (step) {
    case 'today':
      actions.setView({ pane: 'map' });
      offer('view.side.today').run();
      return;
    case 'select':
      selectFrontend(studio);
      return;
    case 'reach':
      selectFrontend(studio);
      if (!studio.view.getState().showReach) offer('view.reach').run();
      return;
    case 'say':
      selectFlow(studio, facts.flow);
      return;
    case 'trace':
      selectFlow(studio, facts.flow);
      if (facts.isTraceable) offer('flow.trace').run();
      return;
    case 'change':
      actions.setView({ pane: 'map' });
      offer('view.side.change').run();
      return;
    case 'export':
      offer('file.export').run();
      return;
  }
}

function selectFrontend({ actions }: Studio): void {
  actions.setView({ pane: 'map' });
  actions.select([FRONTEND]);
}

/** Selects the flow, and draws it first where it is not there. It is judged by what is enforced today. */
function selectFlow({ actions }: Studio, known: string | undefined): void {
  actions.setView({ pane: 'map', side: 'today', showReach: false });
  let flow = known;
  if (flow === undefined)
    actions.edit('Add adservice → redis-cart', (draft) => {
      const connected = connect(draft, ADS, CART_STORE, REDIS);
      if ('id' in connected) flow = connected.id;
    });
  if (flow !== undefined) actions.select([flow]);
}
