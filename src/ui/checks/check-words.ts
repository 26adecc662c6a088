/** Checks in words and signs. What is not proved never looks as if it were (`studio.md`, Checks). */
import { counted } from '../../core/design/thing-words.ts';
import { numberText } from '../../core/lib/number-text.ts';
import type { Severity } from '../../core/practices/check.ts';
import type { CheckAnswer, CheckState, Score } from '../../core/practices/run-checks.ts';
import { endpointName } from '../../core/solver/endpoint-name.ts';
import type { Packet } from '../../core/solver/types.ts';
import type { ChecksFilter } from '../../state/studio.ts';
import { trafficText } from '../trace-words.ts';
import type { Tone } from '../widgets/badge.tsx';
import type { IconName } from '../widgets/icon-paths.ts';

export interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly word: string;
}

/** What a check came to, as a badge says it. */
export const STATE_LOOKS: Readonly<Record<CheckState, Look>> = {
  holds: { tone: 'allowed', icon: 'check', word: 'holds' },
  fails: { tone: 'error', icon: 'error', word: 'fails' },
  'not enforceable': { tone: 'surplus', icon: 'warning', word: 'not enforceable' },
  accepted: { tone: 'neutral', icon: 'exception', word: 'accepted' },
  'does not apply': { tone: 'neutral', icon: 'minus', word: 'does not apply' },
  'not decidable': { tone: 'undefined', icon: 'question', word: 'undefined' },
  'not yet checked': { tone: 'neutral', icon: 'more', word: 'not yet checked' },
};

export const SEVERITY_LOOKS: Readonly<Record<Severity, Look>> = {
  error: { tone: 'error', icon: 'error', word: 'error' },
  warning: { tone: 'warning', icon: 'warning', word: 'warning' },
  note: { tone: 'note', icon: 'note', word: 'note' },
};

export const FILTERS: readonly { readonly id: ChecksFilter; readonly label: string }[] = [
  { id: 'all', label: 'Every check' },
  { id: 'open', label: 'With findings' },
  { id: 'not enforceable', label: 'Not enforceable' },
  { id: 'accepted', label: 'With accepted findings' },
  { id: 'holds', label: 'That hold' },
  { id: 'unknown', label: 'Not known' },
];

export const SEVERITIES: readonly { readonly id: Severity | 'all'; readonly label: string }[] = [
  { id: 'all', label: 'Any' },
  { id: 'error', label: 'Errors' },
  { id: 'warning', label: 'Warnings' },
  { id: 'note', label: 'Notes' },
];

/** `53 errors, 9 warnings`; empty where nothing is open. */
export function openText(open: Score['open']): string {
  return (['error', 'warning', 'note'] as const)
    .filter((severity) => open[severity] > 0)
    .map((severity) => counted(open[severity], severity))
    .join(', ');
}

const STATE_PARTS: readonly (readonly [state: CheckState, one: string, many: string])[] = [
  ['holds', 'holds', 'hold'],
  ['fails', 'fails', 'fail'],
  ['not enforceable', 'not enforceable', 'not enforceable'],
  ['accepted', 'accepted', 'accepted'],
  ['not decidable', 'undefined', 'undefined'],
  ['does not apply', 'does not apply', 'do not apply'],
  ['not yet checked', 'not yet checked', 'not yet checked'],
];

/** `4 hold, 1 fails, 2 not yet checked`. */
export function statesText(states: Score['states']): string {
  return STATE_PARTS.filter(([state]) => states[state] > 0)
    .map(([state, one, many]) => `${numberText(states[state])} ${states[state] === 1 ? one : many}`)
    .join(', ');
}

/** What a check without findings says: its proof, or why there is none. */
export function stateSentence({ state, text }: Pick<CheckAnswer, 'state' | 'text'>): string {
  switch (state) {
    case 'holds':
      return `Holds. Looked at: ${text}.`;
    case 'does not apply':
      return `Does not apply: ${text}.`;
    case 'not decidable':
      return `Undefined, so it counts neither as held nor as broken: ${text}.`;
    case 'not yet checked':
      return `Not yet checked, so nothing is known about it: ${text}.`;
    case 'fails':
    case 'not enforceable':
    case 'accepted':
      return text;
  }
}

/** `shop/web → orders/db tcp 5432`. */
export function witnessText(packet: Packet): string {
  return `${endpointName(packet.from)} → ${endpointName(packet.to)} ${trafficText({ packet })}`;
}
