/** How the canvas nests things, and which entry of the layout is whose. */
import type { Axis, Design } from './schema.ts';

/**
 * What namespaces are nested by on the canvas. An axis: by its zones. `platform`: planes, in them tenants, in them
 * environments as lanes. `namespace`: by nothing.
 */
export type Nesting = 'platform' | Axis | 'namespace';

export const NESTINGS: readonly Nesting[] = ['platform', 'plane', 'environment', 'tenant', 'namespace'];

const AXES: Readonly<Record<Nesting, readonly Axis[]>> = {
  platform: ['plane', 'tenant', 'environment'],
  plane: ['plane'],
  environment: ['environment'],
  tenant: ['tenant'],
  namespace: [],
};

/** The axes that a nesting nests by, outermost first. */
export function axesOf(nesting: Nesting): readonly Axis[] {
  return AXES[nesting];
}

/** With more namespaces than this the canvas is a platform: nested by every axis, its namespaces closed (`look.md`). */
export const OPEN_NAMESPACES = 25;

/** The nesting that a design is first seen in. */
export function usualNesting(design: Design): Nesting {
  return Object.keys(design.namespaces).length > OPEN_NAMESPACES ? 'platform' : 'plane';
}

/**
 * The key of a thing's entry in the layout: its id. Where what contains it, or what stands round it, differs with the
 * nesting, a thing has a place for each: `ns:shop` for planes, else `ns:shop@tenant`; of a platform everything but what
 * stands inside namespaces.
 */
export function layoutKey(id: string, nesting: Nesting): string {
  if (nesting === 'platform') return /^(wl|group):/.test(id) ? id : `${id}@platform`;
  return id.startsWith('ns:') && nesting !== 'plane' ? `${id}@${nesting}` : id;
}
