/** The ten practices by name: for the links that stand beside what belongs to one. */
import type { Axis } from '../core/design/schema.ts';
import type { PracticeNumber } from '../state/studio.ts';

/** What each practice is about, in a word or two. */
export const PRACTICE_NAMES: Readonly<Record<PracticeNumber, string>> = {
  1: 'planes',
  2: 'environments',
  3: 'tenants',
  4: 'applications',
  5: 'cluster hardening',
  6: 'ingress control',
  7: 'egress control',
  8: 'separation of duties',
  9: 'governance',
  10: 'standard policy by GitOps',
};

/** The practice that zones of an axis belong to. */
export const PRACTICE_OF_AXIS: Readonly<Record<Axis, PracticeNumber>> = { plane: 1, environment: 2, tenant: 3 };
