/** What a cell of the matrix is set to: the flows and the guardrail that say so. */
import { GUARDRAIL_AXES, ownerZonesOn } from '../guardrail-axes.ts';
import { entity, entityIn, nameOf, zoneById } from '../lookup.ts';
import { clusterOfNamespace } from '../platform.ts';
import { portsLabel } from '../ports-text.ts';
import type { Design, Flow, Ports } from '../schema.ts';
import { isWithin, zonesOfNamespace, zonesOfRef } from '../zone-tree.ts';
import { connect, setPorts } from './connect.ts';
import { type DocumentDraft, designNow } from './draft.ts';
import { addException, addGuardrail } from './guard.ts';
import { removeEntities } from './remove.ts';

/** The ends of a cell, by ids of the design. */
export interface CellEnds {
  readonly from: string;
  readonly to: string;
}

/**
 * `open`: a flow with these ports, and a gate in each guardrail named. `close`: the flows that lie in the cell go.
 * `forbid`: a guardrail that forbids everything from one to the other; flows stay, and show as conflicts.
 */
export type CellWish =
  | { readonly kind: 'open'; readonly ports: Ports; readonly gates?: readonly string[]; readonly reason?: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'forbid'; readonly reason?: string };

/** What the step is called. */
export function cellWishText(design: Design, { from, to }: CellEnds, wish: CellWish): string {
  const ends = `${nameOf(design, from)} → ${nameOf(design, to)}`;
  switch (wish.kind) {
    case 'open':
      return `Open ${ends}: ${portsLabel(wish.ports, 3)}`;
    case 'close':
      return `Close ${ends}`;
    case 'forbid':
      return `Forbid ${ends}`;
  }
}

/** Sets a cell. Returns why it cannot be done, as text; undefined when it was. */
export function setCell(draft: DocumentDraft, { from, to }: CellEnds, wish: CellWish): string | undefined {
  const missing = [from, to].find((id) => entity(draft.design, id) === undefined);
  if (missing !== undefined) return `nothing has the id \`${missing}\``;
  switch (wish.kind) {
    case 'open':
      return open(draft, { from, to }, wish);
    case 'close': {
      const ids = flowsInCell(designNow(draft), { from, to }).map((f) => f.id);
      if (ids.length === 0) return 'no flow lies in this cell: what is open comes from elsewhere';
      removeEntities(draft, ids);
      return undefined;
    }
    case 'forbid': {
      const { reason } = wish;
      addGuardrail(draft, { rule: { kind: 'forbid', from, to, ports: 'any' }, ...(reason ? { reason } : {}) });
      return undefined;
    }
  }
}

function open(draft: DocumentDraft, ends: CellEnds, wish: CellWish & { readonly kind: 'open' }): string | undefined {
  const gone = (wish.gates ?? []).find((g) => entityIn(draft.design, 'guardrails', g) === undefined);
  if (gone !== undefined) return `guardrail \`${gone}\` is gone`;
  const connected = connect(draft, ends.from, ends.to, wish.ports);
  if ('problem' in connected) return connected.problem;
  // only these: what the flow had before is taken back
  if (!connected.added) setPorts(draft, connected.id, wish.ports);
  for (const guardrail of wish.gates ?? []) {
    const gate = { guardrail, ...ends, ports: wish.ports };
    const added = addException(draft, wish.reason ? { ...gate, reason: wish.reason } : gate);
    if ('problem' in added) return added.problem;
  }
  return undefined;
}

/** The wanted flows whose ends both lie in those of a cell. */
export function flowsInCell(design: Design, { from, to }: CellEnds): Flow[] {
  return Object.values(design.flows).filter(
    (f) =>
      (f.status === 'agreed' || f.status === 'proposed') && liesIn(design, f.from, from) && liesIn(design, f.to, to),
  );
}

/** Whether a thing is another or stands in it: a workload in its namespace, that in its zones and its cluster. */
function liesIn(design: Design, id: string, around: string): boolean {
  if (id === around) return true;
  const inside = entityIn(design, 'workloads', id) ?? entityIn(design, 'labelGroups', id);
  if (inside) return inside.namespace !== undefined && liesIn(design, inside.namespace, around);
  const namespace = entityIn(design, 'namespaces', id);
  const zones = zonesOfRef(design, around);
  if (namespace && zones) return zonesOfNamespace(namespace).some((z) => isWithin(zones, z, around));
  if (namespace) return clusterOfNamespace(design, namespace)?.id === around;
  if (zones && zoneById(design, id)) return isWithin(zones, id, around);
  return GUARDRAIL_AXES.some((axis) => ownerZonesOn(design, axis, id).some((zone) => isInZone(design, zone, around)));
}

function isInZone(design: Design, zone: string, around: string): boolean {
  const zones = zonesOfRef(design, around);
  return zone === around || (zones !== undefined && isWithin(zones, zone, around));
}
