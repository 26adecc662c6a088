/** What the commands of the map do. They look at the map only when they are called. */
import type { ReactFlowInstance } from '@xyflow/react';
import { nameProblem, rename } from '../../core/design/edits/rename.ts';
import type { Design, Ports } from '../../core/design/schema.ts';
import { endsOf } from '../../core/design/selecting.ts';
import { shortName } from '../../core/diagram/describe.ts';
import { boundsOf, type Point } from '../../core/diagram/geometry.ts';
import { containersOf, ENTRY, entityOf, shownBy, sourceOf, TRAY } from '../../core/diagram/nesting.ts';
import type { Placed, Placement } from '../../core/diagram/placement.ts';
import type { AddKind } from '../map-port.tsx';
import { toast } from '../widgets/toast.tsx';
import { wordFor } from './addable.ts';
import type { Beneath, Now } from './beneath.ts';
import { dropAsking } from './drops.ts';
import type { Hands } from './hands.ts';
import { addAt, connectThings, nameFresh, toggleCollapse } from './map-edits.ts';
import type { MapEdge, MapNode } from './node-data.ts';
import { flowsOfEdge } from './selection.ts';
import type { Drop } from './use-drag.ts';
import { FIT, MOTION } from './viewport.ts';

export interface MapCommands {
  /** Makes a thing at a point of the canvas, or in the middle of what is seen; it is selected and its name edited. */
  readonly add: (kind: AddKind, at?: Point) => void;
  /** Makes a thing where a connection from `from` was dropped, and the flow to it. */
  readonly addConnected: (kind: AddKind, at: Point, from: string) => void;
  /** Puts dragged things down; asks before that changes what may reach whom. Resolves when it is settled. */
  readonly drop: (drops: readonly Drop[]) => Promise<void>;
  readonly connect: (from: string, to: string, ports: Ports) => void;
  readonly fit: () => void;
  readonly fitSelection: () => void;
  readonly zoom: (step: 'in' | 'out' | 'reset') => void;
  readonly goTo: (id: string) => void;
  /** Renames a thing where it stands; of what has no name there, opens the fields. */
  readonly editInPlace: (id: string) => void;
  readonly editFields: (id: string) => void;
  /** Renames what was just made: the label that tells it apart follows. */
  readonly nameNew: (id: string) => void;
  /** The ids of the design behind a node or an edge: itself, flows, or exposures. */
  readonly idsOf: (drawn: string) => readonly string[];
  /** A point of the window on the canvas. */
  readonly canvasPoint: (at: Point) => Point;
  /** Gives a thing on the map the focus; the map itself, when the thing is not drawn. */
  readonly focus: (id: string) => void;
  /** The middle of what is seen, on the canvas. */
  readonly middle: () => Point;
  readonly focusSearch: () => void;
}

/** The commands, and what the nodes may ask. */
export function commandsOf(now: Now): { readonly commands: MapCommands; readonly hands: Omit<Hands, 'renaming'> } {
  // what was added last, until it has its name
  const fresh: { current: string | undefined } = { current: undefined };
  const commands = { ...adding(now, fresh), ...editing(now), ...looking(now) };
  return { commands, hands: handsOf(now, fresh, commands.editFields) };
}

type Adding = 'add' | 'addConnected' | 'nameNew';

function adding(now: Now, fresh: { current: string | undefined }): Pick<MapCommands, Adding> {
  const nameNew = (id: string): void => {
    fresh.current = id;
    now().setRenaming(id);
  };
  const add = (kind: AddKind, dropped: Point | undefined, from?: string): void => {
    const { studio, placement, flow, wrapper, setOver } = now();
    const { groupBy } = studio.view.getState();
    let id = '';
    studio.actions.edit(`Add ${wordFor(kind, groupBy).name}`, (draft) => {
      id = addAt(draft, {
        kind,
        groupBy,
        placement,
        at: dropped ?? middleOf(now()),
        exact: dropped !== undefined,
        selection: studio.selection.getState().ids,
      });
      if (from !== undefined) connectThings(draft, from, id, 'unconfirmed');
    });
    studio.actions.select([id]);
    nameNew(id);
    setOver(undefined);
    requestAnimationFrame(() => bringIntoView(flow, id, wrapper.current));
  };
  return { add, addConnected: add, nameNew };
}

function middleOf({ flow, wrapper }: Beneath): Point {
  const r = wrapper.current?.getBoundingClientRect();
  return flow.screenToFlowPosition({
    x: (r?.left ?? 0) + (r?.width ?? 0) / 2,
    y: (r?.top ?? 0) + (r?.height ?? 0) / 2,
  });
}

type Editing = 'drop' | 'connect' | 'editInPlace' | 'editFields';

