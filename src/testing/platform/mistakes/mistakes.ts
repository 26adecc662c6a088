import type { Mistake } from './mistake.ts';
import { TOO_CLOSED } from './too-closed.ts';
import { TOO_OPEN } from './too-open.ts';

/** Every deliberate mistake, in the order of the list for readers. */
export const MISTAKES: readonly Mistake[] = [...TOO_OPEN, ...TOO_CLOSED];
