/** Adds what was said: one edit, one step to undo. */
import type { Change } from '../../core/design/change.ts';
import { type Applied, applySentences, doesSomething } from '../../core/design/sentences/apply.ts';
import { parseSentences } from '../../core/design/sentences/parse.ts';
import type { EndRef, Sentence } from '../../core/design/sentences/sentence.ts';
import type { Studio } from '../../state/studio.ts';
import { actionText, addedAndChanged, flowsText } from './sentence-words.ts';
import { settle } from './settle.ts';
import { homeOf, nearOf } from './talk.ts';

/** Something that was said and added. */
export interface Said {
  /** Counts up; the newest has the highest. */
  readonly number: number;
  /** The line as it was typed; of many lines, how many. */
  readonly text: string;
  /** Flows that are new or got something, by handle. */
  readonly flows: readonly string[];
  /** Whether every one of them is new. */
  readonly isNew: boolean;
  /** The step that undo takes back, as long as it is the last. */
  readonly step: Change | undefined;
}

/** Says lines: what they make and add is selected. Undefined when there is nothing to add. */
export function say(studio: Studio, lines: readonly string[], number: number): Said | undefined {
  const document = studio.document.getState().document;
  if (!document) return undefined;
  const selection = studio.selection.getState().ids;
  const { groupBy } = studio.view.getState();
  const sentences = parseSentences(lines, document.design, nearOf(document.design, selection));
  if (!sentences.some((s) => s.problems.length === 0 && doesSomething(s))) return undefined;
  const home = homeOf(document.design, selection);
  let applied: Applied = { added: [], changed: [], made: [] };
  studio.actions.edit(stepLabel(sentences), (draft) => {
    applied = applySentences(draft, sentences, home);
    settle(draft, { made: applied.made, flows: applied.added, before: document, groupBy });
  });
  const flows = [...applied.added, ...applied.changed];
  studio.actions.select(flows);
  const step = studio.document.getState().past.at(-1);
  const text = lines.length === 1 ? (lines[0] ?? '') : `${lines.length} lines`;
  return { number, text, flows, isNew: applied.changed.length === 0, step };
}

/** What the undo button says: `Add shop/web → orders/db`, `Add 30 flows`, `Change F-12`. */
export function stepLabel(sentences: readonly Sentence[]): string {
  const { added, changed } = addedAndChanged(sentences);
  if (added !== 1) return actionText(sentences);
  const only = sentences.find((s) => s.problems.length === 0 && s.flows.some((f) => f.effect.kind === 'new'));
  const flow = only?.flows.find((f) => f.effect.kind === 'new');
  const nameOf = (ref: EndRef | undefined) =>
    [...(only?.from ?? []), ...(only?.to ?? [])].find((e) => e.ref === ref)?.name ?? '';
  const add = `Add ${nameOf(flow?.from)} → ${nameOf(flow?.to)}`;
  return changed.length === 0 ? add : `${add}, change ${flowsText(changed)}`;
}
