/** Zones and namespaces as nodes. */
import type { Band } from '../../core/diagram/describe.ts';
import { planeBand, tenantBand } from '../../core/diagram/describe.ts';
import type { Placed } from '../../core/diagram/placement.ts';
import { initials } from './describe.ts';
import { type Context, common, type Shared, shell } from './node-context.ts';
import type { FrameData, FrameNode, OpennessMark } from './node-data.ts';
import { type OpennessMarks, widest } from './openness.ts';

/** Class of the part of a zone that the pointer can take. */
export const DRAG_HANDLE = 'map-drag-handle';

/** A frame narrower than this shows its name and marks only. */
const NARROW = 300;

export function frameNode(p: Placed, c: Context): FrameNode {
  const rest = p.kind === 'zone' ? zoneRest(p, c) : namespaceRest(p, c);
  const base = common(p, c);
  const spoken = [
    `${rest.what} ${base.name}`,
    rest.members,
    rest.troubled > 0 ? `${plural(rest.troubled, 'flow')} to look at` : '',
    rest.ingress?.words,
    rest.egress?.words,
    base.wall && `walled by ${base.wall.words}`,
    base.wall?.gates,
  ]
    .filter((w) => w !== undefined && w !== '')
    .join(', ');
  return {
    ...shell(p, c),
    type: 'frame',
    // the inside of a zone is canvas: a box can be drawn there; its head moves it
    ...(p.kind === 'zone' ? { style: { pointerEvents: 'none' as const }, dragHandle: `.${DRAG_HANDLE}` } : {}),
    ariaLabel: spoken,
    data: { ...base, ...rest, spoken },
  };
}

type FrameRest = Omit<FrameData, Shared>;

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

const ZONE_WORDS = { plane: 'plane', environment: 'environment', tenant: 'tenant', namespace: 'zone' } as const;

function zoneRest(p: Placed, c: Context): FrameRest {
  const { design, groupBy } = c;
  const zone = design.planes[p.id] ?? design.environments[p.id] ?? design.tenants[p.id];
  const members = c.placement.nesting.members.get(p.id) ?? [];
  const namespaces = members.filter((m) => c.placement.nesting.byId.get(m)?.kind === 'namespace').length;
  const zones = members.length - namespaces;
  return {
    kind: 'zone',
    what: ZONE_WORDS[groupBy],
    band: bandOf(p.id, zone?.name ?? '', c),
    members: [zones > 0 ? plural(zones, 'zone') : '', plural(namespaces, 'namespace')]
      .filter((w) => w !== '')
      .join(', '),
    owner: zone?.owner,
    tenant: undefined,
    system: false,
    managed: false,
    collapsed: p.collapsed,
    block: false,
    narrow: c.blocks,
    troubled: c.troubled.get(p.id) ?? 0,
    inner: 0,
    ingress: undefined,
    egress: undefined,
  };
}

function bandOf(id: string, name: string, c: Context): Band {
  if (c.groupBy === 'plane') return planeBand(name);
  return c.groupBy === 'tenant' ? tenantBand(c.design, id) : 'neutral';
}

function namespaceRest(p: Placed, c: Context): FrameRest {
  const ns = c.design.namespaces[p.id];
  const members = (c.placement.nesting.members.get(p.id) ?? []).filter(
    (m) => c.placement.nesting.byId.get(m)?.kind === 'workload',
  );
  const marks = members.flatMap((m) => c.marks.get(m) ?? []);
  const tenant = ns?.tenant === undefined ? undefined : c.design.tenants[ns.tenant];
  return {
    kind: 'namespace',
    what: 'namespace',
    band: undefined,
    members: plural(members.length, 'workload'),
    owner: ns?.owner,
    tenant:
      tenant && c.groupBy !== 'tenant'
        ? { initials: initials(tenant.name), name: tenant.name, band: tenantBand(c.design, tenant.id) }
        : undefined,
    system: ns?.system ?? false,
    managed: ns?.isolation === 'default-deny',
    collapsed: p.collapsed,
    block: c.blocks || p.collapsed,
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
