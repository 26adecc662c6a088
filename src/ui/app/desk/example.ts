/** The examples that ship with the studio: a design, its layout and the manifests it was made from. */
import type { PolicySource } from '../../../core/analyses/answers.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../../core/design/empty.ts';
import type { Engine } from '../../../engine/engine.ts';
import { NO_FILES } from '../../../state/kept-files.ts';
import type { Studio } from '../../../state/studio.ts';
import type { DeskOutcome, ExampleName } from '../../desk.tsx';

/**
 * Opens the example in the folder `examples/<name>`, whose `index.json` lists its files. They are read in the engine, so
 * that the page stays alive; the design among them takes the place of the empty document.
 */
export async function openExample(name: ExampleName, studio: Studio, engine: Engine): Promise<DeskOutcome> {
  try {
    const files = await fetchExample(`${import.meta.env.BASE_URL}examples/${name}/`);
    const document = { design: emptyDesign(name), layout: EMPTY_LAYOUT };
    const read = await engine.importFiles({ files, document });
    const kept = { ...NO_FILES, designText: read.designText };
    studio.actions.open(read.document, read.today, read.diagnostics, undefined, { files: kept });
    studio.actions.setView({ pane: 'map', side: 'design', dialog: undefined });
    return { kind: 'done' };
  } catch (error) {
    return { kind: 'failed', error: `The example was not opened: ${error instanceof Error ? error.message : error}.` };
  }
}

async function fetchExample(folder: string): Promise<readonly PolicySource[]> {
  const names: unknown = JSON.parse(await fetchText(`${folder}index.json`));
  if (!Array.isArray(names)) throw new Error('its list of files cannot be read');
  return Promise.all(
    names.map(async (name: unknown) => ({ name: String(name), text: await fetchText(folder + String(name)) })),
  );
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`\`${url}\` is not there`);
  return response.text();
}
