/**
 * Addresses inside the studio: what stands behind the `#` of its URL, which browsers send to nobody.
 *
 *     #/map?side=today&group=tenant&select=wl:shop/web,F-1&design=<record of this browser>
 *     #/open?d=<a whole design, packed>
 *
 * Both may have been written by anybody.
 */
import { NESTINGS } from '../../../core/design/layout-key.ts';
import type { GroupBy, Pane, ViewSide } from '../../../state/studio.ts';

/** Where one looks. `design`: the entry of this browser's database. */
export interface PlaceLink {
  readonly pane: Pane;
  readonly side: ViewSide;
  /** Absent: as a design of its size is first seen. */
  readonly groupBy: GroupBy | undefined;
  readonly select: readonly string[];
  readonly design: string | undefined;
}

export type ReadLink =
  | ({ readonly kind: 'place' } & PlaceLink)
  | { readonly kind: 'design'; readonly packed: string }
  | undefined;

const PANES: readonly Pane[] = ['map', 'matrix', 'checks', 'files', 'review', 'governance'];
const SIDES: readonly ViewSide[] = ['design', 'today', 'change'];

/** More things than this are not named in an address. */
const MOST_NAMED = 40;
const LONGEST_ID = 320;
const LONGEST_PACKED = 128 * 1024;

/** The address of a place. What stands in every place by default is left out. */
export function placeHash({ pane, side, groupBy, select, design }: PlaceLink): string {
  const fields = [
    side === 'design' ? '' : `side=${side}`,
    groupBy === undefined ? '' : `group=${groupBy}`,
    select.length === 0 || select.length > MOST_NAMED ? '' : `select=${select.map(encodeId).join(',')}`,
    design === undefined ? '' : `design=${encodeURIComponent(design)}`,
  ].filter((field) => field !== '');
  return `#/${pane}${fields.length > 0 ? `?${fields.join('&')}` : ''}`;
}

/** The address of a packed design. */
export function designHash(packed: string): string {
  return `#/open?d=${packed}`;
}

/** Reads what stands behind the `#`, from it on; undefined when it is none of ours. Never throws. */
export function readHash(hash: string): ReadLink {
  const [, name = '', query = ''] = /^#\/([a-z]*)(?:\?(.*))?$/s.exec(hash) ?? [];
  const fields = fieldsOf(query);
  if (name === 'open') {
    const packed = fields.get('d');
    if (packed === undefined || packed.length > LONGEST_PACKED || !/^[A-Za-z0-9_-]+$/.test(packed)) return undefined;
    return { kind: 'design', packed };
  }
  const pane = PANES.find((p) => p === name);
  if (!pane) return undefined;
  const design = fields.get('design');
  return {
    kind: 'place',
    pane,
    side: SIDES.find((s) => s === fields.get('side')) ?? 'design',
    groupBy: NESTINGS.find((g) => g === fields.get('group')),
    select: idsOf(fields.get('select')),
    design: design !== undefined && /^[A-Za-z0-9-]{1,64}$/.test(design) ? design : undefined,
  };
}

/** Whether the page was loaded again where it was, and not opened anew. */
export function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'reload';
}

function fieldsOf(query: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const field of query.split('&')) {
    const cut = field.indexOf('=');
    if (cut > 0 && !fields.has(field.slice(0, cut))) fields.set(field.slice(0, cut), field.slice(cut + 1));
  }
  return fields;
}

function idsOf(text: string | undefined): string[] {
  const ids = (text ?? '')
    .slice(0, MOST_NAMED * LONGEST_ID)
    .split(',')
    .map(decodeId);
  return [...new Set(ids)].filter((id) => id !== '' && id.length <= LONGEST_ID).slice(0, MOST_NAMED);
}

/** `:` and `/` may stand in a fragment as they are, and ids are easier to read so. */
function encodeId(id: string): string {
  return encodeURIComponent(id).replaceAll('%3A', ':').replaceAll('%2F', '/');
}

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
