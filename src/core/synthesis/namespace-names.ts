/** Namespaces that cannot be written as they are drawn. */
import { groupBy } from '../lib/order.ts';
import { addDiagnostic, type Context } from './context.ts';

/** Two namespaces of one name are one to a cluster: the first by id is written. */
export function namespaceNameProblems(context: Context): void {
  for (const [name, same] of groupBy(Object.values(context.design.namespaces), (n) => n.name)) {
    if (same.length < 2) continue;
    addDiagnostic(context, {
      code: 'synthesis/same-namespace-name',
      severity: 'error',
      message: `${same.length} namespaces are called \`${name}\`: only \`${context.namespaces.get(name)?.id ?? name}\` is written`,
      help: 'rename one of them, or keep clusters with equal namespaces in designs of their own',
    });
  }
}
