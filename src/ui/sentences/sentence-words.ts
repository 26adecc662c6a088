/** What a sentence means, in words: beside the bar, in the review, and for screen readers. */
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Effect, FlowRef, NewThing, Sentence, SentenceFlow } from '../../core/design/sentences/sentence.ts';

/** `F-12`, or `line 3`. */
export function refText(ref: FlowRef): string {
  return 'id' in ref ? ref.id : `line ${ref.line}`;
}

/** What adding does to the flows that are there: `F-12 gets tcp 443 as well`. Empty for what is new. */
export function effectText(effect: Effect): string {
  if (effect.kind === 'new') return '';
  if (effect.kind === 'same') return `${refText(effect.flow)} already says so`;
  const { more, reason, owner, status } = effect;
  const parts = [
    more === undefined ? undefined : `gets ${portsLabel(more, 3)} as well`,
    reason === undefined ? undefined : 'gets the reason',
    owner === undefined ? undefined : `gets the owner ${owner}`,
    status === undefined ? undefined : `becomes ${status}`,
  ].filter((part) => part !== undefined);
  return `${refText(effect.flow)} ${parts.join(', ')}`;
}

/** Ports as they are understood, with where they come from when nobody said them. */
export function portsText({ ports, portsBy }: SentenceFlow): string {
  const label = portsLabel(ports, 4);
  return portsBy === 'destination' ? `${label}, its only port` : ports === 'unconfirmed' ? `ports ${label}` : label;
}

/** `new namespace cart in Data plane`; `home`: the zones that new namespaces stand in. */
export function newText({ kind, name }: NewThing, home = ''): string {
  return `new ${kind} ${name}${kind === 'namespace' && home !== '' ? ` in ${home}` : ''}`;
}

/** How many flows lines without a problem add, and the handles of those that they change. */
export function addedAndChanged(sentences: readonly Sentence[]): {
  readonly added: number;
  readonly changed: readonly string[];
} {
  const effects = sentences.flatMap((s) => (s.problems.length > 0 ? [] : s.flows.map((f) => f.effect)));
  const changed = effects.flatMap((e) => (e.kind === 'changes' && 'id' in e.flow ? e.flow.id : []));
  return { added: effects.filter((e) => e.kind === 'new').length, changed: [...new Set(changed)] };
}

/** `F-12`, `3 flows`. */
export function flowsText(handles: readonly string[]): string {
  return handles.length === 1 ? `${handles[0]}` : `${handles.length} flows`;
}

/** What the button that adds says: `Add flow`, `Add 2 flows`, `Change F-12`. Empty when there is nothing to add. */
export function actionText(sentences: readonly Sentence[]): string {
  const { added, changed } = addedAndChanged(sentences);
  if (added === 0) return changed.length === 0 ? '' : `Change ${flowsText(changed)}`;
  const add = added === 1 ? 'Add flow' : `Add ${added} flows`;
  return changed.length === 0 ? add : `${add}, change ${flowsText(changed)}`;
}

/** One line as a screen reader hears it while it is typed. */
export function spokenText(sentence: Sentence, home: string): string {
  const [problem] = sentence.problems;
  if (problem) return `${problem.message}; ${problem.help}`.replaceAll('`', '');
  const [flow] = sentence.flows;
  if (!flow) return '';
  const names = (ends: Sentence['from']) => ends.map((e) => e.name).join(' and ');
  const verb = flow.status === 'must not' ? 'must not reach' : 'to';
  const what = `${names(sentence.from)} ${verb} ${names(sentence.to)}, ${portsText(flow)}`;
  const effects = sentence.flows.map((f) => effectText(f.effect)).filter((t) => t !== '');
  return [
    what,
    ...effects,
    ...sentence.makes.map((thing) => newText(thing, home)),
    ...sentence.notes.map((n) => n.message.replaceAll('`', '')),
  ].join('; ');
}
