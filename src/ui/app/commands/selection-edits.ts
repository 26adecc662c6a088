/** Edits of everything that is selected, each one undo step. */
import { duplicate } from '../../../core/design/edits/duplicate.ts';
import { removeEntities } from '../../../core/design/edits/remove.ts';
import { nameOf } from '../../../core/design/lookup.ts';
import type { Design } from '../../../core/design/schema.ts';
import type { Studio } from '../../../state/studio.ts';

/** What "select all" selects: everything that stands on the map by itself. */
export function selectableIds(design: Design): readonly string[] {
  const { planes, environments, tenants, namespaces, workloads, externals, hostGroups, labelGroups } = design;
  return [namespaces, workloads, externals, hostGroups, labelGroups, planes, environments, tenants].flatMap((items) =>
    Object.keys(items),
  );
}

/** Deletes what is selected and what depends on it. Says what went; `undefined` if nothing did. */
export function deleteSelection(studio: Studio): string | undefined {
  const { document } = studio.document.getState();
  const { ids } = studio.selection.getState();
  const [first] = ids;
  if (!document || first === undefined) return undefined;
  const what = ids.length === 1 ? nameOf(document.design, first) : `${ids.length} elements`;
  let gone = 0;
  studio.actions.edit(`Delete ${what}`, (draft) => {
    gone = removeEntities(draft, ids).length;
  });
  if (gone === 0) return undefined;
  const more = gone - ids.length;
  return more > 0
    ? `Deleted ${what} and ${more} that depended on ${ids.length === 1 ? 'it' : 'them'}`
    : `Deleted ${what}`;
}

/** Copies what is selected beside it, and selects the copies. */
export function duplicateSelection(studio: Studio): void {
  const { ids } = studio.selection.getState();
  let copies: readonly string[] = [];
  studio.actions.edit('Duplicate the selection', (draft) => {
    const made = duplicate(draft, ids);
    copies = ids.flatMap((id) => made.get(id) ?? []);
  });
  if (copies.length > 0) studio.actions.select(copies);
}
