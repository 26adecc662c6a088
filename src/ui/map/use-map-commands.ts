/** Everything that can be done on the map, once, for the pointer, the keys and the context menu. */
import { type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { Document } from '../../core/design/change.ts';
import { duplicate } from '../../core/design/edits/duplicate.ts';
import { removeEntities } from '../../core/design/edits/remove.ts';
import { rename } from '../../core/design/edits/rename.ts';
import type { Ports } from '../../core/design/schema.ts';
import { shortName } from '../../core/diagram/describe.ts';
import { boundsOf, type Point } from '../../core/diagram/geometry.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import type { Packet } from '../../core/solver/types.ts';
import { shownAnswer } from '../../state/selectors.ts';
import type { Studio } from '../../state/studio.ts';
import { useStudio } from '../studio-context.tsx';
import { toast } from '../widgets/toast.tsx';
import { type AddKind, wordFor } from './addable.ts';
import type { Hands } from './hands.ts';
import { addAt, connectThings, dropThings, nameFresh, nudgeThings, toggleCollapse } from './map-edits.ts';
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
  readonly openConnect: () => void;
  readonly remove: () => void;
  readonly duplicate: () => void;
  readonly nudge: (dx: number, dy: number) => void;
  readonly fit: () => void;
  readonly fitSelection: () => void;
  readonly zoom: (step: 'in' | 'out' | 'reset') => void;
  readonly goTo: (id: string) => void;
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

export function useMapCommands({ document, placement, setOver, wrapper, search }: CommandInput): MapCommands {
  const studio = useStudio();
  const flow = useReactFlow<MapNode, MapEdge>();
  const showBox = useShowBox();
  const fresh = useRef<string>(undefined);
  const [renaming, setRenaming] = useState<string>();
  const hands = useMemo(() => {
    const focus = (id: string) => requestAnimationFrame(() => focusThing(wrapper.current, id));
    return handsOf({ studio, document, placement, renaming, setRenaming, focus, fresh });
  }, [studio, document, placement, renaming, wrapper]);

  return useMemo(() => {
    const middle = (): Point => {
      const r = wrapper.current?.getBoundingClientRect();
      return flow.screenToFlowPosition({
        x: (r?.left ?? 0) + (r?.width ?? 0) / 2,
        y: (r?.top ?? 0) + (r?.height ?? 0) / 2,
      });
    };
    const add = (kind: AddKind, dropped: Point | undefined, from?: string): string => {
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
      return id;
    };
    const view = (ids: readonly string[]) => {
      const boxes = ids.flatMap((id) => placement.byId.get(id)?.absolute ?? []);
      const bounds = boundsOf(boxes);
      if (bounds) showBox(bounds);
    };
    const witnessOf = (id: string): Packet | undefined => {
      const answer = shownAnswer(studio.view.getState().side)(studio.analysis.getState());
      return answer && Object.hasOwn(answer.flows, id) ? answer.flows[id]?.witness : undefined;
    };
    return {
      hands,
      add: (kind, at) => void add(kind, at),
      addConnected: (kind, at, from) => void add(kind, at, from),
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
      openConnect: () => studio.actions.setView({ dialog: 'connect' }),
      remove: () => {
        const { ids } = studio.selection.getState();
        studio.actions.edit(
          ids.length === 1 ? `Delete ${shortName(document.design, ids[0] ?? '')}` : `Delete ${ids.length} things`,
          (draft) => {
            removeEntities(draft, ids);
          },
        );
      },
      duplicate: () => {
        let made: readonly string[] = [];
        studio.actions.edit('Duplicate the selection', (draft) => {
          made = [...duplicate(draft, studio.selection.getState().ids).values()];
        });
        if (made.length > 0) studio.actions.select(made);
      },
      nudge: (dx, dy) => {
        const { groupBy } = studio.view.getState();
        const { ids } = studio.selection.getState();
        studio.actions.edit('Move', (draft) => nudgeThings(draft, { ids, placement, groupBy, dx, dy }));
      },
      fit: () => void flow.fitView(FIT),
      fitSelection: () => view(withFlowEnds(document, studio.selection.getState().ids)),
      zoom: (step) => void (step === 'in' ? flow.zoomIn() : step === 'out' ? flow.zoomOut() : flow.zoomTo(1)),
      goTo: (id) => {
        studio.actions.select([id]);
        view(placement.byId.has(id) ? [id] : []);
        requestAnimationFrame(() => focusThing(wrapper.current, id));
      },
      witnessOf,
      trace: (id) => {
        const witness = witnessOf(id);
        if (witness) studio.actions.askTrace(witness);
      },
      flowsOf: (id) => flow.getEdge(id)?.data?.flows,
      focusSearch: () => search.current?.focus(),
      openMenu: (at) => setOver({ kind: 'menu', at, canvas: flow.screenToFlowPosition(at) }),
    };
  }, [hands, studio, flow, showBox, document, placement, setOver, wrapper, search]);
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
}

function handsOf({ studio, document, placement, renaming, setRenaming, focus, fresh }: HandsInput): Hands {
  return {
    renaming,
    startRename: setRenaming,
    cancelRename: () => {
      if (renaming !== undefined) focus(renaming);
      setRenaming(undefined);
    },
    commitRename: (id, name, byKey) => {
      setRenaming(undefined);
      if (byKey) focus(id);
      if (name === '' || name === shortName(document.design, id)) return;
      let problem: string | undefined;
      studio.actions.edit(`Rename ${shortName(document.design, id)} to ${name}`, (draft) => {
        problem = fresh.current === id ? nameFresh(draft, id, name) : rename(draft, id, name);
      });
      fresh.current = undefined;
      if (problem !== undefined) toast({ text: 'The name was not changed', description: problem, tone: 'error' });
    },
    toggleCollapsed: (id) => {
      const { groupBy } = studio.view.getState();
      studio.actions.edit('Collapse or expand', (draft) => toggleCollapse(draft, id, placement, groupBy));
    },
    selectFlows: (flows, extend) => {
      const { ids } = studio.selection.getState();
      studio.actions.select(extend ? [...ids.filter((id) => !flows.includes(id)), ...flows] : flows);
    },
  };
}

function dropAll(studio: Studio, document: Document, placement: Placement, drops: readonly Drop[]): void {
  const { groupBy } = studio.view.getState();
  const moved = drops.filter((d) => placement.byId.get(d.id)?.parent !== d.into);
  const [one] = moved;
  const label = one
    ? `Move ${moved.length === 1 ? shortName(document.design, one.id) : `${moved.length} things`} ${one.into === undefined ? 'out' : `to ${shortName(document.design, one.into)}`}`
    : 'Move';
  let problems: readonly string[] = [];
  studio.actions.edit(label, (draft) => {
    problems = dropThings(draft, { drops, placement, groupBy });
  });
  if (problems.length > 0) {
    toast({ text: 'Not everything was moved', description: problems.join('; '), tone: 'error' });
  } else if (one) {
    const text = one.into === undefined ? 'out of its zone' : `to ${shortName(document.design, one.into)}`;
    toast({
      text: `Moved ${moved.length === 1 ? shortName(document.design, one.id) : `${moved.length} things`} ${text}`,
      description: 'Its flows and guardrails are judged there now.',
      action: { label: 'Undo', run: studio.actions.undo },
    });
  }
}

function withFlowEnds(document: Document, ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const flow = Object.hasOwn(document.design.flows, id) ? document.design.flows[id] : undefined;
    return flow ? [flow.from, flow.to] : [id];
  });
}
