/** What commands need, and how they say that it is missing. */
import type { Design } from '../../../core/design/schema.ts';
import { type CommandContext, hasDocument, hasSelection } from './command.ts';

type Need = (context: CommandContext) => string | undefined;

/** The design that is open. */
export function designOf({ studio }: CommandContext): Design | undefined {
  return studio.document.getState().document?.design;
}

/** The ids that are selected. */
export function selectedOf({ studio }: CommandContext): readonly string[] {
  return studio.selection.getState().ids;
}

/** The one thing that is selected; undefined for none or several. */
export function onlyOf(context: CommandContext): string | undefined {
  const ids = selectedOf(context);
  return ids.length === 1 ? ids[0] : undefined;
}

export const needsDocument: Need = (context) => (hasDocument(context) ? undefined : 'no design is open');

export const needsSelection: Need = (context) => (hasSelection(context) ? undefined : 'nothing is selected');

/** The map is on screen. */
export const needsMap: Need = (context) =>
  needsDocument(context) ?? (context.studio.view.getState().pane === 'map' ? undefined : 'only on the map');

/** Every need in turn; the first that is missing is told. */
export function all(...needs: readonly Need[]): Need {
  return (context) => {
    for (const need of needs) {
      const why = need(context);
      if (why !== undefined) return why;
    }
    return undefined;
  };
}

/** At least so many things that stand on the map by themselves are selected. */
export function needsStanding(least: number): Need {
  return (context) => {
    const standing = selectedOf(context).filter((id) => STANDING.test(id)).length;
    if (standing >= least) return undefined;
    return least === 1 ? 'nothing that stands on the map is selected' : `needs ${least} things that stand on the map`;
  };
}

/** Ids of what has a place on the map; its name is edited where it stands. */
export const STANDING = /^(plane|env|tenant|ns|wl|group|ext|host):/;
