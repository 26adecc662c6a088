/** What the studio starts with: the design that the address names, else the one that was open last. */
import type { BrowserDatabase } from '../../../storage/database.ts';
import type { OpenOutcome } from '../../../storage/found-design.ts';
import { toast } from '../../widgets/toast.tsx';
import { isReload, placeHash, readHash } from './link-text.ts';
import { KEPT_HERE, NOT_KEPT } from './use-location.ts';

/** Opens it. The address keeps the rest of what it says for `useLocation`, which goes there once there is a page. */
export async function openLinked(database: BrowserDatabase): Promise<OpenOutcome> {
  const link = readHash(window.location.hash);
  if (link?.kind !== 'place' || link.design === undefined || isReload()) return database.openLast();
  const opened = await database.open(link.design);
  if (opened.kind === 'opened') {
    window.history.replaceState(window.history.state, '', placeHash({ ...link, design: undefined }));
    return opened;
  }
  toast({ text: NOT_KEPT, description: KEPT_HERE, tone: 'error' });
  window.history.replaceState(window.history.state, '', window.location.pathname);
  return database.openLast();
}
