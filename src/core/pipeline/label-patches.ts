/** Patches of namespace labels, as an export writes them: they say a few labels and leave the others as they are. */
import type { Namespace } from '../cluster/cluster.ts';
import { LABELS_PATCH } from '../delivery/namespace-object.ts';
import { namespaceLabels } from '../design/inventory.ts';
import { namespaceNamed } from '../design/lookup.ts';
import type { Design } from '../design/schema.ts';

/** Namespaces as they are once patches among them are applied to what the design holds. */
export function withPatches(design: Design, namespaces: readonly Namespace[]): readonly Namespace[] {
  return namespaces.map((namespace) => {
    const patched = isPatch(namespace) ? namespaceNamed(design, namespace.name) : undefined;
    return patched
      ? { ...namespace, labels: new Map([...namespaceLabels(design, patched), ...namespace.labels]) }
      : namespace;
  });
}

function isPatch({ place }: Namespace): boolean {
  return place !== undefined && (place.file === LABELS_PATCH || place.file.endsWith(`/${LABELS_PATCH}`));
}
