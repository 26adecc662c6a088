/** Texts that somebody gave: a design is opened, anything else is read as manifests, with the preview in the dialog. */
import type { PolicySource } from '../../core/analyses/answers.ts';
import type { Studio } from '../../state/studio.ts';
import type { Desk, DeskOutcome, Given } from '../desk.tsx';

/** Reads what was given and goes on with its texts. Never rejects. */
export async function startImport(studio: Studio, desk: Desk, given: Given): Promise<DeskOutcome> {
  let texts: readonly PolicySource[];
  try {
    texts = await desk.readTexts(given);
  } catch (error) {
    return { kind: 'failed', error: error instanceof Error ? error.message : String(error) };
  }
  return importTexts(studio, desk, texts);
}

/** Opens the design among the texts, or reads them all as manifests. Never rejects: the dialog shows what went wrong. */
export async function importTexts(studio: Studio, desk: Desk, texts: readonly PolicySource[]): Promise<DeskOutcome> {
  if (texts.length === 0) {
    return { kind: 'failed', error: 'no YAML or JSON in what was given: choose manifests, a folder or a zip of them' };
  }
  const opened = await desk.openDesignFrom(texts);
  if (opened) {
    if (opened.kind === 'done') studio.actions.setView({ dialog: undefined });
    return opened;
  }
  studio.actions.setView({ dialog: 'import' });
  // a failure stands in `analysis.importing`, where the dialog shows it
  await studio.actions.importFiles(texts).catch(() => undefined);
  return { kind: 'done' };
}
