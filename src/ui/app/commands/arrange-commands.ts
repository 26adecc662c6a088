import {
  type AlignTo,
  alignedSpots,
  type DistributeAlong,
  distributedSpots,
  type Spots,
  type Standing,
  steppedSpots,
} from '../../../core/design/edits/align.ts';
import { drafted } from '../../../core/design/edits/draft.ts';
import { groupable, groupIntoZone, type Ungrouped, ungroup } from '../../../core/design/edits/group.ts';
import { axesOf } from '../../../core/design/layout-key.ts';
import { ZONES_OF_AXIS, zoneById } from '../../../core/design/lookup.ts';
import type { Axis } from '../../../core/design/schema.ts';
import { counted, thingsText } from '../../../core/design/thing-words.ts';
import { entityOf, shownBy } from '../../../core/diagram/nesting.ts';
import { failureText } from '../../../state/failure-text.ts';
import type { GroupBy } from '../../../state/studio.ts';
import { toggleCollapse } from '../../map/map-edits.ts';
import { outermost, putThings, stayPut, wrapInZone } from '../../map/standing-edits.ts';
import { undoOf } from '../../remove.ts';
import type { IconName } from '../../widgets/icon-paths.ts';
import { toast } from '../../widgets/toast.tsx';
import type { Command, CommandContext } from './command.ts';
import { all, designOf, needsDocument, needsMap, needsStanding, selectedOf } from './needs.ts';

/** The selected things as they stand. */
function standing({ map, studio }: CommandContext): Standing[] {
  const placement = map?.placement();
  if (!placement) return [];
  return outermost(placement, studio.selection.getState().ids).map(({ id, absolute }) => ({ ...absolute, id }));
}

/** Puts the selected things elsewhere, as one step; `label` of what is moved: `Align 3 workloads to the left`. */
function put(context: CommandContext, label: (what: string) => string, spots: Spots, burst?: string): void {
  const { studio, map } = context;
  const [design, placement] = [designOf(context), map?.placement()];
  if (!design || !placement || spots.size === 0) return;
  const what = thingsText(
    design,
    standing(context).map((thing) => entityOf(thing.id)),
  );
  const { groupBy } = studio.view.getState();
  studio.actions.edit(label(what), (draft) => putThings(draft, { spots, placement, groupBy }), burst);
}

const STEP = 4;
const LEAP = 20;
/** Steps that follow one another faster than this are one step to undo. */
const BURST_MILLISECONDS = 1_000;
let burst = 0;
let nudgedAt = Number.NEGATIVE_INFINITY;

function nudge(context: CommandContext, dx: number, dy: number): void {
  const now = performance.now();
  if (now - nudgedAt > BURST_MILLISECONDS) burst += 1;
  nudgedAt = now;
  const key = `nudge ${burst} ${selectedOf(context).join(' ')}`;
  put(context, (what) => `Move ${what}`, steppedSpots(standing(context), dx, dy), key);
}

function nudgeCommands(key: string, where: string, dx: number, dy: number): readonly Command[] {
  const unless = all(needsMap, needsStanding(1));
  return [
    {
      id: `arrange.nudge.${key.toLowerCase()}`,
      label: `Move by a step ${where}`,
      section: 'Arrange',
      keys: [`Arrow${key}`],
      scope: 'map',
      family: `Move by ${STEP} px`,
      unless,
      run: (context) => nudge(context, dx * STEP, dy * STEP),
    },
    {
      id: `arrange.leap.${key.toLowerCase()}`,
      label: `Move by a leap ${where}`,
      section: 'Arrange',
      keys: [`Shift+Arrow${key}`],
      scope: 'map',
      family: `Move by ${LEAP} px`,
      unless,
      run: (context) => nudge(context, dx * LEAP, dy * LEAP),
    },
  ];
}

const TO: Readonly<Record<AlignTo, string>> = {
  left: 'to the left',
  centre: 'to their centre',
  right: 'to the right',
  top: 'to the top',
  middle: 'to their middle',
  bottom: 'to the bottom',
};

const ALIGN_ICONS = {
  left: 'align-left',
  centre: 'align-centre',
  right: 'align-right',
  top: 'align-top',
  middle: 'align-middle',
  bottom: 'align-bottom',
} as const satisfies Record<AlignTo, IconName>;

function alignCommand(to: AlignTo, key?: string): Command {
  return {
    id: `arrange.align.${to}`,
    label: `Align ${TO[to]}`,
    section: 'Arrange',
    icon: ALIGN_ICONS[to],
    ...(key !== undefined && { keys: [`Mod+Shift+Arrow${key}`], scope: 'map' as const }),
    unless: all(needsMap, needsStanding(2)),
    run: (context) => put(context, (what) => `Align ${what} ${TO[to]}`, alignedSpots(standing(context), to)),
  };
}

function distributeCommand(along: DistributeAlong): Command {
  return {
    id: `arrange.distribute.${along}`,
    label: `Distribute ${along}`,
    section: 'Arrange',
    icon: along === 'horizontally' ? 'distribute-x' : 'distribute-y',
    unless: all(needsMap, needsStanding(3)),
    run: (context) => put(context, (what) => `Distribute ${what} ${along}`, distributedSpots(standing(context), along)),
  };
}

/** The axis of the grouping, the outermost of a platform; none while namespaces stand by themselves. */
function axisOf({ studio }: CommandContext): Axis | undefined {
  return axesOf(studio.view.getState().groupBy)[0];
}

/** Nested by one axis only: a zone then has one frame, which is put round what it holds. */
function isPlain(groupBy: GroupBy): boolean {
  return axesOf(groupBy).length === 1;
}

