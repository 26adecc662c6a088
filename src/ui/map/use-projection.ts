/** The projection, one memo for each stage, with nodes kept identical while what they show stays the same. */
import { useMemo, useRef } from 'react';
import type { ReachAnswer } from '../../core/analyses/answers.ts';
import type { Document } from '../../core/design/change.ts';
import { type Placement, place } from '../../core/diagram/placement.ts';
import { wallsOf } from '../../core/diagram/walls.ts';
import { answerOf } from '../../state/asker.ts';
import { shownAnswer } from '../../state/selectors.ts';
import { useStudioStore } from '../studio-context.tsx';
import { mapLinks } from './map-links.ts';
import type { MapEdge, MapNode } from './node-data.ts';
import { type MapInput, projectEdges, projectNodes, routeLinks } from './projection.ts';
import { TONE_ORDER, type Tone } from './tone.ts';
import { type GateMark, gateMarks } from './wall-marks.ts';

export interface LiveProjection {
  readonly placement: Placement;
  readonly nodes: MapNode[];
  readonly edges: MapEdge[];
  readonly notices: readonly string[];
  readonly tones: readonly Tone[];
  readonly gates: readonly GateMark[];
}

export interface Looking {
  readonly document: Document;
  readonly blocks: boolean;
  /** Whether reach goes through others, or ends after one hop. */
  readonly through: boolean;
  readonly target: string | undefined;
  /** As `2027-01-31`. */
  readonly day: string;
}

export function useProjection({ document, blocks, through, target, day }: Looking): LiveProjection {
  const { groupBy, side, showReach, showTraffic } = useStudioStore('view', (v) => v);
  const selection = useStudioStore('selection', (s) => s.ids);
  const answer = useStudioStore('analysis', shownAnswer(side));
  const changes = useStudioStore('analysis', (a) => answerOf(a.changes));
  const reached = useStudioStore('analysis', (a) => (showReach ? answerOf(a.reach) : undefined));
  const { design, layout } = document;

  const placement = useMemo(() => place(design, layout, groupBy), [design, layout, groupBy]);
  const reach = useMemo(() => reached && (through ? reached : oneHop(reached)), [reached, through]);
  const { links, notices } = useMemo(() => {
    const document = { design, layout };
    return mapLinks({ document, side, answer, changes, selection, showTraffic, blocks }, placement);
  }, [design, layout, side, answer, changes, selection, showTraffic, blocks, placement]);
  const walls = useMemo(() => wallsOf(design, placement, groupBy), [design, placement, groupBy]);
  const routed = useMemo(() => routeLinks(placement, links, blocks, walls), [placement, links, blocks, walls]);
  const input: MapInput = useMemo(
    () => ({
      document: { design, layout },
      groupBy,
      side,
      answer,
      changes,
      reach,
      selection,
      showTraffic,
      blocks,
      target,
      day,
    }),
    [design, layout, groupBy, side, answer, changes, reach, selection, showTraffic, blocks, target, day],
  );
  const nodes = useKept(useMemo(() => projectNodes(input, placement, walls), [input, placement, walls]));
  const edges = useKept(useMemo(() => projectEdges(input, routed), [input, routed]));
  const tones = useMemo(() => TONE_ORDER.filter((t) => links.some((l) => l.tone === t)), [links]);
  const gates = useMemo(
    () => gateMarks({ design, placement, walls, routed, blocks, day }),
    [design, placement, walls, routed, blocks, day],
  );
  return { placement, nodes, edges, notices, tones, gates };
}

function oneHop(reach: ReachAnswer): ReachAnswer {
  return {
    reaches: reach.reaches.filter((s) => s.hops <= 1),
    reachedBy: reach.reachedBy.filter((s) => s.hops <= 1),
  };
}

/** The list with every item that equals an earlier one replaced by it, so that memoised components rest. */
function useKept<T extends { readonly id: string }>(list: readonly T[]): T[] {
  const before = useRef<ReadonlyMap<string, T>>(new Map());
  return useMemo(() => {
    const kept = list.map((item) => {
      const old = before.current.get(item.id);
      return old !== undefined && sameData(old, item) ? old : item;
    });
    before.current = new Map(kept.map((item) => [item.id, item]));
    return kept;
  }, [list]);
}

/** Deep equality of plain data. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const x = Object.entries(a);
  const y = b as Readonly<Record<string, unknown>>;
  return x.length === Object.keys(y).length && x.every(([key, value]) => sameData(value, y[key]));
}
