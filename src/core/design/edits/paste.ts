/** Putting a fragment into a document: under new ids and names, with the references among what is pasted. */
import type { Fragment } from '../fragment.ts';
import { entityIn, zoneById } from '../lookup.ts';
import type { DocumentDraft } from './draft.ts';
import { pasteLinks } from './paste-links.ts';
import { placePasted } from './paste-places.ts';
import { pasteThings } from './paste-things.ts';
import { type Pasting, startPasting } from './pasting.ts';

export interface PasteOptions {
  /** The namespace or zone that it goes into; without it, to where it was copied from. */
  readonly into?: string | undefined;
  /** Whether it was copied from this very design: its references are ids of it. Otherwise they are found by name. */
  readonly sameDesign?: boolean;
  /** Just where it stood; otherwise a step beside, clear of what stands there. */
  readonly inPlace?: boolean;
}

/** What pasting made. */
export interface Pasted {
  /** New ids by those of the fragment. */
  readonly ids: ReadonlyMap<string, string>;
  /** What stands inside nothing else that was pasted: to be selected, and moved. Flows only where there is nothing else. */
  readonly roots: readonly string[];
  /** Namespaces that were made, since the design had none for pasted workloads. */
  readonly made: readonly string[];
  /** What was left out, and why, as sentences. */
  readonly dropped: readonly string[];
}

/**
 * Pastes a fragment. Everything gets a new id and, where its name is taken, the next one (`web-2`); labels that hold
 * the old name follow. References to what was not copied are kept where the design has it, else dropped and told; a
 * flow, exposure, guardrail or exception without one of its ends is left out. The result has no dangling reference.
 */
export function pasteFragment(draft: DocumentDraft, fragment: Fragment, options: PasteOptions = {}): Pasted {
  const { into, sameDesign = false, inPlace = false } = options;
  const pasting = startPasting(draft, fragment, into, sameDesign);
  pasteThings(pasting);
  pasteLinks(pasting);
  placePasted(draft, fragment, pasting.ids, inPlace);
  return { ids: pasting.ids, roots: rootsOf(pasting), made: [...pasting.made.values()], dropped: [...pasting.dropped] };
}

function rootsOf({ ids, fragment }: Pasting): string[] {
  const { design } = fragment;
  const standing = [...ids].filter(([id]) => {
    const container = entityIn(design, 'workloads', id)?.namespace ?? entityIn(design, 'labelGroups', id)?.namespace;
    if (container !== undefined) return !ids.has(container);
    const namespace = entityIn(design, 'namespaces', id);
    if (namespace) return !(['plane', 'environment', 'tenant'] as const).some((axis) => ids.has(namespace[axis] ?? ''));
    const zone = zoneById(design, id);
    if (zone) return !ids.has(zone.parent ?? '');
    return /^(ext|host|group):/.test(id);
  });
  return (standing.length > 0 ? standing : [...ids]).map(([, id]) => id);
}
