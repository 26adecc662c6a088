/** The two ends of a flow as they are called where it is listed. */
import { entityIn, nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';

export interface EndNames {
  readonly from: string;
  readonly to: string;
}

/** `shop/web` and `orders/db`; inside one namespace just `web` and `db`. */
export function endNames(design: Design, from: string, to: string): EndNames {
  const home = homeOf(design, from);
  if (home === undefined || home !== homeOf(design, to)) return { from: nameOf(design, from), to: nameOf(design, to) };
  return { from: shortOf(design, from), to: shortOf(design, to) };
}

/** `web → db`. */
export function endsText(design: Design, from: string, to: string): string {
  const names = endNames(design, from, to);
  return `${names.from} → ${names.to}`;
}

function homeOf(design: Design, id: string): string | undefined {
  return (entityIn(design, 'workloads', id) ?? entityIn(design, 'labelGroups', id))?.namespace;
}

function shortOf(design: Design, id: string): string {
  return (entityIn(design, 'workloads', id) ?? entityIn(design, 'labelGroups', id))?.name ?? nameOf(design, id);
}
