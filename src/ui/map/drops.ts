/** Putting dragged things down. What that would open or close is asked about before it is done. */
import type { ComparisonAnswer } from '../../core/analyses/answers.ts';
import type { Design } from '../../core/design/schema.ts';
import { kindWord, thingsText } from '../../core/design/thing-words.ts';
import { shortName } from '../../core/diagram/describe.ts';
import type { Point } from '../../core/diagram/geometry.ts';
import { TRAY } from '../../core/diagram/nesting.ts';
import { undoOf } from '../remove.ts';
import { toast } from '../widgets/toast.tsx';
import type { Beneath, Now } from './beneath.ts';
import { dropThings } from './map-edits.ts';
import type { Drop } from './use-drag.ts';

/** An answer that takes longer is waited for where one can see it. In milliseconds. */
const PATIENCE = 250;

/** Puts things down. Into another frame only after asking, where that changes who may reach whom. */
export async function dropAsking(now: Now, drops: readonly Drop[]): Promise<void> {
  const beneath = now();
  if (movedOf(beneath, drops).length === 0 || (await isMeant(beneath, drops))) dropAll(now(), drops);
}

/** Whether a move changes nothing but the drawing, or is wanted all the same. */
async function isMeant({ studio, document, placement, flow, setOver }: Beneath, drops: readonly Drop[]) {
  const { groupBy } = studio.view.getState();
  const title = titleOf({ studio, document, placement }, drops);
  const { promise, settle } = answerToCome();
  const ask = (answer: ComparisonAnswer | undefined) =>
    setOver({ kind: 'move', at: flow.flowToScreenPosition(underneath(placement, drops)), title, answer, settle });
  const slow = setTimeout(() => ask(undefined), PATIENCE);
  studio.actions
    .foresee((draft) => void dropThings(draft, { drops, placement, groupBy }))
    .then(
      // edited meanwhile, or not to be known: the map will show it
      (answer) => (answer && answer.changes.pairs.length > 0 ? ask(answer) : settle(true)),
      () => settle(true),
    )
    .finally(() => clearTimeout(slow));
  const isWanted = await promise;
  setOver(undefined);
  return isWanted;
}

function answerToCome() {
  let settle: (isWanted: boolean) => void = () => {};
  const promise = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

/** Below the first thing that was dropped, on the canvas. */
function underneath(placement: Beneath['placement'], drops: readonly Drop[]): Point {
  const [first] = drops;
  const box = first && placement.byId.get(first.id)?.absolute;
  return { x: first?.at.x ?? 0, y: (first?.at.y ?? 0) + Math.min(box?.height ?? 0, 160) };
}

function movedOf({ placement }: Pick<Beneath, 'placement'>, drops: readonly Drop[]): readonly Drop[] {
  return drops.filter((d) => placement.byId.get(d.id)?.parent !== d.into);
}

type Words = Pick<Beneath, 'studio' | 'document' | 'placement'>;

/** `Move workload web to namespace shop`. */
function titleOf(beneath: Words, drops: readonly Drop[]): string {
  const { document, placement } = beneath;
  const moved = movedOf(beneath, drops);
  const shown = (id: string) => placement.byId.get(id)?.entity ?? id;
  const what = thingsText(
    document.design,
    (moved.length > 0 ? moved : drops).map((d) => shown(d.id)),
  );
  const [one] = moved;
  if (!one) return `Move ${what}`;
  return `Move ${what}${one.into === undefined ? ' out of its zone' : ` to ${frameWords(document.design, shown(one.into))}`}`;
}

function dropAll(beneath: Beneath, drops: readonly Drop[]): void {
  const { studio, placement } = beneath;
  const { groupBy } = studio.view.getState();
  const title = titleOf(beneath, drops);
  let problems: readonly string[] = [];
  studio.actions.edit(title, (draft) => {
    problems = dropThings(draft, { drops, placement, groupBy });
  });
  if (problems.length > 0) {
    toast({ text: 'Not everything was moved', description: problems.join('; '), tone: 'error' });
  } else if (movedOf(beneath, drops).length > 0) {
    toast({
      text: title.replace(/^Move/, 'Moved'),
      description: 'Its flows and guardrails are judged there now.',
      action: { label: 'Undo', run: undoOf(studio) },
    });
  }
}

/** `plane data`, `namespace shop`. */
function frameWords(design: Design, id: string): string {
  return id === TRAY ? 'what is in no zone' : `${kindWord(id)} ${shortName(design, id)}`;
}