function needsGroupable(context: CommandContext): string | undefined {
  const [design, axis] = [designOf(context), axisOf(context)];
  if (!axis) return 'group the map by plane, environment or tenant first';
  return design && groupable(design, selectedOf(context), axis).length > 0 ? undefined : 'no namespace is selected';
}

function group(context: CommandContext): void {
  const { studio, map } = context;
  const [design, axis] = [designOf(context), axisOf(context)];
  if (!design || !axis) return;
  const ids = groupable(design, selectedOf(context), axis);
  const placement = map?.placement();
  const { groupBy } = studio.view.getState();
  let zone: string | undefined;
  studio.actions.edit(`Group ${thingsText(design, ids)} into a new ${axis}`, (draft) => {
    zone = groupIntoZone(draft, ids, axis);
    if (zone !== undefined && placement && isPlain(groupBy)) wrapInZone(draft, zone, { ids, placement, groupBy });
  });
  if (zone === undefined) return;
  studio.actions.select([zone]);
  map?.nameNew(zone);
}

function ungroupSelection(context: CommandContext): void {
  const { studio } = context;
  const [design, axis] = [designOf(context), axisOf(context)];
  if (!design || !axis) return;
  const ids = selectedOf(context);
  let done: Ungrouped = { moved: [], gone: [] };
  const zones = ids.filter((id) => zoneById(design, id));
  const label = () =>
    zones.length > 0 ? `Ungroup ${thingsText(design, zones)}` : `Take ${thingsText(design, done.moved)} out of ${axis}`;
  const placement = context.map?.placement();
  const { groupBy } = studio.view.getState();
  studio.actions.edit(label, (draft) => {
    done = ungroup(draft, ids, axis);
    const into = (id: string) =>
      drafted(draft, 'namespaces', id)?.[axis] ?? drafted(draft, ZONES_OF_AXIS[axis], id)?.parent;
    if (placement && isPlain(groupBy)) stayPut(draft, { ids: done.moved, into, placement, groupBy });
  });
  if (done.moved.length > 0) studio.actions.select(done.moved);
  const lost = done.gone.filter((id) => !zones.includes(id)).length;
  if (zones.length === 0) return;
  toast({
    text: `Ungrouped ${thingsText(design, zones)}${lost > 0 ? `, with ${counted(lost, 'flow or rule')} that named it` : ''}`,
    action: { label: 'Undo', run: undoOf(studio) },
  });
}

const FRAME = /^(plane|env|tenant|ns):/;

/** The selected frames that are to be collapsed; when all of them are, those to be expanded. */
function toTurn(context: CommandContext): { readonly collapse: boolean; readonly ids: readonly string[] } | undefined {
  const placement = context.map?.placement();
  if (!placement) return undefined;
  const frames = selectedOf(context).flatMap((id) =>
    FRAME.test(id) ? (shownBy(placement.nesting, id)?.id ?? []) : [],
  );
  const collapse = frames.some((id) => placement.byId.get(id)?.collapsed === false);
  return { collapse, ids: frames.filter((id) => placement.byId.get(id)?.collapsed === !collapse) };
}

export const ARRANGE_COMMANDS: readonly Command[] = [
  {
    id: 'arrange.all',
    label: 'Arrange everything',
    section: 'Arrange',
    keys: ['Shift+A'],
    icon: 'arrange',
    unless: needsDocument,
    run: ({ studio, map }) => {
      studio.actions.arrange().then(
        () => {
          map?.fit();
          toast({ text: 'Arranged the map', action: { label: 'Undo', run: undoOf(studio) } });
        },
        (error: unknown) => toast({ text: 'The map was not arranged', description: failureText(error), tone: 'error' }),
      );
    },
  },
  {
    id: 'arrange.collapse',
    label: 'Collapse or expand',
    labelNow: (context) => (toTurn(context)?.collapse === false ? 'Expand' : 'Collapse'),
    section: 'Arrange',
    keys: ['E'],
    scope: 'map',
    icon: 'chevron-down',
    unless: all(needsMap, (context) =>
      selectedOf(context).some((id) => FRAME.test(id)) ? undefined : 'no zone or namespace is selected',
    ),
    run: (context) => {
      const [design, turn, placement] = [designOf(context), toTurn(context), context.map?.placement()];
      if (!design || !turn || !placement) return;
      const { studio } = context;
      const { groupBy } = studio.view.getState();
      const what = thingsText(design, turn.ids.map(entityOf));
      studio.actions.edit(`${turn.collapse ? 'Collapse' : 'Expand'} ${what}`, (draft) => {
        for (const id of turn.ids) toggleCollapse(draft, id, placement, groupBy);
      });
    },
  },
  {
    id: 'arrange.group',
    label: 'Group into a new zone',
    section: 'Arrange',
    keys: ['Mod+G'],
    icon: 'group',
    unless: all(needsDocument, needsGroupable),
    run: group,
  },
  {
    id: 'arrange.ungroup',
    label: 'Ungroup',
    section: 'Arrange',
    keys: ['Mod+Shift+G'],
    icon: 'ungroup',
    unless: all(needsDocument, needsGroupable),
    run: ungroupSelection,
  },
  alignCommand('left', 'Left'),
  alignCommand('centre'),
  alignCommand('right', 'Right'),
  alignCommand('top', 'Up'),
  alignCommand('middle'),
  alignCommand('bottom', 'Down'),
  distributeCommand('horizontally'),
  distributeCommand('vertically'),
  ...nudgeCommands('Left', 'to the left', -1, 0),
  ...nudgeCommands('Right', 'to the right', 1, 0),
  ...nudgeCommands('Up', 'upwards', 0, -1),
  ...nudgeCommands('Down', 'downwards', 0, 1),
];
