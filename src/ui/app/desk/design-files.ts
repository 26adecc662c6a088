/** The open design as files: opened from texts, saved as `design.yaml` and `layout.yaml`. */
import type { ExportFile, PolicySource } from '../../../core/analyses/answers.ts';
import { formatDiagnostic } from '../../../core/diagnostics.ts';
import type { Studio } from '../../../state/studio.ts';
import { canWriteFolders, download, pickFolderToWrite, pickManifestFiles } from '../../../storage/files.ts';
import { compareTree, saveTree } from '../../../storage/save-tree.ts';
import { zipTree } from '../../../storage/zip.ts';
import type { DeskOutcome, SortedTexts } from '../../desk.tsx';
import { fileNameOf } from '../../file-name.ts';

export interface DesignFiles {
  readonly sortTexts: (texts: readonly PolicySource[]) => Promise<SortedTexts>;
  readonly openFrom: (texts: readonly PolicySource[]) => Promise<DeskOutcome>;
  readonly open: () => Promise<DeskOutcome>;
  readonly save: () => Promise<DeskOutcome>;
  /** Another document is open, which came from no file. */
  readonly forget: () => void;
}

// read and written rarely, so their code is fetched when it is first needed
const openFiles = () => import('../../../core/design/open-files.ts');
const printers = async () => ({
  ...(await import('../../../core/design/design-file.ts')),
  ...(await import('../../../core/design/layout-file.ts')),
});

/** What is known of where the open design came from. */
interface Origin {
  /** Texts as they were read or written last: they keep comments, and show what others changed since. */
  readonly designText?: string;
  readonly layoutText?: string;
  readonly folder?: FileSystemDirectoryHandle;
}

export function createDesignFiles(studio: Studio): DesignFiles {
  let origin: Origin = {};

  function forget(): void {
    origin = {};
  }

  studio.document.subscribe((state) => {
    if (state.document === undefined) forget();
  });

  async function openFrom(texts: readonly PolicySource[]): Promise<DeskOutcome> {
    const { openDesignFiles } = await openFiles();
    const opened = openDesignFiles(texts);
    if (!opened.document) {
      const first = opened.diagnostics[0];
      return { kind: 'failed', error: first ? formatDiagnostic(first) : 'There is no design in these files.' };
    }
    studio.actions.open(opened.document, undefined, opened.diagnostics);
    const layout = texts.find((text) => /(^|\/)layout\.ya?ml$/.test(text.name));
    origin = {
      ...(opened.designText !== undefined && { designText: opened.designText }),
      ...(layout && { layoutText: layout.text }),
    };
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

  async function save(): Promise<DeskOutcome> {
    const { document } = studio.document.getState();
    if (!document) return { kind: 'cancelled' };
    const { printDesign, printLayout } = await printers();
    const design = { path: 'design.yaml', text: printDesign(document.design, origin.designText) };
    const layout = { path: 'layout.yaml', text: printLayout(document.layout) };
    if (!canWriteFolders()) {
      const name = `${fileNameOf(document.design.name)}.zip`;
      download(name, new Blob([zipTree([design, layout])], { type: 'application/zip' }));
      origin = { ...origin, designText: design.text };
      return { kind: 'done', text: `Downloaded ${name} with design.yaml and layout.yaml` };
    }
    const folder = origin.folder ?? (await pickFolderToWrite());
    if (!folder) return { kind: 'cancelled' };
    const outcome = await saveInto(folder, [design, layout], origin);
    if (outcome.kind === 'done') {
      origin = { folder, designText: design.text, layoutText: layout.text };
    }
    return outcome;
  }

  return { sortTexts, openFrom, open, save, forget };
}

/** Writes both files, unless one of them is neither new nor as this studio left it. */
async function saveInto(
  folder: FileSystemDirectoryHandle,
  files: readonly ExportFile[],
  origin: Origin,
): Promise<DeskOutcome> {
  try {
    const known: readonly ExportFile[] = [
      ...(origin.designText === undefined ? [] : [{ path: 'design.yaml', text: origin.designText }]),
      ...(origin.layoutText === undefined ? [] : [{ path: 'layout.yaml', text: origin.layoutText }]),
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