function editing(now: Now): Pick<MapCommands, Editing> {
  const editFields = (id: string) => {
    const { setOver } = now();
    setOver({ kind: 'fields', at: pointBeside(now(), id), id });
  };
  return {
    drop: (drops) => dropAsking(now, drops),
    connect: (from, to, ports) => {
      const { studio, document, setOver } = now();
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
    editInPlace: (id) => {
      const { placement, setRenaming } = now();
      if (hasNameHere(placement, id)) setRenaming(id);
      else editFields(id);
    },
    editFields,
  };
}

/** Whether a name stands on the map: not of what is between things, nor inside what is collapsed. */
function hasNameHere({ nesting, byId }: Placement, id: string): boolean {
  const shown = shownBy(nesting, id);
  // what was just made is not placed yet
  const hidden = shown !== undefined && !byId.has(shown.id);
  return /^(plane|env|tenant|ns|wl|group|ext|host):/.test(id) && !hidden;
}

/** Where the fields of a thing open, in client pixels: under it, or amid its ends. */
function pointBeside({ wrapper, document, placement }: Beneath, id: string): Point {
  const drawn = (of: string) => {
    const node = placedOf(placement, of)?.id ?? of;
    return wrapper.current?.querySelector(`[data-id="${CSS.escape(node)}"]`) ?? undefined;
  };
  const ends = endsOf(document.design, id);
  const box = ends.length === 0 ? drawn(id)?.getBoundingClientRect() : undefined;
  if (box) return { x: box.left, y: Math.min(box.bottom + 4, box.top + 120) };
  const boxes = ends.flatMap((end) => drawn(end)?.getBoundingClientRect() ?? []);
  const bounds = boundsOf(boxes) ?? wrapper.current?.getBoundingClientRect();
  return { x: (bounds?.x ?? 0) + (bounds?.width ?? 0) / 2, y: (bounds?.y ?? 0) + (bounds?.height ?? 0) / 2 };
}

function looking(now: Now): Omit<MapCommands, Adding | Editing> {
  const view = (ids: readonly string[]) => {
    const { placement, showBox } = now();
    const bounds = boundsOf(ids.flatMap((id) => placedOf(placement, id)?.absolute ?? []));
    if (bounds) showBox(bounds);
  };
  const focus = (id: string) => focusSoon(now, placedOf(now().placement, id)?.id ?? id);
  return {
    fit: () => void now().flow.fitView(FIT),
    fitSelection: () => {
      const { studio, document } = now();
      view(withEnds(document.design, studio.selection.getState().ids));
    },
    zoom: (step) => {
      const { flow } = now();
      void (step === 'in' ? flow.zoomIn(MOTION) : step === 'out' ? flow.zoomOut(MOTION) : flow.zoomTo(1, MOTION));
    },
    goTo: (id) => {
      now().studio.actions.select([id]);
      view([id]);
      focus(id);
    },
    idsOf: (drawn) => drawnIds(now(), drawn),
    canvasPoint: (at) => now().flow.screenToFlowPosition(at),
    focus,
    middle: () => middleOf(now()),
    focusSearch: () => now().search.current?.focus(),
  };
}

/** What an edge stands for: its flows, or the exposures between its ends; a node stands for what it shows. */
function drawnIds({ flow, document, placement }: Beneath, drawn: string): readonly string[] {
  const edge = flow.getEdge(drawn);
  if (!edge) return [TRAY, ENTRY].includes(entityOf(drawn)) ? [] : [entityOf(drawn)];
  const flows = flowsOfEdge(edge);
  if (flows.length > 0) return flows;
  const isIn = (id: string, end: string) => containersOf(placement.nesting, id).some((n) => n.id === end);
  const { design } = document;
  return Object.values(design.exposures)
    .filter((e) => isIn(sourceOf(design, e), edge.source) && isIn(e.target, edge.target))
    .map((e) => e.id);
}

/** Where a thing is drawn: itself, the first of its frames, or what it is hidden in. */
function placedOf(placement: Placement, id: string): Placed | undefined {
  return containersOf(placement.nesting, id)
    .map((n) => placement.byId.get(n.id))
    .find((p) => p !== undefined);
}

/** Gives a thing on the map the focus, so that keys go on where the pointer or the name field left off. */
function focusSoon(now: Now, node: string): void {
  requestAnimationFrame(() => {
    const { wrapper } = now();
    const found = wrapper.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(node)}"]`);
    (found ?? wrapper.current)?.focus({ preventScroll: true });
  });
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

function handsOf(
  now: Now,
  fresh: { current: string | undefined },
  editFields: MapCommands['editFields'],
): Omit<Hands, 'renaming'> {
  const nodeOf = (id: string) => placedOf(now().placement, id)?.id ?? id;
  return {
    startRename: (id) => now().setRenaming(id),
    cancelRename: () => {
      const { renaming, setRenaming } = now();
      if (renaming !== undefined) focusSoon(now, nodeOf(renaming));
      setRenaming(undefined);
    },
    commitRename: (id, name, by) => {
      const { studio, document, setRenaming } = now();
      setRenaming(undefined);
      if (by === 'tab') editFields(id);
      else if (by === 'enter') focusSoon(now, nodeOf(id));
      if (name === '' || name === shortName(document.design, id)) return;
      let problem: string | undefined;
      studio.actions.edit(`Rename ${shortName(document.design, id)} to ${name}`, (draft) => {
        problem = fresh.current === id ? nameFresh(draft, id, name) : rename(draft, id, name);
      });
      fresh.current = undefined;
      if (problem !== undefined) toast({ text: 'The name was not changed', description: problem, tone: 'error' });
    },
    nameProblem: (id, name) => (name === '' ? undefined : nameProblem(now().document.design, id, name)),
    toggleCollapsed: (id) => {
      const { studio, document, placement } = now();
      const { groupBy } = studio.view.getState();
      const placed = placement.byId.get(id);
      const name = shortName(document.design, placed?.entity ?? id);
      studio.actions.edit(`${placed?.collapsed ? 'Expand' : 'Collapse'} ${name}`, (draft) =>
        toggleCollapse(draft, id, placement, groupBy),
      );
    },
    selectFlows: (flows, extend) => {
      if (flows.length === 0) return;
      const { studio } = now();
      const { ids } = studio.selection.getState();
      studio.actions.select(extend ? [...ids.filter((id) => !flows.includes(id)), ...flows] : flows);
    },
  };
}

/** Things, and for what stands between things those. */
function withEnds(design: Design, ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const ends = endsOf(design, id);
    return ends.length > 0 ? ends : [id];
  });
}
