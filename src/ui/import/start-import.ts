/** Goes on with what somebody gave: a design is opened, manifests are read into the preview of the import dialog. */
import type { Studio } from '../../state/studio.ts';
import type { Desk, DeskOutcome, GivenTexts } from '../desk.tsx';

export interface ImportWays {
  /**
   * What to do with a design that stands among manifests: open it and nothing else, read the manifests only, or read
   * both together (an export that is read again).
   */
  readonly designAmongManifests: 'open' | 'skip' | 'together';
}

/** Never rejects: a failure of reading stands in `analysis.importing`, where the dialog shows it. */
export async function startImport(
  studio: Studio,
  desk: Desk,
  given: Promise<GivenTexts>,
  ways: ImportWays,
): Promise<DeskOutcome> {
  const { files, problems } = await given;
  if (files.length === 0) {
    const why = problems[0]?.message;
    return { kind: 'failed', error: why ? `Nothing was read: ${why}.` : 'There is no YAML or JSON in what was given.' };
  }
  const { designs, manifests } = await desk.sortTexts(files);
  if (designs.length > 0 && (manifests.length === 0 || ways.designAmongManifests === 'open')) {
    const outcome = await desk.openDesignFrom(designs);
    if (outcome.kind === 'done') studio.actions.setView({ dialog: undefined, pane: 'map', side: 'design' });
    return outcome;
  }
  studio.actions.setView({ dialog: 'import' });
  const read = ways.designAmongManifests === 'together' ? files : manifests;
  await studio.actions.importFiles(read, problems).catch(() => undefined);
  return { kind: 'done' };
}
