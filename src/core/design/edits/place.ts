/** Where things stand on the canvas. */
import { collectionOf, PREFIXES } from '../handles.ts';
import { axesOf, layoutKey, NESTINGS, type Nesting } from '../layout-key.ts';
import { ZONES_OF_AXIS } from '../lookup.ts';
import type { Axis, NodeLayout } from '../schema.ts';
import { type DocumentDraft, drafted } from './draft.ts';

/** Sizes in canvas pixels that a thing is taken to have until it is drawn. */
const SIZES = { card: { width: 176, height: 64 }, frame: { width: 400, height: 240 } } as const;
const GAP = 24;
/** Room for the title of a frame. */
const TITLE = 48;

/** Sets or, with `undefined`, forgets where things stand. A whole drag is one call. */
export function setLayout(draft: DocumentDraft, positions: Readonly<Record<string, NodeLayout | undefined>>): void {
  for (const [id, position] of Object.entries(positions)) {
    if (position) draft.layout.nodes[id] = position;
    else delete draft.layout.nodes[id];
  }
}

/**
 * Gives things that have no place a free one beside what stands in the same frame; nothing else moves. `nesting`: the
 * zones that hold namespaces and externals on the canvas.
 */
export function placeNew(draft: DocumentDraft, ids: readonly string[], nesting: Nesting = 'plane'): void {
  const axis = axesOf(nesting)[0];
  const taken = new Map<string, Box[]>();
  for (const [key, node] of Object.entries(draft.layout.nodes)) {
    const [id = ''] = key.split('@');
    if (key !== layoutKey(id, nesting)) continue;
    const frame = frameOf(draft, id, axis);
    const boxes = taken.get(frame) ?? [];
    boxes.push(boxOf(id, node));
    taken.set(frame, boxes);
  }
  for (const id of ids) {
    const key = layoutKey(id, nesting);
    if (Object.hasOwn(draft.layout.nodes, key) || !isPlaced(id)) continue;
    const frame = frameOf(draft, id, axis);
    const boxes = taken.get(frame) ?? [];
    const spot = freeSpot(boxes, sizeOf(id), frame === CANVAS);
    draft.layout.nodes[key] = spot;
    boxes.push(boxOf(id, spot));
    taken.set(frame, boxes);
  }
}

/** Every entry of the layout that is a thing's own, one for each nesting it was seen in. */
export function layoutKeysOf(id: string): string[] {
  return [...new Set(NESTINGS.map((n) => layoutKey(id, n)))];
}

/**
 * Forgets where namespaces stand wherever they are nested by an axis: places are relative to what contains a thing, and
 * that has changed. The map finds room for them there; where most of what it shows has changed, for everything.
 */
export function forgetPlaces(draft: DocumentDraft, ids: readonly string[], axis: Axis): void {
  const nestings = NESTINGS.filter((nesting) => axesOf(nesting).includes(axis));
  const { nodes } = draft.layout;
  for (const id of ids) for (const nesting of nestings) delete nodes[layoutKey(id, nesting)];
  if (ids.length < FEW || ids.length * 4 < Object.keys(draft.design.namespaces).length) return;
  const zones = PREFIXES[ZONES_OF_AXIS[axis]];
  for (const key of Object.keys(nodes)) {
    const [id = '', nesting = 'plane'] = key.split('@');
    if (nesting === 'platform' || id.startsWith(zones) || (id.startsWith(PREFIXES.namespaces) && nesting === axis))
      delete nodes[key];
  }
}

/** So many may go elsewhere without a new picture. */
const FEW = 10;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const CANVAS = '';

function isPlaced(id: string): boolean {
  return /^(plane|env|tenant|zone|ns|wl|host|ext|group):/.test(id);
}

/** What holds a thing: its namespace, its parent zone, its zone of the axis, or the canvas. */
function frameOf(draft: DocumentDraft, id: string, axis: Axis | undefined): string {
  const collection = collectionOf(id);
  switch (collection) {
    case 'workloads':
    case 'labelGroups':
      return drafted(draft, collection, id)?.namespace ?? CANVAS;
    case 'namespaces':
    case 'externals': {
      const zone = axis && drafted(draft, collection, id)?.[axis];
      return zone && drafted(draft, ZONES_OF_AXIS[axis], zone) ? zone : CANVAS;
    }
    case 'planes':
    case 'environments':
    case 'tenants':
    case 'complianceZones':
      return drafted(draft, collection, id)?.parent ?? CANVAS;
    default:
      return CANVAS;
  }
}

function sizeOf(id: string): { readonly width: number; readonly height: number } {
  return /^(wl|group|host|ext):/.test(id) ? SIZES.card : SIZES.frame;
}

function boxOf(id: string, { x, y, width, height }: NodeLayout): Box {
  const usual = sizeOf(id);
  return { x, y, width: width ?? usual.width, height: height ?? usual.height };
}

/** The first spot, in rows of about equal sides, that touches nothing. */
function freeSpot(boxes: readonly Box[], size: { readonly width: number; readonly height: number }, canvas: boolean) {
  const left = canvas ? Math.min(0, ...boxes.map((b) => b.x)) : GAP;
  const top = canvas ? Math.min(0, ...boxes.map((b) => b.y)) : TITLE;
  const columns = Math.max(2, Math.ceil(Math.sqrt(boxes.length + 1)));
  const step = { x: size.width + GAP, y: size.height + GAP };
  for (let row = 0; ; row++) {
    for (let column = 0; column < columns; column++) {
      const spot = { x: left + column * step.x, y: top + row * step.y };
      if (!boxes.some((box) => touches(box, { ...spot, ...size }))) return spot;
    }
  }
}

function touches(a: Box, b: Box): boolean {
  const apart = a.x + a.width + GAP <= b.x || b.x + b.width + GAP <= a.x;
  return !apart && !(a.y + a.height + GAP <= b.y || b.y + b.height + GAP <= a.y);
}
