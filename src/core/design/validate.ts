/** What is wrong in a design, whoever wrote it: the studio, an editor, a merge. */
import type { Diagnostic } from '../diagnostics.ts';
import { nameProblems } from './checks/names.ts';
import type { DesignProblem } from './checks/problem.ts';
import { referenceProblems } from './checks/references.ts';
import { valueProblems } from './checks/values.ts';
import { COLLECTION_NAMES } from './empty.ts';
import { COLLECTIONS, type Design } from './schema.ts';

/** Every problem of a design with the entity and field at fault, in order of collections, ids and fields. */
export function designProblems(design: Design): DesignProblem[] {
  return [...idProblems(design), ...referenceProblems(design), ...nameProblems(design), ...valueProblems(design)];
}

/**
 * References to what is gone, names and labels that no API server takes, namespaces and workloads given twice, bad
 * addresses, domains and ports, ids that do not fit. `object` is the entity's id; there is no place: the design may
 * not come from a file (`readDesign` says the lines).
 */
export function validateDesign(design: Design): Diagnostic[] {
  return designProblems(design).map((problem) => ({ ...diagnosticOf(problem), object: problem.id }));
}

/** A problem as a diagnostic without a place. */
export function diagnosticOf({ id, path, code, severity, message, help }: DesignProblem): Diagnostic {
  const field = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return { code, severity, message: `\`${id}\`${field ? ` (${field.slice(1)})` : ''}: ${message}`, help };
}

/** Records whose key is not the id of what they hold, or an id of another kind: handles that collide. */
function idProblems(design: Design): DesignProblem[] {
  return COLLECTION_NAMES.flatMap((collection) =>
    Object.entries(design[collection])
      .filter(([key, item]) => item.id !== key || !COLLECTIONS[collection].shape.id.safeParse(key).success)
      .map(([key, item]) => ({
        collection,
        id: key,
        path: ['id'],
        code: 'design/id',
        severity: 'error',
        message: `stands under \`${key}\` and calls itself \`${item.id}\``,
        help: 'renumber one of the two',
      })),
  );
}
