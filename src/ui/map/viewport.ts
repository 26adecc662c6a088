/** How the viewport moves: quickly, and not at all for those who asked for no motion. */
const still = typeof window !== 'undefined' && window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export const MOTION = { duration: still ? 0 : 180 };
export const FIT = { padding: 0.12, maxZoom: 1, ...MOTION };
export const MIN_ZOOM = 0.12;
export const MAX_ZOOM = 2.5;
