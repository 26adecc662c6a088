/** The open design as files: opened from texts, saved as `design.yaml` and `layout.yaml`. */
import type { ExportFile, PolicySource } from '../../../core/analyses/answers.ts';
import type { Document } from '../../../core/design/change.ts';
import { formatDiagnostic } from '../../../core/diagnostics.ts';
import { NO_FILES } from '../../../state/kept-files.ts';
import type { Studio } from '../../../state/studio.ts';
import type { BrowserDatabase } from '../../../storage/database.ts';
import { canWriteFolders, download, mayWrite, pickFolderToWrite, pickManifestFiles } from '../../../storage/files.ts';
import type { Origin } from '../../../storage/found-design.ts';
import { compareTree, saveTree } from '../../../storage/save-tree.ts';
import { zipTree } from '../../../storage/zip.ts';
import type { DeskOutcome, SortedTexts } from '../../desk.tsx';
import { fileNameOf } from '../../file-name.ts';

export interface DesignFiles {
  readonly sortTexts: (texts: readonly PolicySource[]) => Promise<SortedTexts>;
  readonly openFrom: (texts: readonly PolicySource[]) => Promise<DeskOutcome>;
  readonly open: () => Promise<DeskOutcome>;
  /** `elsewhere`: asks for a folder even where one is known. */
  readonly save: (elsewhere: boolean) => Promise<DeskOutcome>;
  readonly saveVersion: (id: number) => Promise<DeskOutcome>;
  /** The open design came back from the browser's database, which knows where it was saved. */
  readonly adopt: (origin: Origin | undefined) => void;
}

// read and written rarely, so their code is fetched when it is first needed
const openFiles = () => import('../../../core/design/open-files.ts');
const printers = async () => ({
  ...(await import('../../../core/design/design-file.ts')),
  ...(await import('../../../core/design/layout-file.ts')),
});

