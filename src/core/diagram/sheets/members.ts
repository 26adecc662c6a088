/** The cards of a namespace: along its own flows from left to right, those without any in rows below. */
import { workloadsOfNamespace } from '../../design/lookup.ts';
import { compareNatural } from '../../design/natural-order.ts';
import type { Design } from '../../design/schema.ts';
import { groupLine, kindMark, markedLine } from '../describe.ts';
import type { Point, Size } from '../geometry.ts';
import { layered, type Spacing } from '../layered.ts';
import { textWidth } from '../text.ts';
import { type Card, UNIT, up } from './picture.ts';
import type { Leaf } from './tree.ts';

export const MEMBER: Size = { width: 192, height: 40 };
/** Arrows between cards have labels. */
const SPACING: Spacing = { card: MEMBER, gap: 96, unit: UNIT };
const ROW_GAP = 24;
const TIGHT = 24;
const INSET = { left: 16, top: 40, right: 16, bottom: 16 } as const;
const EMPTY: Size = { width: 208, height: 64 };

/** A card without its place on the sheet. */
export type Member = Omit<Card, 'box' | 'parent' | 'walls'>;

export interface Members {
  readonly cards: readonly { readonly member: Member; readonly at: Point }[];
  /** Of the frame round them. */
  readonly size: Size;
}

/** The members of a leaf in their places, relative to its frame. */
export function arrangeMembers(design: Design, leaf: Leaf): Members {
  const members = membersOf(design, leaf);
  const title = titleWide(leaf);
  if (members.length === 0) return { cards: [], size: { width: Math.max(EMPTY.width, title), height: EMPTY.height } };
  const ids = new Set(members.map((m) => m.id));
  const links = Object.values(design.flows).filter((f) => f.from !== f.to && ids.has(f.from) && ids.has(f.to));
  const linked = new Set(links.flatMap((l) => [l.from, l.to]));
  const places = layered(
    members.filter((m) => linked.has(m.id)).map((m) => m.id),
    links,
    SPACING,
  );
  const wide = Math.max(0, ...[...places.values()].map((p) => p.x + MEMBER.width));
  const below = Math.max(0, ...[...places.values()].map((p) => p.y + MEMBER.height + ROW_GAP));
  const others = members.filter((m) => !linked.has(m.id));
  const perRow = Math.max(
    Math.floor((wide + TIGHT) / (MEMBER.width + TIGHT)),
    Math.min(others.length, Math.max(2, Math.ceil(Math.sqrt(others.length * 0.5)))),
    1,
  );
  const placed = members.map((member) => {
    const place = places.get(member.id);
    const i = others.indexOf(member);
    const x = place?.x ?? (i % perRow) * (MEMBER.width + TIGHT);
    const y = place?.y ?? below + Math.floor(i / perRow) * (MEMBER.height + ROW_GAP);
    return { member, at: { x: x + INSET.left, y: y + INSET.top } };
  });
  const right = Math.max(...placed.map((p) => p.at.x)) + MEMBER.width + INSET.right;
  const bottom = Math.max(...placed.map((p) => p.at.y)) + MEMBER.height + INSET.bottom;
  return { cards: placed, size: { width: Math.max(up(right), up(title)), height: up(bottom) } };
}

function titleWide(leaf: Leaf): number {
  return up(Math.min(440, textWidth(leaf.namespaces[0]?.name ?? '', 12, 'mono') * 1.06 + 40));
}

/** Workloads, and groups of pods by labels, in order of name. */
export function membersOf(design: Design, { namespaces, part }: Leaf): Member[] {
  const [namespace] = namespaces;
  if (!namespace) return [];
  const workloads = workloadsOfNamespace(design, namespace.id).map(
    (w): Member => ({
      id: w.id,
      kind: 'workload',
      mark: kindMark(w.kind),
      name: w.name,
      line: markedLine(design, w),
      onHost: w.hostNetwork,
    }),
  );
  const groups = Object.values(design.labelGroups)
    .filter((g) => g.namespace === namespace.id)
    .map((g): Member => ({ id: g.id, kind: 'group', mark: '{ }', name: g.name, line: groupLine(g) }));
  return [...workloads, ...groups]
    .filter((m) => !part || part.members.has(m.id))
    .sort((a, b) => compareNatural(a.name, b.name) || compareNatural(a.id, b.id));
}
