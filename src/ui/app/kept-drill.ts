/** A drill as it was kept in the tab. */
import type { Drill, GoesThrough, LabelPair } from '../../core/analyses/drills/answer.ts';

const THROUGH: readonly GoesThrough[] = ['workloads', 'system, too'];

/** The drill; `undefined` where what was kept is none that this version knows. */
export function readDrill(kept: unknown): Drill | undefined {
  if (!isRecord(kept)) return undefined;
  const { kind, id, label, labels, environments, policy } = kept;
  const through = THROUGH.find((t) => t === kept['through']);
  switch (kind) {
    case 'compromise':
      return typeof id === 'string' && through ? { kind, id, through } : undefined;
    case 'compromise label':
      return isLabel(label) && through ? { kind, label, through } : undefined;
    case 'merge environments':
      return isListOf(environments, isText) ? { kind, environments } : undefined;
    case 'remove policy': {
      if (!isRecord(policy)) return undefined;
      const { kind: of, name, namespace } = policy;
      if (!isText(of) || !isText(name)) return undefined;
      return { kind, policy: { kind: of, name, ...(isText(namespace) && { namespace }) } };
    }
    case 'new namespace':
      return isListOf(labels, isLabel) && through ? { kind, labels, through } : undefined;
    default:
      return undefined;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';

function isLabel(value: unknown): value is LabelPair {
  return isRecord(value) && isText(value['key']) && isText(value['value']);
}

function isListOf<T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(is);
}

/** Whether something kept has fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
