/** What leaves a sheet: a stub for each thing on another sheet, `→ shared-db, sheet 4` (`look.md`, Exported diagram). */
import { entityIn, nameOf, zoneById } from '../../design/lookup.ts';
import type { Design } from '../../design/schema.ts';
import { shortName } from '../describe.ts';
import type { Size } from '../geometry.ts';
import type { Stand } from '../links.ts';
import { ENTRY } from '../nesting.ts';
import type { Beside } from './beside.ts';
import type { Member } from './members.ts';
import { outsideMember, outsideMembers } from './outside-members.ts';
import { memberNamespace } from './standing.ts';
import type { End, Survey } from './survey.ts';

export type StubSide = 'in' | 'out';

/** Of an id, the sheet that shows it; undefined where none does. */
export type SheetOf = (id: string) => number | undefined;

export interface Stubs {
  readonly left: readonly Beside[];
  readonly right: readonly Beside[];
  readonly standFrom: Stand;
  readonly standTo: Stand;
  /** Ids of stubs that stand for one thing alone. */
  readonly exact: ReadonlySet<string>;
}

export const STUB: Size = { width: 192, height: 40 };

/** How fine stubs are: one for each end, or for each namespace, or for each sheet. */
type Grain = 'end' | 'namespace' | 'sheet';

export interface StubOptions {
  /** What is drawn on the sheet. */
  readonly inner: Stand;
  readonly sheetOf: SheetOf;
  readonly levelOf: (drawn: string) => number | undefined;
  /** How many have room at one side. */
  readonly most: number;
  /** Everything outside is drawn, whether anything connects to it or not. */
  readonly alone: boolean;
}

interface Crossing {
  readonly side: StubSide;
  readonly other: string;
  readonly here: string;
}

/**
 * Stubs of a sheet. Where there are more than have room at one side, those of one namespace are one, or those of one
 * sheet. Outside things that no other sheet shows are drawn as they are.
 */
export function stubsOf({ design, ends }: Survey, { inner, sheetOf, levelOf, most, alone }: StubOptions): Stubs {
  const crossings = crossingsOf(ends, inner);
  const sideOf = (side: StubSide) => {
    const own = crossings.filter((c) => c.side === side);
    const grain =
      (['end', 'namespace', 'sheet'] as const).find((g) => count(design, own, g, sheetOf) <= most) ?? 'sheet';
    const groups = new Map<string, Crossing[]>();
    for (const c of own) {
      const key = keyOf(design, c.other, grain, sheetOf);
      groups.set(key, [...(groups.get(key) ?? []), c]);
    }
    const idOf = (other: string) => `${side} ${keyOf(design, other, grain, sheetOf)}`;
    const items = [...groups].map(([key, members]): Beside => {
      const levels = members.flatMap((m) => levelOf(inner(m.here) ?? '') ?? []);
      return {
        card: { ...stubCard(design, `${side} ${key}`, side, members, grain, sheetOf), parent: undefined, walls: [] },
        size: STUB,
        level: levels.length === 0 ? undefined : levels.reduce((a, b) => a + b, 0) / levels.length,
      };
    });
    const known = new Set(own.map((c) => c.other));
    const stand: Stand = (id) => inner(id) ?? (known.has(id) ? idOf(id) : undefined);
    const exact = [...groups].filter(([, members]) => new Set(members.map((m) => m.other)).size === 1);
    return { items, stand, exact: exact.map(([key]) => `${side} ${key}`) };
  };
  const left = sideOf('in');
  const right = sideOf('out');
  const linked = new Set(crossings.map((c) => c.other));
  const rest = alone ? outsideMembers(design).filter((m) => !linked.has(m.id)) : [];
  const unlinked = rest.map(
    (m): Beside => ({ card: { ...m, parent: undefined, walls: [] }, size: STUB, level: undefined }),
  );
  return {
    left: [...left.items, ...unlinked],
    right: right.items,
    standFrom: left.stand,
    standTo: right.stand,
    exact: new Set([...left.exact, ...right.exact]),
  };
}

function crossingsOf(ends: readonly End[], inner: Stand): Crossing[] {
  return ends.flatMap(([from, to]): Crossing[] => {
    const a = inner(from);
    const b = inner(to);
    if (a !== undefined && b === undefined) return [{ side: 'out', other: to, here: from }];
    if (a === undefined && b !== undefined) return [{ side: 'in', other: from, here: to }];
    return [];
  });
}

function count(design: Design, crossings: readonly Crossing[], grain: Grain, sheetOf: SheetOf): number {
  return new Set(crossings.map((c) => keyOf(design, c.other, grain, sheetOf))).size;
}

function keyOf(design: Design, id: string, grain: Grain, sheetOf: SheetOf): string {
  if (grain === 'end') return id;
  if (grain === 'sheet') return `sheet ${sheetOf(id) ?? 'none'}`;
  return memberNamespace(design, id) ?? id;
}

function stubCard(
  design: Design,
  id: string,
  side: StubSide,
  members: readonly Crossing[],
  grain: Grain,
  sheetOf: SheetOf,
): Member {
  const others = [...new Set(members.map((m) => m.other))];
  const first = others[0] ?? '';
  const sheet = sheetOf(first);
  const one = others.length === 1;
  const namespace = memberNamespace(design, first);
  const name =
    grain === 'sheet' && !one
      ? `${others.length} ${sheet === undefined ? 'zones' : `on sheet ${sheet}`}`
      : one
        ? endName(design, first)
        : nameOf(design, namespace ?? first);
  const outside = one && sheet === undefined ? outsideMember(design, first) : undefined;
  if (outside) return { ...outside, id };
  const where = sheet === undefined ? 'see flows' : `sheet ${sheet}`;
  const what =
    grain === 'sheet' && !one ? others.map((o) => endName(design, o)).join(', ') : kindOf(design, first, one);
  return {
    id,
    kind: 'stub',
    mark: '',
    name: side === 'out' ? `→ ${name}` : `${name} →`,
    line: (sheet === undefined ? [what, where] : [where, what]).filter((w) => w !== '').join(' · '),
    ...(sheet === undefined ? {} : { sheet }),
  };
}

function endName(design: Design, id: string): string {
  return id === ENTRY ? 'Outside' : shortName(design, id);
}

function kindOf(design: Design, id: string, one: boolean): string {
  const namespace = memberNamespace(design, id);
  if (namespace !== undefined) return one ? shortName(design, namespace) : 'namespace';
  if (id === ENTRY || entityIn(design, 'externals', id)) return 'outside';
  if (entityIn(design, 'hostGroups', id)) return 'hosts';
  if (entityIn(design, 'namespaces', id)) return 'namespace';
  if (entityIn(design, 'labelGroups', id)) return 'pods by labels';
  return zoneById(design, id) ? (ZONES[id.slice(0, id.indexOf(':'))] ?? '') : '';
}

const ZONES: Readonly<Record<string, string>> = {
  plane: 'plane',
  env: 'environment',
  tenant: 'tenant',
  zone: 'compliance zone',
};
