/** Pastes copied elements: into what is selected, to where the pointer is, as one step that says what it pasted. */
import { type DocumentDraft, documentNow } from '../../../core/design/edits/draft.ts';
import { type Pasted, pasteFragment } from '../../../core/design/edits/paste.ts';
import { type Fragment, fragmentIds } from '../../../core/design/fragment.ts';
import { readFragment } from '../../../core/design/fragment-file.ts';
import { layoutKey } from '../../../core/design/layout-key.ts';
import { entityIn, zoneById } from '../../../core/design/lookup.ts';
import type { Design } from '../../../core/design/schema.ts';
import { countsText } from '../../../core/design/thing-words.ts';
import { boundsOf, contains, type Point, snap } from '../../../core/diagram/geometry.ts';
import { type Placement, place } from '../../../core/diagram/placement.ts';
import type { GroupBy } from '../../../state/studio.ts';
import { outermost, pinMembers, putThings } from '../../map/standing-edits.ts';
import { say } from '../../say.ts';
import { toast } from '../../widgets/toast.tsx';
import type { CommandContext } from '../commands/command.ts';
import { lastCopied } from './copied.ts';

/** Told in a message at most. */
const TOLD = 4;

/** Pastes the text of a fragment. What it cannot take is told, and the rest is pasted. */
export function pasteElements(context: CommandContext, text: string, inPlace: boolean): void {
  const { studio } = context;
  const { document } = studio.document.getState();
  if (!document) return;
  const copied = lastCopied();
  const isOwn = copied?.text === text;
  const { fragment, problems } = isOwn ? { fragment: copied.fragment, problems: [] } : readFragment(text);
  if (!fragment) {
    toast({ text: 'Nothing was pasted', description: sentences(problems), tone: 'error' });
    return;
  }
  const sameDesign = isOwn && copied.opened === studio.document.getState().opened;
  const originals = sameDesign ? fragmentIds(fragment) : [];
  const into = containerFor(document.design, studio.selection.getState().ids, originals);
  const { groupBy } = studio.view.getState();
  const spot = inPlace ? undefined : spotFor(context, text);
  const here = inPlace && sameDesign ? context.map?.placement() : undefined;
  let pasted: Pasted | undefined;
  const label = () => `Paste ${countsText(pasted?.ids.values() ?? [])}`;
  studio.actions.edit(label, (draft) => {
    if (here) pinMembers(draft, here, groupBy, framesOf(here, fragment));
    pasted = pasteFragment(draft, here ? asPlaced(fragment, here, groupBy) : fragment, { into, sameDesign, inPlace });
    if (spot) putAt(draft, pasted, spot, groupBy);
  });
  if (pasted) finish(context, pasted, problems);
}

function finish({ studio, map }: CommandContext, pasted: Pasted, problems: readonly string[]): void {
  const told = sentences([...problems, ...pasted.dropped]);
  const description = told === '' ? {} : { description: told };
  if (pasted.ids.size === 0) {
    toast({ text: 'Nothing was pasted', ...description });
    return;
  }
  studio.actions.setView({ pane: 'map' });
  studio.actions.select(pasted.roots);
  const [first] = pasted.roots;
  if (first !== undefined) map?.focus(first);
  const made = pasted.made.length > 0 ? `, into ${countsText(pasted.made)} made for them` : '';
  const text = `Pasted ${countsText(pasted.ids.values())}${made}`;
  // what was pasted is seen; what was not, and what was made beside it, may not be
  if (told === '' && made === '') say(text);
  else toast({ text, ...description });
}

function sentences(problems: readonly string[]): string {
  const more = problems.length - TOLD;
  return [...problems.slice(0, TOLD), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** The one namespace or zone that is selected, or that selected workloads are in; what was copied itself is none. */
export function containerFor(
  design: Design,
  selection: readonly string[],
  originals: readonly string[],
): string | undefined {
  const copied = new Set(originals);
  const containers = selection
    .filter((id) => !copied.has(id))
    .flatMap((id) => entityIn(design, 'workloads', id)?.namespace ?? id)
    .filter((id) => entityIn(design, 'namespaces', id) || zoneById(design, id));
  const [only, second] = new Set(containers);
  return second === undefined ? only : undefined;
}

/** Where on the canvas it is wanted: at the menu, at the pointer if it has moved since the copy, or in sight. */
function spotFor({ map, at }: CommandContext, text: string): Point | undefined {
  if (at || !map) return at;
  const copied = lastCopied();
  const isOwn = copied?.text === text;
  return map.pointerSince(isOwn ? copied.at : 0) ?? (isOwn ? undefined : map.middle());
}

/** The frames that the originals stand in. */
function framesOf(placement: Placement, fragment: Fragment): Set<string | undefined> {
  const placed = fragmentIds(fragment).flatMap((id) => placement.byId.get(id) ?? []);
  return new Set(placed.map((p) => p.parent));
}

/** The fragment with the places where its originals stand, if they are there: most have none but by the packing. */
function asPlaced(fragment: Fragment, placement: Placement, groupBy: GroupBy): Fragment {
  const nodes = fragmentIds(fragment).flatMap((id) => {
    const placed = placement.byId.get(id);
    return placed ? [[layoutKey(id, groupBy), { x: placed.box.x, y: placed.box.y }] as const] : [];
  });
  return { ...fragment, layout: { version: 1, nodes: { ...Object.fromEntries(nodes), ...fragment.layout.nodes } } };
}

/** Moves what was pasted so that its middle is at a spot, where that is inside what contains it. */
function putAt(draft: DocumentDraft, pasted: Pasted, spot: Point, groupBy: GroupBy): void {
  const { design, layout } = documentNow(draft);
  const placement = place(design, layout, groupBy);
  const things = outermost(placement, [...pasted.made, ...pasted.roots]);
  const bounds = boundsOf(things.map((t) => t.absolute));
  const [parent, other] = new Set(things.map((t) => t.parent));
  const frame = parent === undefined ? undefined : placement.byId.get(parent)?.absolute;
  if (!bounds || other !== undefined || (frame && !contains(frame, spot))) return;
  const dx = snap(spot.x - bounds.x - bounds.width / 2);
  const dy = snap(spot.y - bounds.y - bounds.height / 2);
  const spots = new Map(things.map(({ id, absolute }) => [id, { x: absolute.x + dx, y: absolute.y + dy }]));
  putThings(draft, { spots, placement, groupBy });
}
