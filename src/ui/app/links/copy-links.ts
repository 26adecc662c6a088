/** Links to the clipboard: to where one looks, or with the whole design in them. */

import { usualNesting } from '../../../core/design/layout-key.ts';
import { numberText } from '../../../core/lib/number-text.ts';
import type { Studio } from '../../../state/studio.ts';
import { sessionMemory } from '../../../storage/tab-memory.ts';
import type { Desk, DeskOutcome } from '../../desk.tsx';
import { reportWhenDone } from '../../report.ts';
import { toast } from '../../widgets/toast.tsx';
import { designHash, type PlaceLink, placeHash } from './link-text.ts';

/** Longer links are cut by some programs. */
const LONG_BYTES = 8 * 1024;
const LONGEST_BYTES = 64 * 1024;

/** Where one looks now. */
export function placeOf(studio: Studio): PlaceLink {
  const { pane, side, groupBy } = studio.view.getState();
  const { ids } = studio.selection.getState();
  const { document } = studio.document.getState();
  const usual = document && usualNesting(document.design);
  const design = sessionMemory().recall();
  return { pane, side, groupBy: groupBy === usual ? undefined : groupBy, select: ids, design };
}

function urlOf(hash: string): string {
  return `${window.location.origin}${window.location.pathname}${hash}`;
}

/** Copies a link to what is on show and selected; it leads there in this browser. */
export async function copyPlaceLink(studio: Studio, desk: Desk): Promise<DeskOutcome> {
  const outcome = await desk.copy(urlOf(placeHash(placeOf(studio))));
  if (outcome.kind !== 'done') return outcome;
  toast({
    text: 'Copied a link to this',
    description:
      'It opens in this browser only, where the design is kept. Others need a link with the design, or its files.',
  });
  return { kind: 'done' };
}

/** Copies a link that holds the design itself; too large a design is refused, with the way out. */
export async function copyDesignLink(studio: Studio, desk: Desk): Promise<DeskOutcome> {
  const { document, today } = studio.document.getState();
  if (!document) return { kind: 'cancelled' };
  const [{ printDesign }, { printLayout }, { packDesign }] = await Promise.all([
    import('../../../core/design/design-file.ts'),
    import('../../../core/design/layout-file.ts'),
    import('../../../storage/design-link.ts'),
  ]);
  const url = urlOf(designHash(packDesign(printDesign(document.design), printLayout(document.layout))));
  const size = `${numberText(Math.ceil(url.length / 1024))} kB`;
  if (url.length > LONGEST_BYTES) {
    toast({
      text: `Not copied: the link would be ${size} long, and 64 kB is the most`,
      description: 'Share the design as files instead.',
      tone: 'error',
      action: { label: 'Save as files', run: () => reportWhenDone(desk.saveDesign()) },
    });
    return { kind: 'done' };
  }
  const outcome = await desk.copy(url);
  if (outcome.kind !== 'done') return outcome;
  const parts = [
    'Whoever has the link has the design; it is sent to no server.',
    today ? 'What was imported is not in it.' : '',
    url.length > LONG_BYTES ? 'Some programs cut links this long: try it before you rely on it.' : '',
  ];
  toast({ text: `Copied a link with the design, ${size}`, description: parts.filter((p) => p !== '').join(' ') });
  return { kind: 'done' };
}
