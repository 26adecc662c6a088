/** How the viewport moves: quickly, and not at all for those who asked for no motion. */
const still = typeof window !== 'undefined' && window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export const MOTION = { duration: still ? 0 : 180 };
/** Room for what floats over the canvas. */
const PADDING = { top: '72px', right: '40px', bottom: '88px', left: '112px' } as const;
export const FIT = { padding: PADDING, maxZoom: 1.1, ...MOTION };
export const FIRST = { padding: PADDING, duration: 0 };
export const MIN_ZOOM = 0.12;
export const MAX_ZOOM = 2.5;
