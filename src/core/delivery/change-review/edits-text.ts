/** What was edited between the two sides, in lines that every form of a review shares. */
import type { LabelEdit, ReviewAnswer } from '../../analyses/review/answer.ts';
import { few } from './few.ts';

const FEW = 8;

/** What the section is called. */
export const EDITS_TITLE = 'What was edited';

/** Labels first: by them every policy chooses. Empty where nothing was. */
export function editsText({ edits: { labels, policies } }: Pick<ReviewAnswer, 'edits'>): string[] {
  const line = (title: string, names: readonly string[]) =>
    names.length > 0 ? [`${title} (${names.length}): ${few(names, FEW)}.`] : [];
  return [
    ...labels.map(labelText),
    ...line('Policies that say something else', policies.changed),
    ...line('Policies that are gone', policies.removed),
    ...line('New policies', policies.added),
  ];
}

/** `Label env is prod, and was dev, on namespace shop-dev.` */
function labelText({ key, before, after, namespaces }: LabelEdit): string {
  const what =
    after === undefined
      ? `is gone, and was ${shown(before)},`
      : before === undefined
        ? `is ${shown(after)}, and was not there,`
        : `is ${shown(after)}, and was ${shown(before)},`;
  return `Label ${key} ${what} on ${namespaces.length === 1 ? 'namespace' : `${namespaces.length} namespaces:`} ${few(namespaces, FEW)}.`;
}

function shown(value: string | undefined): string {
  return value === '' ? 'empty' : `${value}`;
}
