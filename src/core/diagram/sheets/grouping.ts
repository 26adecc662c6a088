/** What a drawing is grouped by. */
import type { Nesting } from '../../design/layout-key.ts';
import type { Design } from '../../design/schema.ts';

/** By plane where there are planes, else by environment, else by tenant, else by nothing. */
export function groupingOf(design: Design): Nesting {
  if (Object.keys(design.planes).length > 0) return 'plane';
  if (Object.keys(design.environments).length > 0) return 'environment';
  return Object.keys(design.tenants).length > 0 ? 'tenant' : 'namespace';
}
