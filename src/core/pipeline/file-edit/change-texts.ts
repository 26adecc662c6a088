/** What an edit changes in a design, in sentences. */
import { designDifference, differenceText, type EntityDifference } from '../../design/difference.ts';
import { entityIn, nameOf } from '../../design/lookup.ts';
import { portsLabel } from '../../design/ports-text.ts';
import type { Design } from '../../design/schema.ts';
import { sentenceOf } from '../../design/sentences/print.ts';

/** Sentences that are listed; the rest is counted. */
const LISTED = 200;

/** A sentence for each element that comes, goes or changes; of flows, what they say. */
export function changeTexts(before: Design, after: Design): string[] {
  const texts = designDifference(before, after).map((d) => textOf(before, after, d));
  if (before.name !== after.name) texts.unshift(`rename the design to ${after.name}`);
  if (texts.length <= LISTED) return texts;
  return [...texts.slice(0, LISTED), `and ${texts.length - LISTED} more`];
}

function textOf(before: Design, after: Design, d: EntityDifference): string {
  if (d.collection !== 'flows') return differenceText(before, after, d);
  const old = entityIn(before, 'flows', d.id);
  const now = entityIn(after, 'flows', d.id);
  if (!old || !now) {
    const flow = old ?? now;
    return `${d.kind === 'added' ? 'add' : 'remove'} ${d.id}: ${flow ? sentenceOf(old ? before : after, flow) : ''}`;
  }
  const fields = d.fields.map((field) => {
    if (field === 'ports') return `${portsLabel(old.ports)} becomes ${portsLabel(now.ports)}`;
    if (field === 'from' || field === 'to')
      return `${field} ${nameOf(before, old[field])} becomes ${field} ${nameOf(after, now[field])}`;
    return field;
  });
  return `change ${d.id}: ${fields.join(', ')}`;
}
