/** The address of the page says where one looks, and leads there when it is opened or changed by hand. */
import { useEffect } from 'react';
import { usualNesting } from '../../../core/design/layout-key.ts';
import { entity } from '../../../core/design/lookup.ts';
import type { Studio } from '../../../state/studio.ts';
import { sessionMemory } from '../../../storage/tab-memory.ts';
import { type Desk, useDesk } from '../../desk.tsx';
import { useStudio } from '../../studio-context.tsx';
import { toast } from '../../widgets/toast.tsx';
import { askToOpen } from '../opening/asked.ts';
import { placeOf } from './copy-links.ts';
import { isReload, type PlaceLink, placeHash, type ReadLink, readHash } from './link-text.ts';

/** Browsers refuse addresses that change many times a second. */
const WRITE_AFTER_MILLISECONDS = 300;

/** Keeps the address in step with the studio, in both directions. It never adds to the history of the browser. */
export function useLocation(): void {
  const studio = useStudio();
  const desk = useDesk();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const writeSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => writeAddress(studio), WRITE_AFTER_MILLISECONDS);
    };
    const follow = () => {
      void followAddress(studio, desk, readHash(window.location.hash)).finally(writeSoon);
    };
    void followAddress(studio, desk, firstLink(studio)).finally(writeSoon);
    window.addEventListener('hashchange', follow);
    const stops = [
      studio.view.subscribe(writeSoon),
      studio.selection.subscribe(writeSoon),
      studio.document.subscribe((now, before) => {
        // the entry of the database is known when the document has been written first
        if (now.opened !== before.opened || now.saved.kind !== before.saved.kind) writeSoon();
      }),
    ];
    return () => {
      clearTimeout(timer);
      window.removeEventListener('hashchange', follow);
      for (const stop of stops) stop();
    };
  }, [studio, desk]);
}

function writeAddress(studio: Studio): void {
  const hash = studio.document.getState().document ? placeHash(placeOf(studio)) : '';
  if (window.location.hash === hash) return;
  window.history.replaceState(window.history.state, '', hash === '' ? window.location.pathname : hash);
}

/** Where the page starts. After a reload the tab knows better where one looked; the address may be a moment old. */
function firstLink(studio: Studio): ReadLink {
  const link = readHash(window.location.hash);
  if (link?.kind !== 'place' || !isReload()) return link;
  const { pane, side, groupBy } = studio.view.getState();
  return { ...link, pane, side, groupBy, design: undefined };
}

/** Goes where an address leads. One that is none of ours leads nowhere. */
async function followAddress(studio: Studio, desk: Desk, link: ReadLink): Promise<void> {
  if (link?.kind === 'place') await goTo(studio, desk, link);
  if (link?.kind === 'design') await offer(link.packed);
}

async function goTo(studio: Studio, desk: Desk, link: PlaceLink): Promise<void> {
  const { design } = link;
  // which entry is open is known once the document has been written first
  if (design !== undefined) await written(studio);
  if (design !== undefined && design !== sessionMemory().recall()) {
    const outcome = await desk.openRecent(design);
    if (outcome.kind === 'failed') {
      toast({ text: NOT_KEPT, description: KEPT_HERE, tone: 'error' });
      return;
    }
  }
  const { document, today } = studio.document.getState();
  if (!document) return;
  const { pane, side, groupBy, select } = link;
  studio.actions.setView({
    pane,
    groupBy: groupBy ?? usualNesting(document.design),
    side: today ? side : 'design',
  });
  const known = select.filter((id) => entity(document.design, id));
  studio.actions.select(known);
  const unknown = select.filter((id) => !known.includes(id));
  if (unknown.length > 0) toast({ text: `Not in this design: ${shown(unknown)}` });
}

const PATIENCE_MILLISECONDS = 3_000;

/** Waits until what is open is written to the browser, or that has taken too long. */
function written(studio: Studio): Promise<void> {
  const isWritten = () => studio.document.getState().saved.kind !== 'saving';
  if (isWritten()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = studio.document.subscribe(() => isWritten() && done());
    const timer = setTimeout(done, PATIENCE_MILLISECONDS);
    function done(): void {
      stop();
      clearTimeout(timer);
      resolve();
    }
  });
}

export const NOT_KEPT = 'The link leads to a design that this browser does not keep';
export const KEPT_HERE =
  'Such links work in the browser that they were made in. Ask for the files, or a link with the design.';

function shown(ids: readonly string[]): string {
  const first = ids.slice(0, 3).map((id) => (id.length > 60 ? `${id.slice(0, 59)}…` : id));
  return ids.length > first.length ? `${first.join(', ')} and ${ids.length - first.length} more` : first.join(', ');
}

async function offer(packed: string): Promise<void> {
  const { unpackDesign } = await import('../../../storage/design-link.ts');
  const texts = unpackDesign(packed);
  if (texts) askToOpen({ texts, origin: 'a link' });
  else
    toast({
      text: 'The link holds no design that can be read',
      description: 'It may have been cut on its way.',
      tone: 'error',
    });
}