export function createDesignFiles(studio: Studio, database: BrowserDatabase): DesignFiles {
  let origin: Origin | undefined;

  function adopt(known: Origin | undefined): void {
    origin = known;
    if (!known) return;
    const { name, savedAt, stepAt } = known;
    studio.actions.setFile({ name, savedAt, stepAt });
  }

  /** The open design is in a file as it stands. */
  function settle(where: Omit<Origin, 'savedAt' | 'stepAt'>): void {
    const stepAt = studio.document.getState().past.at(-1)?.at;
    const known: Origin = { ...where, savedAt: Date.now(), ...(stepAt !== undefined && { stepAt }) };
    adopt(known);
    void database.saveOrigin(known);
  }

  studio.document.subscribe((now, before) => {
    // another document, wherever it came from, is in none of the files of this one
    if (now.document === undefined || now.opened !== before.opened) origin = undefined;
  });

  async function openFrom(texts: readonly PolicySource[]): Promise<DeskOutcome> {
    const { openDesignFiles } = await openFiles();
    const opened = openDesignFiles(texts);
    if (!opened.document) {
      const first = opened.diagnostics[0];
      return { kind: 'failed', error: first ? formatDiagnostic(first) : 'There is no design in these files.' };
    }
    const files = { ...NO_FILES, designText: opened.designText };
    studio.actions.open(opened.document, undefined, opened.diagnostics, undefined, { files });
    const layout = texts.find((text) => /(^|\/)layout\.ya?ml$/.test(text.name));
    settle({
      // of a folder or a zip, its own name
      name: texts[0]?.name.split('/')[0] ?? 'design.yaml',
      ...(opened.designText !== undefined && { designText: opened.designText }),
      ...(layout && { layoutText: layout.text }),
    });
    return { kind: 'done' };
  }

  async function sortTexts(texts: readonly PolicySource[]): Promise<SortedTexts> {
    const { isDesignText, isLayoutText } = await openFiles();
    const own = new Set(texts.filter((text) => isDesignText(text.text) || isLayoutText(text.text)));
    const hasDesign = texts.some((text) => isDesignText(text.text));
    return {
      designs: hasDesign ? [...own] : [],
      manifests: texts.filter((text) => !own.has(text)),
    };
  }

  async function open(): Promise<DeskOutcome> {
    const picked = await pickManifestFiles();
    if (!picked) return { kind: 'cancelled' };
    const { designs } = await sortTexts(picked.files);
    if (designs.length > 0) return openFrom(designs);
    const why = picked.problems.find((p) => p.severity === 'error');
    if (why && picked.files.length === 0) return { kind: 'failed', error: formatDiagnostic(why) };
    return {
      kind: 'failed',
      error:
        'There is no design in these files. Choose design.yaml and layout.yaml together, a diagram that carries its design, or import manifests.',
    };
  }

  /** Both files of a document; comments of the design's earlier text stay. */
  async function filesOf(document: Document): Promise<[ExportFile, ExportFile]> {
    const { printDesign, printLayout } = await printers();
    return [
      { path: 'design.yaml', text: printDesign(document.design, studio.files.getState().designText) },
      { path: 'layout.yaml', text: printLayout(document.layout) },
    ];
  }

  async function save(elsewhere: boolean): Promise<DeskOutcome> {
    const { document } = studio.document.getState();
    if (!document) return { kind: 'cancelled' };
    const [design, layout] = await filesOf(document);
    const texts = { designText: design.text, layoutText: layout.text };
    if (!canWriteFolders()) {
      const name = downloadAs(document.design.name, [design, layout]);
      settle({ name, ...texts });
      return { kind: 'done', text: `Downloaded ${name} with design.yaml and layout.yaml` };
    }
    const known = elsewhere ? undefined : origin?.folder;
    const folder = known ?? (await pickFolderToWrite());
    if (!folder) return { kind: 'cancelled' };
    if (!(await mayWrite(folder))) {
      return { kind: 'failed', error: `Not saved: the browser was not allowed to write into ${folder.name}.` };
    }
    const outcome = await saveInto(folder, [design, layout], elsewhere ? undefined : origin);
    if (outcome.kind === 'done') settle({ name: folder.name, folder, ...texts });
    return outcome;
  }

  async function saveVersion(id: number): Promise<DeskOutcome> {
    const content = await studio.actions.readVersion(id);
    const version = studio.keeping.getState().versions.find((v) => v.id === id);
    if (!content || !version) return { kind: 'failed', error: 'This version cannot be read back from this browser.' };
    const { document } = content;
    const name = downloadAs(`${document.design.name} ${version.name}`, await filesOf(document));
    return { kind: 'done', text: `Downloaded ${name} with design.yaml and layout.yaml` };
  }

  return { sortTexts, openFrom, open, save, saveVersion, adopt };
}

/** Downloads files as one zip. Returns its name. */
function downloadAs(title: string, files: readonly ExportFile[]): string {
  const name = `${fileNameOf(title)}.zip`;
  download(name, new Blob([zipTree(files)], { type: 'application/zip' }));
  return name;
}

/** Writes both files, unless one of them is neither new nor as this studio left it. */
async function saveInto(
  folder: FileSystemDirectoryHandle,
  files: readonly ExportFile[],
  origin: Origin | undefined,
): Promise<DeskOutcome> {
  try {
    const known: readonly ExportFile[] = [
      ...(origin?.designText === undefined ? [] : [{ path: 'design.yaml', text: origin.designText }]),
      ...(origin?.layoutText === undefined ? [] : [{ path: 'layout.yaml', text: origin.layoutText }]),
    ];
    const asLeft = new Set((await compareTree(folder, known)).same);
    const foreign = (await compareTree(folder, files)).different.filter((path) => !asLeft.has(path));
    if (foreign.length > 0) {
      return {
        kind: 'failed',
        error: `Not saved: ${foreign.join(' and ')} in that folder holds something else. Save into another folder, or open it from there first.`,
      };
    }
    const { failed } = await saveTree(folder, files, asLeft);
    const [first] = failed;
    if (first) return { kind: 'failed', error: `${first.path} was not saved: ${first.error}.` };
    return { kind: 'done', text: `Saved design.yaml and layout.yaml in ${folder.name}` };
  } catch (error) {
    return { kind: 'failed', error: `Not saved: ${error instanceof Error ? error.message : String(error)}.` };
  }
}
