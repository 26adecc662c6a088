/** What was edited between the two sides, in lines that every form of a review shares. */
import type { LabelEdit, ReviewAnswer } from '../../analyses/review/answer.ts';
import { counted } from '../../design/thing-words.ts';
import { numberText } from '../../lib/number-text.ts';
import { few } from './few.ts';

const FEW = 8;

/** What the section is called. */
export const EDITS_TITLE = 'What was edited';

/** Labels first: by them every policy chooses; then policies, then what was drawn. Empty where nothing was. */
export function editsText({ edits: { labels, policies, drawn } }: Pick<ReviewAnswer, 'edits'>): string[] {
  const line = (title: string, names: readonly string[]) =>
    names.length > 0 ? [`${title} (${names.length}): ${few(names, FEW)}.`] : [];
  return [
    ...labels.map(labelText),
    ...line('Policies that say something else', policies.changed),
    ...line('Policies that are gone', policies.removed),
    ...line('New policies', policies.added),
    ...drawn.flatMap(({ sentences, title, left }) => [
      ...sentences.map((s) => `${capital(s.replaceAll('`', ''))}.`),
      ...(left > 0 ? [`${title}: ${numberText(left)} more.`] : []),
    ]),
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `Label env is prod, and was dev, on namespace shop-dev.` */
function labelText({ on, key, before, after, names }: LabelEdit): string {
  const what =
    after === undefined
      ? `is gone, and was ${shown(before)},`
      : before === undefined
        ? `is ${shown(after)}, and was not there,`
        : `is ${shown(after)}, and was ${shown(before)},`;
  const whose = on === 'namespace' ? '' : 'pods of ';
  return `Label ${key} ${what} on ${whose}${names.length === 1 ? on : `${counted(names.length, on)}:`} ${few(names, FEW)}.`;
}

function shown(value: string | undefined): string {
  return value === '' ? 'empty' : `${value}`;
}
