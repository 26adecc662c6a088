import type { DiagnosticCode, Severity } from '../../diagnostics.ts';
import type { CollectionName } from '../schema.ts';

/** Something wrong in a design, with the entity and field at fault. */
export interface DesignProblem {
  readonly collection: CollectionName;
  readonly id: string;
  /** Field path inside the entity. */
  readonly path: readonly (string | number)[];
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
}
