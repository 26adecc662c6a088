/** Everything that can be done on the map, once, for the pointer, the keys and the context menu. */
import { type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { Document } from '../../core/design/change.ts';
import { nameProblem, rename } from '../../core/design/edits/rename.ts';
import type { Design, Ports } from '../../core/design/schema.ts';
import { endsOf } from '../../core/design/selecting.ts';
import { kindWord, thingsText } from '../../core/design/thing-words.ts';
import { shortName } from '../../core/diagram/describe.ts';
import { boundsOf, type Point } from '../../core/diagram/geometry.ts';
import { containersOf, sourceOf } from '../../core/diagram/nesting.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import type { Studio } from '../../state/studio.ts';
import type { AddKind } from '../map-port.tsx';
import { undoOf } from '../remove.ts';
import { useStudio } from '../studio-context.tsx';
import { toast } from '../widgets/toast.tsx';
import { wordFor } from './addable.ts';
import type { Link } from './edges.ts';
import type { Hands } from './hands.ts';
import { addAt, connectThings, dropThings, nameFresh, toggleCollapse } from './map-edits.ts';
import type { Over } from './map-state.ts';
import type { MapEdge, MapNode } from './node-data.ts';
import type { Drop } from './use-drag.ts';
import { FIT, MOTION, useShowBox } from './viewport.ts';

export interface MapCommands {
  readonly hands: Hands;
  /** Makes a thing at a point of the canvas, or in the middle of what is seen; it is selected and its name edited. */
  readonly add: (kind: AddKind, at?: Point) => void;
  /** Makes a thing where a connection from `from` was dropped, and the flow to it. */
  readonly addConnected: (kind: AddKind, at: Point, from: string) => void;
  readonly drop: (drops: readonly Drop[]) => void;
  readonly connect: (from: string, to: string, ports: Ports) => void;
  readonly goTo: (id: string) => void;
  /** Renames a thing where it stands; of what has no name there, opens the fields. */
  readonly editInPlace: (id: string) => void;
  readonly editFields: (id: string) => void;
  /** The ids of the design behind a node or an edge: itself, flows, or exposures. */
  readonly idsOf: (drawn: string) => readonly string[];
  /** A point of the window on the canvas. */
  readonly canvasPoint: (at: Point) => Point;
  readonly fit: () => void;
  readonly fitSelection: () => void;
  readonly zoom: (step: 'in' | 'out' | 'reset') => void;
  readonly focus: (id: string) => void;
  readonly middle: () => Point;
}

export interface CommandInput {
  readonly document: Document;
  readonly placement: Placement;
  readonly setOver: (over: Over | undefined) => void;
  readonly wrapper: RefObject<HTMLDivElement | null>;
}

export function useMapCommands({ document, placement, setOver, wrapper }: CommandInput): MapCommands {
  const studio = useStudio();
  const flow = useReactFlow<MapNode, MapEdge>();
  const showBox = useShowBox();
  const fresh = useRef<string>(undefined);
  const [renaming, setRenaming] = useState<string>();
  const focus = useCallback(
    (id: string) => void requestAnimationFrame(() => focusThing(wrapper.current, id)),
    [wrapper],
  );
  const editFields = useCallback(
    (id: string) => setOver({ kind: 'fields', at: pointBeside(wrapper.current, document.design, id), id }),
    [setOver, wrapper, document],
  );
  const hands = useMemo(
    () => handsOf({ studio, document, placement, renaming, setRenaming, focus, fresh, editFields }),
    [studio, document, placement, renaming, focus, editFields],
  );

  return useMemo(() => {
    const middle = (): Point => {
      const r = wrapper.current?.getBoundingClientRect();
      return flow.screenToFlowPosition({
        x: (r?.left ?? 0) + (r?.width ?? 0) / 2,
        y: (r?.top ?? 0) + (r?.height ?? 0) / 2,
      });
    };
    const add = (kind: AddKind, dropped: Point | undefined, from?: string): void => {
      const { groupBy } = studio.view.getState();
      let id = '';
      studio.actions.edit(`Add ${wordFor(kind, groupBy).name}`, (draft) => {
        id = addAt(draft, {
          kind,
          groupBy,
          placement,
          at: dropped ?? middle(),
          exact: dropped !== undefined,
          selection: studio.selection.getState().ids,
        });
        if (from !== undefined) connectThings(draft, from, id, 'unconfirmed');
      });
      studio.actions.select([id]);
      fresh.current = id;
      setRenaming(id);
      setOver(undefined);
      requestAnimationFrame(() => bringIntoView(flow, id, wrapper.current));
    };
    const view = (ids: readonly string[]) => {
      const boxes = ids.flatMap((id) => placement.byId.get(id)?.absolute ?? []);
      const bounds = boundsOf(boxes);
      if (bounds) showBox(bounds);
    };
    return {
      hands,
      add,
      addConnected: add,
      drop: (drops) => dropAll(studio, document, placement, drops),
      connect: (from, to, ports) => {
        let id: string | undefined;
        studio.actions.edit(
          `Connect ${shortName(document.design, from)} to ${shortName(document.design, to)}`,
          (draft) => {
            id = connectThings(draft, from, to, ports);
          },
        );
        if (id !== undefined) studio.actions.select([id]);
        setOver(undefined);
      },
      goTo: (id) => {
        studio.actions.select([id]);
        view(placement.byId.has(id) ? [id] : []);
        focus(id);
      },
      editInPlace: (id) => (hasNameHere(placement, id) ? setRenaming(id) : editFields(id)),
      editFields,
      idsOf: (drawn) => drawnIds(document.design, placement, drawn, flow.getEdge(drawn)?.data),
      canvasPoint: (at) => flow.screenToFlowPosition(at),
      fit: () => void flow.fitView(FIT),
      fitSelection: () => view(withEnds(document.design, studio.selection.getState().ids)),
      zoom: (step) =>
        void (step === 'in' ? flow.zoomIn(MOTION) : step === 'out' ? flow.zoomOut(MOTION) : flow.zoomTo(1, MOTION)),
      focus,
      middle,
    };
  }, [hands, studio, flow, showBox, document, placement, setOver, wrapper, focus, editFields]);
}

/** Whether a name stands on the map: not of what is between things, nor inside what is collapsed. */
function hasNameHere(placement: Placement, id: string): boolean {
  // what was just made is not placed yet
  const hidden = placement.nesting.byId.has(id) && !placement.byId.has(id);
  return /^(plane|env|tenant|ns|wl|group|ext|host):/.test(id) && !hidden;
}

/** What an edge stands for: its flows, or the exposures between its ends; a node stands for itself. */
function drawnIds(design: Design, placement: Placement, drawn: string, link: Link | undefined): readonly string[] {
  if (!link) return [drawn];
  if (!link.exposed) return link.flows;
  const isIn = (id: string, end: string) => containersOf(placement.nesting, id).includes(end);
  return Object.values(design.exposures)
    .filter((e) => link.id.endsWith(` ${e.kind}`) && isIn(sourceOf(design, e), link.from) && isIn(e.target, link.to))
    .map((e) => e.id);
}

/** Things, and for what stands between things those. */
function withEnds(design: Design, ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const ends = endsOf(design, id);
    return ends.length > 0 ? ends : [id];
  });
}

