import type { PreferencesState, Theme, TourPlace } from '../../state/studio.ts';
import { TOUR_LENGTH } from '../tour-place.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const LARGEST_PANE = 4000;

/** What can be used of preferences that were kept by any version, or by nobody. */
export function readPreferences(kept: unknown): Partial<PreferencesState> {
  if (typeof kept !== 'object' || kept === null) return {};
  const { theme, inspectorOpen, inspectorWidth, dockHeight, minimap, tour } = kept as Record<string, unknown>;
  return {
    ...(isTheme(theme) && { theme }),
    ...(typeof inspectorOpen === 'boolean' && { inspectorOpen }),
    ...(isPane(inspectorWidth) && { inspectorWidth }),
    ...(isPane(dockHeight) && { dockHeight }),
    ...(typeof minimap === 'boolean' && { minimap }),
    ...(isTourPlace(tour) && { tour: { step: tour.step, isShown: tour.isShown } }),
  };
}

function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}

function isPane(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value < LARGEST_PANE;
}

function isTourPlace(value: unknown): value is TourPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { step, isShown } = value as Record<string, unknown>;
  return Number.isInteger(step) && Number(step) >= 0 && Number(step) < TOUR_LENGTH && typeof isShown === 'boolean';
}
