/** Where somebody is in the tour: what the gallery, the menus and the card of the tour say and do about it. */
import type { Studio, TourPlace } from '../state/studio.ts';
import type { Desk, DeskOutcome } from './desk.tsx';
import { reportWhenDone } from './report.ts';

/** Steps of the tour. */
export const TOUR_LENGTH = 7;

/** The name of the example that the tour walks through. */
const GROUND = 'Online Boutique';

/** What a button that leads into the tour says. */
export function tourLabel(tour: TourPlace | undefined): string {
  return tour ? `Go on with the tour (${tour.step + 1} of ${TOUR_LENGTH})` : 'Take the tour';
}

/** Whether the card of the tour is to be seen now. */
export function isTourOnScreen({ document, preferences }: Studio): boolean {
  return document.getState().document !== undefined && preferences.getState().tour?.isShown === true;
}

/** Shows the tour where it was left; in the gallery, opens the example. A design that is open stays open. */
export function beginTour(studio: Studio, desk: Desk): void {
  const { tour } = studio.preferences.getState();
  studio.actions.setPreferences({ tour: { step: tour?.step ?? 0, isShown: true } });
  if (!studio.document.getState().document) reportWhenDone(openTourGround(desk, tour));
}

/**
 * Opens the example of the tour: the copy that was worked on last, if the tour is under way and this browser still has
 * it, else a fresh one.
 */
export async function openTourGround(desk: Desk, tour: TourPlace | undefined): Promise<DeskOutcome> {
  if (tour && tour.step > 0) {
    const recent = await desk.recentDesigns().catch(() => []);
    const last = recent.find((design) => design.name === GROUND);
    const outcome = last && (await desk.openRecent(last.id));
    if (outcome?.kind === 'done') return outcome;
  }
  return desk.openExample('online-boutique');
}
