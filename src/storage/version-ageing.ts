/** Which automatic versions go with age. Named ones stay for ever. */
import type { Version } from '../state/studio-storage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Up to which age one version is kept for each stretch of so many milliseconds. */
const AGES: readonly { readonly upTo: number; readonly each: number }[] = [
  { upTo: 2 * HOUR, each: 0 },
  { upTo: DAY, each: HOUR },
  { upTo: 30 * DAY, each: DAY },
];
/** However young they are: what many imports in a row leave behind. */
const MOST = 40;

/** Ids of the automatic versions to drop: all of two hours stay, then one an hour, after a day one a day for 30 days. */
export function outlived(versions: readonly Pick<Version, 'id' | 'kind' | 'at'>[], now: number): number[] {
  const automatic = versions.filter((v) => v.kind === 'automatic').sort((a, b) => b.at - a.at || b.id - a.id);
  const taken = new Set<string>();
  const kept = automatic.filter(({ at }) => {
    const age = AGES.find(({ upTo }) => now - at < upTo);
    if (!age) return false;
    if (age.each === 0) return true;
    const stretch = `${age.each} ${Math.floor(at / age.each)}`;
    if (taken.has(stretch)) return false;
    taken.add(stretch);
    return true;
  });
  const staying = new Set(kept.slice(0, MOST).map((v) => v.id));
  return automatic.filter((v) => !staying.has(v.id)).map((v) => v.id);
}
