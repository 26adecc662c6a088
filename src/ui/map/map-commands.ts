/** What the commands of the map do. They look at the map only when they are called. */
import type { ReactFlowInstance } from '@xyflow/react';
import type { RefObject } from 'react';
import type { Document } from '../../core/design/change.ts';
import { duplicate } from '../../core/design/edits/duplicate.ts';
import { removeEntities } from '../../core/design/edits/remove.ts';
import { rename } from '../../core/design/edits/rename.ts';
import type { Ports } from '../../core/design/schema.ts';
import { shortName } from '../../core/diagram/describe.ts';
import { type Box, boundsOf, type Point } from '../../core/diagram/geometry.ts';
import { containersOf } from '../../core/diagram/nesting.ts';
import type { Placed, Placement } from '../../core/diagram/placement.ts';
import type { Packet } from '../../core/solver/types.ts';
import { shownAnswer } from '../../state/selectors.ts';
import type { Studio } from '../../state/studio.ts';
import { toast } from '../widgets/toast.tsx';
import { type AddKind, wordFor } from './addable.ts';
import type { Hands } from './hands.ts';
import { addAt, connectThings, dropThings, nameFresh, nudgeThings, toggleCollapse } from './map-edits.ts';
import type { Over } from './map-state.ts';
import type { MapEdge, MapNode } from './node-data.ts';
import { flowsOfEdge } from './selection.ts';
import type { Drop } from './use-drag.ts';
import { FIT, MOTION } from './viewport.ts';

export interface MapCommands {
  /** Makes a thing at a point of the canvas, or in the middle of what is seen; it is selected and its name edited. */
  readonly add: (kind: AddKind, at?: Point) => void;
  /** Makes a thing where a connection from `from` was dropped, and the flow to it. */
  readonly addConnected: (kind: AddKind, at: Point, from: string) => void;
  readonly drop: (drops: readonly Drop[]) => void;
  readonly connect: (from: string, to: string, ports: Ports) => void;
  readonly openConnect: () => void;
  readonly remove: () => void;
  readonly duplicate: () => void;
  readonly nudge: (dx: number, dy: number) => void;
  readonly fit: () => void;
  readonly fitSelection: () => void;
  readonly zoom: (step: 'in' | 'out' | 'reset') => void;
  readonly goTo: (id: string) => void;
  readonly rename: (id: string) => void;
  readonly arrange: () => void;
  /** The packet that shows the verdict of a flow; `undefined` where there is none. */
  readonly witnessOf: (flow: string) => Packet | undefined;
  readonly trace: (flow: string) => void;
  /** The flows that an edge stands for; `undefined` when the id is no edge's. */
  readonly flowsOf: (edge: string) => readonly string[] | undefined;
  readonly focusSearch: () => void;
  readonly openMenu: (at: Point) => void;
}

