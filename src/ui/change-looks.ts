/** How a changed pair is shown wherever changes are listed: words, colour and sign. */
import type { ChangedPair } from '../core/analyses/answers.ts';
import { describeConnections } from '../core/policy/connection-set.ts';
import type { IconName } from './widgets/icon-paths.ts';

export interface ChangeLooks {
  readonly words: string;
  readonly tone: 'blocked' | 'surplus' | 'allowed' | 'neutral';
  readonly icon: IconName;
  /** Lists are sorted by it: lost wishes first, then what nobody asked for. */
  readonly rank: number;
}

export function changeLooks({ kind, wanted }: Pick<ChangedPair, 'kind' | 'wanted'>): ChangeLooks {
  if (kind === 'closed') {
    return wanted
      ? { words: 'closed though wanted', tone: 'blocked', icon: 'cross', rank: 0 }
      : { words: 'closed, not wanted', tone: 'neutral', icon: 'close', rank: 4 };
  }
  if (kind === 'changed') return { words: 'changed', tone: 'neutral', icon: 'more', rank: 3 };
  return wanted
    ? { words: 'opened, wanted', tone: 'allowed', icon: 'add', rank: 2 }
    : { words: 'opened, not wanted', tone: 'surplus', icon: 'add', rank: 1 };
}

/** The ports that were opened or closed; of a pair that had and has some, `tcp 80 → tcp 443`. */
export function portsOfChange({ kind, before, after }: ChangedPair): string {
  if (kind === 'changed') return `${describeConnections(before)} → ${describeConnections(after)}`;
  return describeConnections(kind === 'closed' ? before : after);
}