/** Where the fields of a thing open, in client pixels: under it, or in the middle of the map. */
function pointBeside(wrapper: HTMLElement | null, design: Design, id: string): Point {
  const drawn = wrapper?.querySelector(`[data-id="${CSS.escape(id)}"], [data-flows~="${CSS.escape(id)}"]`);
  const box = drawn?.getBoundingClientRect();
  if (box) return { x: box.left, y: Math.min(box.bottom + 4, box.top + 120) };
  const ends = endsOf(design, id).flatMap((end) => wrapper?.querySelector(`[data-id="${CSS.escape(end)}"]`) ?? []);
  const boxes = ends.map((end) => end.getBoundingClientRect());
  const bounds = boundsOf(boxes) ?? wrapper?.getBoundingClientRect();
  return { x: (bounds?.x ?? 0) + (bounds?.width ?? 0) / 2, y: (bounds?.y ?? 0) + (bounds?.height ?? 0) / 2 };
}

/** Gives a thing on the map the focus, so that keys go on where the pointer or the name field left off. */
function focusThing(wrapper: HTMLElement | null, id: string): void {
  const node = wrapper?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  (node ?? wrapper)?.focus({ preventScroll: true });
}

/** Moves the viewport just when a new thing would be outside it. */
function bringIntoView(flow: ReactFlowInstance<MapNode, MapEdge>, id: string, wrapper: HTMLElement | null): void {
  const node = flow.getInternalNode(id);
  const r = wrapper?.getBoundingClientRect();
  if (!node || !r) return;
  const { x, y } = node.internals.positionAbsolute;
  const start = flow.flowToScreenPosition({ x, y });
  const end = flow.flowToScreenPosition({ x: x + (node.width ?? 0), y: y + (node.height ?? 0) });
  if (start.x > r.left && start.y > r.top && end.x < r.right && end.y < r.bottom) return;
  const middle = { x: x + (node.width ?? 0) / 2, y: y + (node.height ?? 0) / 2 };
  void flow.setCenter(middle.x, middle.y, { zoom: flow.getZoom(), ...MOTION });
}

