/** Zones and namespaces as nodes. */

import { isManaged, isolationText } from '../../core/design/isolation.ts';
import { axesOf } from '../../core/design/layout-key.ts';
import { zoneById } from '../../core/design/lookup.ts';
import type { Band } from '../../core/diagram/describe.ts';
import { planeBand, tenantBand } from '../../core/diagram/describe.ts';
import type { Nested, Nesting } from '../../core/diagram/nesting.ts';
import type { Placed } from '../../core/diagram/placement.ts';
import { type OpennessMark, type OpennessMarks, widest } from '../openness.ts';
import { initials } from './describe.ts';
import { type Context, common, type Shared, shell } from './node-context.ts';
import type { FrameData, FrameNode } from './node-data.ts';

/** Class of the part of a zone that the pointer can take. */
export const DRAG_HANDLE = 'map-drag-handle';

/** A frame narrower than this shows its name and marks only. */
const NARROW = 420;

export function frameNode(p: Placed, c: Context): FrameNode {
  const rest = p.kind === 'namespace' ? namespaceRest(p, c) : zoneRest(p, c);
  const base = common(p, c);
  const spoken = [
    `${rest.what} ${base.name}`,
    rest.members,
    rest.troubled > 0 ? `${plural(rest.troubled, 'flow')} to look at` : '',
    rest.ingress?.words,
    rest.egress?.words,
    base.wall && `walled by ${base.wall.words}`,
    base.wall?.gates,
    base.shared,
    base.lens?.words,
  ]
    .filter((w) => w !== undefined && w !== '')
    .join(', ');
  return {
    ...shell(p, c),
    type: 'frame',
    // the inside of a zone is canvas: a box can be drawn there; its head moves it
    ...(p.kind === 'namespace' || rest.block
      ? {}
      : { style: { pointerEvents: 'none' as const }, dragHandle: `.${DRAG_HANDLE}` }),
    // nobody drew the tray, and nothing connects to it
    ...(p.kind === 'tray' ? { selectable: false, connectable: false } : {}),
    ariaLabel: spoken,
    data: { ...base, ...rest, spoken },
  };
}

type FrameRest = Omit<FrameData, Shared>;

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

/** Everything that a container holds, at any depth. */
function insideOf(id: string, nesting: Nesting): Nested[] {
  const direct = (nesting.members.get(id) ?? []).flatMap((member) => nesting.byId.get(member) ?? []);
  return direct.flatMap((n) => [n, ...insideOf(n.id, nesting)]);
}

function zoneRest(p: Placed, c: Context): FrameRest {
  const inside = insideOf(p.id, c.placement.nesting);
  const namespaces = inside.filter((n) => n.kind === 'namespace');
  const block = c.visible.isBlock(p.id);
  const lane = p.axis === 'environment' && p.id !== p.entity;
  const marks = namespaces.flatMap((n) => marksIn(n.id, c));
  return {
    kind: p.kind === 'tray' ? 'tray' : lane ? 'lane' : 'zone',
    outermost: c.groupBy === 'platform' && p.parent === undefined,
    what: p.kind === 'tray' ? 'tray' : (p.axis ?? 'zone'),
    band: bandOf(p, c),
    members: plural(namespaces.length, 'namespace'),
    owner: zoneById(c.design, p.entity)?.owner,
    tenant: undefined,
    system: false,
    managed: undefined,
    collapsed: p.collapsed,
    block,
    narrow: c.visible.level !== 'ports' || p.box.width < NARROW || lane,
    troubled: c.troubled.get(p.id) ?? 0,
    inner: 0,
    ingress: mark(marks, 'ingress'),
    egress: mark(marks, 'egress'),
  };
}

function bandOf({ axis, entity }: Placed, c: Context): Band {
  if (axis === 'plane') return planeBand(c.design.planes[entity]?.name ?? '');
  return axis === 'tenant' ? tenantBand(c.design, entity) : 'neutral';
}

function marksIn(namespace: string, c: Context): OpennessMarks[] {
  return (c.placement.nesting.members.get(namespace) ?? []).flatMap((m) => c.marks.get(m) ?? []);
}

function namespaceRest(p: Placed, c: Context): FrameRest {
  const ns = c.design.namespaces[p.id];
  const members = (c.placement.nesting.members.get(p.id) ?? []).filter(
    (m) => c.placement.nesting.byId.get(m)?.kind === 'workload',
  );
  const marks = marksIn(p.id, c);
  const tenant = ns?.tenant === undefined ? undefined : c.design.tenants[ns.tenant];
  return {
    kind: 'namespace',
    outermost: false,
    what: 'namespace',
    band: undefined,
    members: plural(members.length, 'workload'),
    owner: ns?.owner,
    tenant:
      tenant && !axesOf(c.groupBy).includes('tenant')
        ? { initials: initials(tenant.name), name: tenant.name, band: tenantBand(c.design, tenant.id) }
        : undefined,
    system: ns?.system ?? false,
    managed: ns && isManaged(ns) ? isolationText(ns.isolation) : undefined,
    collapsed: p.collapsed,
    block: c.visible.isBlock(p.id),
    narrow: p.box.width < NARROW,
    troubled: c.troubled.get(p.id) ?? 0,
    inner: c.inner.get(p.id) ?? 0,
    ingress: mark(marks, 'ingress'),
    egress: mark(marks, 'egress'),
  };
}

function mark(marks: readonly OpennessMarks[], direction: 'ingress' | 'egress'): OpennessMark | undefined {
  return widest(marks.map((m) => m[direction]));
}