export interface CommandInput {
  readonly document: Document;
  readonly placement: Placement;
  readonly setOver: (over: Over | undefined) => void;
  readonly wrapper: RefObject<HTMLDivElement | null>;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** What commands act on. */
export interface Beneath extends CommandInput {
  readonly studio: Studio;
  readonly flow: ReactFlowInstance<MapNode, MapEdge>;
  readonly showBox: (box: Box) => void;
  readonly renaming: string | undefined;
  readonly setRenaming: (id: string | undefined) => void;
}

type Now = () => Beneath;

/** The commands, and what the nodes may ask. */
export function commandsOf(now: Now): { readonly commands: MapCommands; readonly hands: Omit<Hands, 'renaming'> } {
  // what was added last, until it has its name
  const fresh: { current: string | undefined } = { current: undefined };
  return { commands: { ...adding(now, fresh), ...editing(now), ...looking(now) }, hands: handsOf(now, fresh) };
}

function adding(now: Now, fresh: { current: string | undefined }): Pick<MapCommands, 'add' | 'addConnected'> {
  const add = (kind: AddKind, dropped: Point | undefined, from?: string): void => {
    const { studio, placement, flow, wrapper, setOver, setRenaming } = now();
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
    fresh.current = id;
    setRenaming(id);
    setOver(undefined);
    requestAnimationFrame(() => bringIntoView(flow, id, wrapper.current));
  };
  return { add: (kind, at) => add(kind, at), addConnected: (kind, at, from) => add(kind, at, from) };
}

function middleOf({ flow, wrapper }: Beneath): Point {
  const r = wrapper.current?.getBoundingClientRect();
  return flow.screenToFlowPosition({
    x: (r?.left ?? 0) + (r?.width ?? 0) / 2,
    y: (r?.top ?? 0) + (r?.height ?? 0) / 2,
  });
}

type Editing = 'drop' | 'connect' | 'openConnect' | 'remove' | 'duplicate' | 'nudge' | 'arrange';

function editing(now: Now): Pick<MapCommands, Editing> {
  return {
    drop: (drops) => dropAll(now(), drops),
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
    openConnect: () => now().studio.actions.setView({ dialog: 'connect' }),
    remove: () => {
      const { studio, document } = now();
      const { ids } = studio.selection.getState();
      const label =
        ids.length === 1 ? `Delete ${shortName(document.design, ids[0] ?? '')}` : `Delete ${ids.length} things`;
      studio.actions.edit(label, (draft) => {
        removeEntities(draft, ids);
      });
    },
    duplicate: () => {
      const { studio } = now();
      let made: readonly string[] = [];
      studio.actions.edit('Duplicate the selection', (draft) => {
        made = [...duplicate(draft, studio.selection.getState().ids).values()];
      });
      if (made.length > 0) studio.actions.select(made);
    },
    nudge: (dx, dy) => {
      const { studio, placement } = now();
      const { groupBy } = studio.view.getState();
      const { ids } = studio.selection.getState();
      studio.actions.edit('Move', (draft) => nudgeThings(draft, { ids, placement, groupBy, dx, dy }));
    },
    arrange: () => {
      const { studio, flow } = now();
      studio.actions.arrange().then(
        () => void flow.fitView(FIT),
        (error: unknown) => {
          toast({ text: 'The map was not arranged', description: String(error), tone: 'error' });
        },
      );
    },
  };
}

function looking(now: Now): Omit<MapCommands, 'add' | 'addConnected' | Editing> {
  const view = (ids: readonly string[]) => {
    const { placement, showBox } = now();
    const bounds = boundsOf(ids.flatMap((id) => placedOf(placement, id)?.absolute ?? []));
    if (bounds) showBox(bounds);
  };
  const witnessOf = (id: string): Packet | undefined => {
    const { studio } = now();
    const answer = shownAnswer(studio.view.getState().side)(studio.analysis.getState());
    return answer && Object.hasOwn(answer.flows, id) ? answer.flows[id]?.witness : undefined;
  };
  return {
    fit: () => void now().flow.fitView(FIT),
    fitSelection: () => {
      const { studio, document } = now();
      view(withFlowEnds(document, studio.selection.getState().ids));
    },
    zoom: (step) => {
      const { flow } = now();
      void (step === 'in' ? flow.zoomIn() : step === 'out' ? flow.zoomOut() : flow.zoomTo(1));
    },
    goTo: (id) => {
      const { studio, placement } = now();
      studio.actions.select([id]);
      view([id]);
      focusSoon(now, placedOf(placement, id)?.id ?? id);
    },
    rename: (id) => now().setRenaming(id),
    witnessOf,
    trace: (id) => {
      const witness = witnessOf(id);
      if (witness) now().studio.actions.askTrace(witness);
    },
    flowsOf: (id) => {
      const edge = now().flow.getEdge(id);
      return edge && flowsOfEdge(edge);
    },
    focusSearch: () => now().search.current?.focus(),
    openMenu: (at) => {
      const { setOver, flow } = now();
      setOver({ kind: 'menu', at, canvas: flow.screenToFlowPosition(at) });
    },
  };
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

function handsOf(now: Now, fresh: { current: string | undefined }): Omit<Hands, 'renaming'> {
  const nodeOf = (id: string) => placedOf(now().placement, id)?.id ?? id;
  return {
    startRename: (id) => now().setRenaming(id),
    cancelRename: () => {
      const { renaming, setRenaming } = now();
      if (renaming !== undefined) focusSoon(now, nodeOf(renaming));
      setRenaming(undefined);
    },
    commitRename: (id, name, byKey) => {
      const { studio, document, setRenaming } = now();
      setRenaming(undefined);
      if (byKey) focusSoon(now, nodeOf(id));
      if (name === '' || name === shortName(document.design, id)) return;
      let problem: string | undefined;
      studio.actions.edit(`Rename ${shortName(document.design, id)} to ${name}`, (draft) => {
        problem = fresh.current === id ? nameFresh(draft, id, name) : rename(draft, id, name);
      });
      fresh.current = undefined;
      if (problem !== undefined) toast({ text: 'The name was not changed', description: problem, tone: 'error' });
    },
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
      const { studio } = now();
      const { ids } = studio.selection.getState();
      studio.actions.select(extend ? [...ids.filter((id) => !flows.includes(id)), ...flows] : flows);
    },
  };
}

function dropAll({ studio, document, placement }: Beneath, drops: readonly Drop[]): void {
  const { groupBy } = studio.view.getState();
  const moved = drops.filter((d) => placement.byId.get(d.id)?.parent !== d.into);
  const [one] = moved;
  const nameOf = (id: string) => shortName(document.design, placement.byId.get(id)?.entity ?? id);
  const whom = one && moved.length === 1 ? nameOf(one.id) : `${moved.length} things`;
  const label = one ? `Move ${whom} ${one.into === undefined ? 'out' : `to ${nameOf(one.into)}`}` : 'Move';
  let problems: readonly string[] = [];
  studio.actions.edit(label, (draft) => {
    problems = dropThings(draft, { drops, placement, groupBy });
  });
  if (problems.length > 0) {
    toast({ text: 'Not everything was moved', description: problems.join('; '), tone: 'error' });
  } else if (one) {
    toast({
      text: `Moved ${whom} ${one.into === undefined ? 'out of its zone' : `to ${nameOf(one.into)}`}`,
      description: 'Its flows and guardrails are judged there now.',
      action: { label: 'Undo', run: studio.actions.undo },
    });
  }
}

function withFlowEnds(document: Beneath['document'], ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const flow = Object.hasOwn(document.design.flows, id) ? document.design.flows[id] : undefined;
    return flow ? [flow.from, flow.to] : [id];
  });
}
