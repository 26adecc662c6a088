/** What `check` looks at: a design, compiled for its target, or manifests with nothing declared. */
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { validateDesign } from '../core/design/validate.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { importFiles } from '../core/pipeline/import-files.ts';
import { practiceFacts } from '../core/pipeline/practice-facts.ts';
import { prepareDesign, prepareToday } from '../core/pipeline/sides.ts';
import type { Facts } from '../core/practices/facts.ts';
import { openPaths } from './read-paths.ts';

export interface Checked {
  /** `design`: the compiled design is judged. `today`: the manifests as they are. */
  readonly side: 'design' | 'today';
  readonly facts: Facts;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads paths for the checks. Services among manifests beside a design are looked at, too. */
export function loadChecked(paths: readonly string[], day: string | undefined): Checked {
  const opened = openPaths(paths);
  const { document } = opened;
  const given = document ?? { design: emptyDesign('Imported platform'), layout: EMPTY_LAYOUT };
  const imported = opened.rest.length > 0 ? importFiles({ files: opened.rest, document: given }) : undefined;
  if (document) {
    const side = prepareDesign(document);
    return {
      side: 'design',
      facts: practiceFacts({ design: document.design, side, today: imported?.today.cluster, day }),
      diagnostics: [...opened.diagnostics, ...validateDesign(document.design), ...(imported?.diagnostics ?? [])],
    };
  }
  const drawn = imported?.document ?? given;
  const today = imported?.today;
  const side = today ? prepareToday(drawn, today) : prepareDesign(drawn);
  return {
    side: 'today',
    facts: practiceFacts({ design: drawn.design, side, today: today?.cluster, policies: today?.policies, day }),
    diagnostics: [...opened.diagnostics, ...(imported?.diagnostics ?? [])],
  };
}
