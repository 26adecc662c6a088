/** What is said of a way beside its edits. */
import type { ChangedPair } from '../../core/analyses/answers.ts';
import type { Way, WayStepAnswer, WaysRequest } from '../../core/analyses/ways-answer.ts';
import { counted } from '../../core/design/thing-words.ts';

/** `owned by security; Security may make it`; empty where nobody is known. */
export function whoText({ owner, personas }: WayStepAnswer): string {
  return [
    owner === undefined ? '' : `owned by ${owner}`,
    personas.length === 0 ? '' : `${personas.join(', ')} may make it`,
  ]
    .filter((text) => text !== '')
    .join('; ');
}

/** What a way opens and closes beside the pair that was asked about. */
export function otherPairs({ comparison }: Way, { packet }: WaysRequest): ChangedPair[] {
  const { names, changes } = comparison;
  const nameOf = (id: string) => id.replace(/\[[^\]]*\]$/, '');
  const isAsked = (shown: string, asked: string) => shown === asked || names[shown] === nameOf(asked);
  return changes.pairs.filter((p) => !isAsked(p.from, packet.from) || !isAsked(p.to, packet.to));
}

/** `Opens and closes nothing else.`, `Besides, it opens 2 pairs and closes 1 pair.` */
export function elsewhere(way: Way, request: WaysRequest): string {
  const pairs = otherPairs(way, request);
  if (pairs.length === 0) return 'Opens and closes nothing else.';
  const count = (kinds: readonly ChangedPair['kind'][]) => pairs.filter((p) => kinds.includes(p.kind)).length;
  const [opened, closed, changed] = [count(['opened']), count(['closed']), count(['changed'])];
  const parts = [
    opened > 0 ? `opens ${counted(opened, 'pair')}` : '',
    closed > 0 ? `closes ${counted(closed, 'pair')}` : '',
    changed > 0 ? `changes ${counted(changed, 'pair')}` : '',
  ].filter((text) => text !== '');
  const last = parts.pop() ?? '';
  const said = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
  return `Besides, it ${said}${way.comparison.changes.truncated ? ', and more' : ''}.`;
}
