import type { Document } from '../core/design/change.ts';

/** From this many namespaces and workloads on, drawing all of them takes longer than a frame. */
const LARGE = 60;

/** Whether a document is drawn in slices; a smaller one stands at once, for keys that are typed right after it opened. */
export function isLarge(document: Document | undefined): boolean {
  if (!document) return false;
  const { namespaces, workloads } = document.design;
  return Object.keys(namespaces).length + Object.keys(workloads).length > LARGE;
}
