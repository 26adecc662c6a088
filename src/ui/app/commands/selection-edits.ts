/** Edits of everything that is selected. */
import type { Design } from '../../../core/design/schema.ts';
import type { Studio } from '../../../state/studio.ts';

/** What "select all" selects: everything that stands on the map by itself. */
export function selectableIds(design: Design): readonly string[] {
  const { planes, environments, tenants, namespaces, workloads, externals, hostGroups, labelGroups } = design;
  return [namespaces, workloads, externals, hostGroups, labelGroups, planes, environments, tenants].flatMap((items) =>
    Object.keys(items),
  );
}
export function deleteSelection(_s: Studio): string | undefined {
  return undefined;
}
export function duplicateSelection(_s: Studio): void {}