interface HandsInput {
  readonly studio: Studio;
  readonly document: Document;
  readonly placement: Placement;
  readonly renaming: string | undefined;
  readonly setRenaming: (id: string | undefined) => void;
  readonly focus: (id: string) => void;
  /** What was added last, until it has its name. */
  readonly fresh: { current: string | undefined };
  readonly editFields: (id: string) => void;
}

function handsOf(input: HandsInput): Hands {
  const { studio, document, placement, renaming, setRenaming, focus, fresh, editFields } = input;
  return {
    renaming,
    startRename: setRenaming,
    cancelRename: () => {
      if (renaming !== undefined) focus(renaming);
      setRenaming(undefined);
    },
    commitRename: (id, name, by) => {
      setRenaming(undefined);
      if (by === 'tab') editFields(id);
      else if (by === 'enter') focus(id);
      if (name === '' || name === shortName(document.design, id)) return;
      let problem: string | undefined;
      studio.actions.edit(`Rename ${shortName(document.design, id)} to ${name}`, (draft) => {
        problem = fresh.current === id ? nameFresh(draft, id, name) : rename(draft, id, name);
      });
      fresh.current = undefined;
      if (problem !== undefined) toast({ text: 'The name was not changed', description: problem, tone: 'error' });
    },
    nameProblem: (id, name) => (name === '' ? undefined : nameProblem(document.design, id, name)),
    toggleCollapsed: (id) => {
      const { groupBy } = studio.view.getState();
      const verb = placement.byId.get(id)?.collapsed ? 'Expand' : 'Collapse';
      studio.actions.edit(`${verb} ${shortName(document.design, id)}`, (draft) =>
        toggleCollapse(draft, id, placement, groupBy),
      );
    },
    selectFlows: (flows, extend) => {
      if (flows.length === 0) return;
      const { ids } = studio.selection.getState();
      studio.actions.select(extend ? [...ids.filter((id) => !flows.includes(id)), ...flows] : flows);
    },
  };
}

function dropAll(studio: Studio, document: Document, placement: Placement, drops: readonly Drop[]): void {
  const { design } = document;
  const { groupBy } = studio.view.getState();
  const moved = drops.filter((d) => placement.byId.get(d.id)?.parent !== d.into);
  const [one] = moved;
  const what = thingsText(
    design,
    (one ? moved : drops).map((d) => d.id),
  );
  const where = !one ? '' : one.into === undefined ? ' out of its zone' : ` to ${nameWithKind(design, one.into)}`;
  let problems: readonly string[] = [];
  studio.actions.edit(`Move ${what}${where}`, (draft) => {
    problems = dropThings(draft, { drops, placement, groupBy });
  });
  if (problems.length > 0) {
    toast({ text: 'Not everything was moved', description: problems.join('; '), tone: 'error' });
  } else if (one) {
    toast({
      text: `Moved ${what}${where}`,
      description: 'Its flows and guardrails are judged there now.',
      action: { label: 'Undo', run: undoOf(studio) },
    });
  }
}

/** `plane data`. */
function nameWithKind(design: Design, id: string): string {
  return `${kindWord(id)} ${shortName(design, id)}`;
}
