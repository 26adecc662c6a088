import type { Severity } from '../../core/diagnostics.ts';

/** Gravest first. */
export const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'note'];
