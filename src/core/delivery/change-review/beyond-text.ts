/** What the sentences of a review do not speak of, in lines that every form of it shares. */
import type { ReviewAnswer } from '../../analyses/review/answer.ts';
import { few } from './few.ts';

const FEW = 12;

/** What the section is called. */
export const BEYOND_TITLE = 'Beyond the sentences';

/** Entry points, domains, other protocols: what changes there, or is not judged. Empty where there is nothing. */
export function beyondText({ beyond }: Pick<ReviewAnswer, 'beyond'>): string[] {
  return beyond.map(({ text, names }) => {
    if (names.length === 0) return text;
    const own = text.replace(/\.$/, '');
    // a remark stays at the end
    const at = own.indexOf('. ');
    const list = `: ${few(names, FEW)}`;
    return at < 0 ? `${own}${list}.` : `${own.slice(0, at)}${list}${own.slice(at)}.`;
  });
}
