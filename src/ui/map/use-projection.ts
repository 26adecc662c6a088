/** The projection, one memo for each stage, with what stays the same kept identical, so that memoised components rest. */
import { useDeferredValue, useMemo, useRef } from 'react';
import type { ReachAnswer } from '../../core/analyses/answers.ts';
import type { DrillAnswer } from '../../core/analyses/drills/answer.ts';
import { mappedPorts } from '../../core/cluster/service-ports.ts';
import type { Document } from '../../core/design/change.ts';
import { inventoryOfDesign } from '../../core/design/inventory.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import { wallsOf } from '../../core/diagram/walls.ts';
import { answerOf } from '../../state/asker.ts';
import { drillAnswer, shownAnswer } from '../../state/selectors.ts';
import type { GroupBy } from '../../state/studio.ts';
import { useStudioStore } from '../studio-context.tsx';
import { type Bundle, bundleLinks, groundOf } from './bundles.ts';
import type { Mapped } from './edges.ts';
import { type LensView, lookThrough } from './lens.ts';
import { type Level, type Visible, visibleAt } from './levels.ts';
import { mapLinks } from './map-links.ts';
import type { ShownReach } from './node-context.ts';
import type { MapEdge, MapNode } from './node-data.ts';
import { type MapInput, projectEdges, projectNodes, tonesOf } from './projection.ts';
import { standingOf } from './standing.ts';
import type { Tone } from './tone.ts';
import { type GateMark, gateMarks } from './wall-marks.ts';

const NO_LINKS: ReturnType<typeof mapLinks> = { links: [], notices: [] };

export interface LiveProjection {
  readonly placement: Placement;
  readonly nodes: MapNode[];
  readonly edges: MapEdge[];
  readonly notices: readonly string[];
  readonly tones: readonly Tone[];
  readonly gates: readonly GateMark[];
  readonly lens: LensView | undefined;
}

export interface Looking {
  readonly document: Document;
  readonly level: Level;
  /** Whether reach goes through others, or ends after one hop. */
  readonly through: boolean;
  readonly target: string | undefined;
  /** As `2027-01-31`. */
  readonly day: string;
}

export function useProjection({ document, level, through, target, day }: Looking): LiveProjection {
  const groupBy = useStudioStore('view', (v) => v.groupBy);
  const side = useStudioStore('view', (v) => v.side);
  const showReach = useStudioStore('view', (v) => v.showReach);
  const showTraffic = useStudioStore('view', (v) => v.showTraffic);
  const lensKind = useStudioStore('view', (v) => v.lens);
  const sought = useStudioStore('view', (v) => v.sought);
  const selection = useStudioStore('selection', (s) => s.ids);
  const answer = useStudioStore('analysis', shownAnswer(side));
  const changes = useStudioStore('analysis', (a) => answerOf(a.changes));
  const reached = useStudioStore('analysis', (a) => (showReach ? answerOf(a.reach) : undefined));
  const isDrilling = useStudioStore('view', (v) => v.dock.open && v.dock.tab === 'drills' && v.drill !== undefined);
  const drilled = useStudioStore('analysis', (a) => (isDrilling ? drillAnswer(a) : undefined));
  const { design, layout } = document;

  const placement = usePlacement(document, groupBy);
  const visible = useMemo(() => visibleAt(placement, level), [placement, level]);
  const ground = useMemo(() => groundOf(placement, visible), [placement, visible]);
  const lens = useMemo(() => lookThrough(design, lensKind, answer), [design, lensKind, answer]);
  const reach = useMemo(
    () => reachOfDrill(drilled) ?? (reached && (through ? reached : oneHop(reached))),
    [drilled, reached, through],
  );
  const mapped = useMapped(design);
  // what is connected comes a slice after what stands
  const isLinked = useDeferredValue(true, false);
  const { links, notices } = useMemo(() => {
    if (!isLinked) return NO_LINKS;
    const document = { design, layout };
    return mapLinks({ document, side, answer, changes, selection, showTraffic, mapped }, placement, visible);
  }, [design, layout, side, answer, changes, selection, showTraffic, mapped, placement, visible, isLinked]);
  const walls = useMemo(() => wallsOf(design, placement, groupBy), [design, placement, groupBy]);
  const bundles = useMemo(() => bundleLinks(ground, links, walls), [ground, links, walls]);
  const input: MapInput = useMemo(
    () => ({
      document: { design, layout },
      groupBy,
      level,
      side,
      answer,
      changes,
      reach,
      selection,
      showTraffic,
      target,
      lens,
      sought,
      day,
    }),
    [design, layout, groupBy, level, side, answer, changes, reach, selection, showTraffic, target, lens, sought, day],
  );
  const nodes = useKept(
    useMemo(() => projectNodes(input, placement, visible, walls), [input, placement, visible, walls]),
  );
  const edges = useKept(useMemo(() => projectEdges(input, bundles), [input, bundles]));
  const tones = useSame(useMemo(() => tonesOf(links), [links]));
  const gates = useGates(design, placement, walls, bundles, visible, day);
  return { placement, nodes, edges, notices, tones, gates, lens };
}

