import { aroundOf, connectedTo, endsOf, insideOf, invertedOf, selectableIds } from '../../../core/design/selecting.ts';
import { countsText } from '../../../core/design/thing-words.ts';
import { containersOf } from '../../../core/diagram/nesting.ts';
import { type Direction, walk } from '../../../core/diagram/walk.ts';
import type { Command, CommandContext } from './command.ts';
import { all, designOf, needsDocument, needsMap, needsSelection, onlyOf, selectedOf } from './needs.ts';

/** A command that selects something else, and cannot be done where that is nothing. */
function selecting(
  given: Pick<Command, 'id' | 'label' | 'keys'> & { readonly none: string },
  next: (context: CommandContext) => readonly string[],
): Command {
  const { none, ...command } = given;
  return {
    ...command,
    section: 'Select',
    icon: 'select',
    unless: all(needsDocument, (context) => (next(context).length > 0 ? undefined : none)),
    hint: (context) => `${given.label}: ${countsText(next(context))}`,
    run: (context) => context.studio.actions.select(next(context)),
  };
}

/** What a rule of the design makes of the selection. */
function fromDesign(rule: (design: NonNullable<ReturnType<typeof designOf>>, ids: readonly string[]) => string[]) {
  return (context: CommandContext): readonly string[] => {
    const design = designOf(context);
    return design ? rule(design, selectedOf(context)) : [];
  };
}

/** A connected thing in a direction, by where things stand on the map. */
function nextIn(context: CommandContext, direction: Direction): string | undefined {
  const [design, from, placement] = [designOf(context), onlyOf(context), context.map?.placement()];
  if (!design || from === undefined || !placement) return undefined;
  return walk(design, from, direction, (id) => {
    const drawn = containersOf(placement.nesting, id).find((n) => placement.byId.has(n.id));
    return drawn && placement.byId.get(drawn.id)?.absolute;
  });
}

function walkCommand(direction: Direction, key: string, where: string): Command {
  return {
    id: `select.walk.${direction}`,
    label: `Go along a flow ${where}`,
    section: 'Select',
    keys: [`Alt+Arrow${key}`],
    scope: 'map',
    family: 'Go along a flow to what is connected',
    unless: all(needsMap, (context) => (onlyOf(context) === undefined ? 'needs one thing selected' : undefined)),
    run: (context) => {
      const next = nextIn(context, direction);
      if (next === undefined) return;
      context.studio.actions.select([next]);
      context.map?.focus(next);
    },
  };
}

export const SELECT_COMMANDS: readonly Command[] = [
  {
    id: 'select.all',
    label: 'Select all',
    section: 'Select',
    keys: ['Mod+A'],
    icon: 'select',
    unless: needsDocument,
    run: (context) => {
      const design = designOf(context);
      if (design) context.studio.actions.select(selectableIds(design));
    },
  },
  {
    id: 'select.none',
    label: 'Clear the selection',
    section: 'Select',
    keys: ['Escape'],
    unless: needsSelection,
    run: ({ studio }) => studio.actions.select([]),
  },
  selecting(
    { id: 'select.inside', label: 'Select what is in it', keys: ['I'], none: 'nothing is in it' },
    fromDesign(insideOf),
  ),
  selecting(
    { id: 'select.around', label: 'Select what it is in', keys: ['O'], none: 'nothing is around it' },
    (context) => fromDesign((design, ids) => aroundOf(design, ids, context.studio.view.getState().groupBy))(context),
  ),
  selecting(
    {
      id: 'select.connected',
      label: 'Select what is connected',
      keys: ['Shift+C'],
      none: 'no flow begins or ends there',
    },
    fromDesign((design, ids) => {
      const found = connectedTo(design, ids);
      return found.length > ids.length ? found : [];
    }),
  ),
  selecting(
    { id: 'select.invert', label: 'Invert the selection', keys: ['Shift+I'], none: 'there is nothing else' },
    fromDesign(invertedOf),
  ),
  selecting(
    { id: 'select.ends', label: 'Select its ends', none: 'it has no ends' },
    fromDesign((design, ids) => [...new Set(ids.flatMap((id) => endsOf(design, id)))]),
  ),
  walkCommand('left', 'Left', 'to the left'),
  walkCommand('right', 'Right', 'to the right'),
  walkCommand('up', 'Up', 'upwards'),
  walkCommand('down', 'Down', 'downwards'),
];
