/** Prints flows as sentences, so that they are read back as they were. */
import { portsLabel } from '../ports-text.ts';
import type { Design, Flow } from '../schema.ts';
import { splitReason } from './reason-clauses.ts';
import { scan } from './scan.ts';
import { endText } from './written.ts';

/**
 * A flow in its canonical sentence: `shop/web -> orders/db tcp 5432 proposed owner payments because checkout`. Says
 * nothing of layer-7 detail, nor of who decided it when.
 */
export function sentenceOf(design: Design, flow: Flow): string {
  const arrow = flow.status === 'must not' ? 'must not reach' : '->';
  const status = flow.status === 'proposed' || flow.status === 'open question' ? ` ${flow.status}` : '';
  const owner = flow.owner ? ` owner ${ownerText(flow.owner)}` : '';
  const reason = flow.reason ? ` because ${reasonText(flow.reason)}` : '';
  const ends = `${endText(design, flow.from)} ${arrow} ${endText(design, flow.to)}`;
  return `${ends} ${portsLabel(flow.ports)}${status}${owner}${reason}`;
}

const KEYWORDS = new Set([
  'because',
  'since',
  'as',
  'for',
  'by',
  'owner',
  'proposed',
  'agreed',
  'open',
  'question',
  'never',
  'forbidden',
]);

function ownerText(owner: string): string {
  const isPlain = /^[A-Za-z0-9][A-Za-z0-9._@-]*$/.test(owner) && !KEYWORDS.has(owner.toLowerCase());
  return isPlain ? owner : JSON.stringify(owner);
}

/** A reason as it stands, unless it would be read otherwise: then in quotes. */
function reasonText(reason: string): string {
  const [first] = scan(reason);
  const split = splitReason(reason, { start: 0, end: reason.length });
  const isPlain =
    first?.start === 0 &&
    !first.literal &&
    reason === reason.trim() &&
    !/[\p{Cc}\u2028\u2029]/u.test(reason) &&
    split.clauses.length === 0 &&
    split.end === reason.length;
  return isPlain ? reason : JSON.stringify(reason);
}