/** What the imported Services map, by the ids of the design. */
function useMapped(design: Document['design']): Mapped | undefined {
  const today = useStudioStore('document', (d) => d.today);
  const ports = useMemo(() => today && mappedPorts(today.cluster), [today]);
  const { workloadIdOf } = inventoryOfDesign(design);
  return useMemo(() => ports && ((id) => ports.get(workloadIdOf.get(id) ?? '') ?? []), [ports, workloadIdOf]);
}

function useGates(
  design: Document['design'],
  placement: Placement,
  walls: ReturnType<typeof wallsOf>,
  bundles: readonly Bundle[],
  visible: Visible,
  day: string,
): readonly GateMark[] {
  return useMemo(() => {
    const routed = bundles.flatMap((b) => b.strands);
    return gateMarks({ design, placement, walls, routed, visible, day });
  }, [design, placement, walls, bundles, visible, day]);
}

/** Where everything stands; the same object for as long as nothing that is drawn has moved. */
function usePlacement({ design, layout }: Document, groupBy: GroupBy): Placement {
  const before = useRef<Placement>(undefined);
  return useMemo(() => {
    const next = standingOf({ design, layout }, groupBy);
    const kept = before.current && samePlaces(before.current, next) ? before.current : next;
    before.current = kept;
    return kept;
  }, [design, layout, groupBy]);
}

function samePlaces(a: Placement, b: Placement): boolean {
  if (a.placed.length !== b.placed.length || a.nesting.order.length !== b.nesting.order.length) return false;
  return (
    a.nesting.order.every((n, i) => sameData(n, b.nesting.order[i])) &&
    a.placed.every((p, i) => sameData(p, b.placed[i]))
  );
}

/** What a drill reaches, as reach is shown. */
function reachOfDrill(drilled: DrillAnswer | undefined): ShownReach | undefined {
  if (!drilled || drilled.start.length === 0) return undefined;
  return { reaches: drilled.reached, reachedBy: drilled.reachedBy, from: drilled.start.map((s) => s.id) };
}

function oneHop(reach: ReachAnswer): ReachAnswer {
  return {
    reaches: reach.reaches.filter((s) => s.hops <= 1),
    reachedBy: reach.reachedBy.filter((s) => s.hops <= 1),
  };
}

/** The value of before, where the new one says the same. */
function useSame<T>(value: T): T {
  const before = useRef(value);
  if (!sameData(before.current, value)) before.current = value;
  return before.current;
}

/** The list with every item that equals an earlier one replaced by it; the earlier list where nothing changed. */
function useKept<T extends { readonly id: string }>(list: readonly T[]): T[] {
  const before = useRef<{ readonly list: T[]; readonly byId: ReadonlyMap<string, T> }>({ list: [], byId: new Map() });
  return useMemo(() => {
    const { list: old, byId } = before.current;
    const kept = list.map((item) => {
      const known = byId.get(item.id);
      return known !== undefined && sameData(known, item) ? known : item;
    });
    if (kept.length === old.length && kept.every((item, i) => item === old[i])) return old;
    before.current = { list: kept, byId: new Map(kept.map((item) => [item.id, item])) };
    return kept;
  }, [list]);
}

/** Deep equality of plain data. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((x, i) => sameData(x, b[i]));
  const x = a as Readonly<Record<string, unknown>>;
  const y = b as Readonly<Record<string, unknown>>;
  let count = 0;
  for (const key in x) {
    count++;
    if (!sameData(x[key], y[key])) return false;
  }
  for (const _ in y) count--;
  return count === 0;
}
