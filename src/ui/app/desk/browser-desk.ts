/** The desk in a browser: what storage can do, in the words of the studio. */
import type { ExportFile } from '../../../core/analyses/answers.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../../core/design/empty.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Studio } from '../../../state/studio.ts';
import type { BrowserDatabase } from '../../../storage/database.ts';
import { canWriteFolders, download, pickFolderToWrite } from '../../../storage/files.ts';
import type { FoundDesign, OpenOutcome } from '../../../storage/found-design.ts';
import { readDropped } from '../../../storage/read-dropped.ts';
import { readFiles } from '../../../storage/read-files.ts';
import { compareTree, saveTree, type TreeOutcome } from '../../../storage/save-tree.ts';
import { zipFiles, zipTree } from '../../../storage/zip.ts';
import type { Desk, DeskOutcome, FolderDiffers } from '../../desk.tsx';
import { reportWhenDone } from '../../report.ts';
import { createDesignFiles } from './design-files.ts';
import { openExample } from './example.ts';

export interface DeskParts {
  readonly studio: Studio;
  readonly engine: Engine;
  readonly database: BrowserDatabase;
}

/** The desk of a browser. */
export interface BrowserDesk extends Desk {
  /** Puts what was open before on screen, or says why it cannot be. */
  readonly resume: (last: OpenOutcome) => DeskOutcome;
}

export function createBrowserDesk({ studio, engine, database }: DeskParts): BrowserDesk {
  const designs = createDesignFiles(studio, database);

  async function downloadRescue(): Promise<DeskOutcome> {
    try {
      const text = await database.rescue();
      if (text === undefined) return { kind: 'done', text: 'Everything kept in this browser can be read' };
      download('bulkhead-rescue.json', new Blob([text], { type: 'application/json' }));
      return { kind: 'done', text: 'Downloaded bulkhead-rescue.json with everything that was found' };
    } catch (error) {
      return { kind: 'failed', error: `Nothing can be read: ${error instanceof Error ? error.message : error}.` };
    }
  }

  function show(found: OpenOutcome, gone: string): DeskOutcome {
    if (found.kind === 'none') return { kind: 'failed', error: gone };
    if (found.kind === 'failed') {
      const wayOut = { label: 'Download what was found', run: () => reportWhenDone(downloadRescue()) };
      return { kind: 'failed', error: found.error, ...(found.reason === 'damaged' && { wayOut }) };
    }
    openFound(studio, found);
    designs.adopt(found.origin);
    studio.actions.setView({ dialog: undefined });
    return { kind: 'done' };
  }

  return {
    canWriteFolders: canWriteFolders(),
    async recentDesigns() {
      const recent = await database.listRecent();
      return recent.map(({ record, name, changedAt }) => ({ id: record, name, changedAt }));
    },
    async openRecent(id) {
      const outcome = show(await database.open(id), 'This design is no longer kept in this browser.');
      if (outcome.kind === 'done') studio.actions.setView({ pane: 'map' });
      return outcome;
    },
    resume(last) {
      if (last.kind === 'none') return { kind: 'cancelled' };
      if (last.kind === 'failed' && (last.reason === 'unavailable' || last.reason === 'newer')) {
        studio.keeping.setState({ unavailable: last.error });
        return { kind: 'cancelled' };
      }
      return show(last, '');
    },
    takeOver: async () => show(await database.takeOver(), 'No other tab has this design.'),
    downloadRescue,
    async forgetRecent(id) {
      const removed = await database.remove(id);
      return removed.kind === 'failed' ? removed : { kind: 'done' };
    },
    openExample: (name) => openExample(name, studio, engine),
    newDesign() {
      studio.actions.open({ design: emptyDesign('Untitled design'), layout: EMPTY_LAYOUT }, undefined, []);
      studio.actions.setView({ pane: 'map', side: 'design', dialog: undefined });
    },
    readTexts: (given) =>
      given instanceof DataTransfer
        ? readDropped(given)
        : readFiles(given.map((file) => ({ path: file.webkitRelativePath || file.name, file }))),
    sortTexts: designs.sortTexts,
    openDesignFrom: designs.openFrom,
    openDesign: designs.open,
    saveDesign: () => designs.save(false),
    saveDesignAs: () => designs.save(true),
    saveVersion: designs.saveVersion,
    async downloadZip(name, files) {
      download(name, new Blob([zipTree(files)], { type: 'application/zip' }));
      return { kind: 'done', text: `Downloaded ${name}` };
    },
    async downloadPictures(name, files) {
      download(name, new Blob([zipFiles(files)], { type: 'application/zip' }));
      return { kind: 'done', text: `Downloaded ${name}` };
    },
    writeFolder,
    download,
    copy,
    copyPicture,
  };
}

/** Puts a design on screen as it was found. */
function openFound(studio: Studio, found: FoundDesign): void {
  studio.actions.open(found.document, found.today, found.problems, found.record, found);
}

async function copy(text: string): Promise<DeskOutcome> {
  try {
    await navigator.clipboard.writeText(text);
    return { kind: 'done' };
  } catch {
    return { kind: 'failed', error: 'The browser did not allow copying. Select the text and copy it by hand.' };
  }
}

async function copyPicture(png: Blob): Promise<DeskOutcome> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return { kind: 'done' };
  } catch {
    return { kind: 'failed', error: 'The browser did not allow copying a picture. Download it instead.' };
  }
}

async function writeFolder(files: readonly ExportFile[]): Promise<DeskOutcome | FolderDiffers> {
  const folder = await pickFolderToWrite();
  if (!folder) return { kind: 'cancelled' };
  try {
    const { different } = await compareTree(folder, files);
    const write = async (paths: readonly string[]) => told(await saveTree(folder, files, new Set(paths)), folder.name);
    if (different.length === 0) return await write([]);
    return { kind: 'differs', paths: different, overwrite: () => write(different), leave: () => write([]) };
  } catch (error) {
    return { kind: 'failed', error: `The folder cannot be read: ${error instanceof Error ? error.message : error}.` };
  }
}

function told({ written, same, left, failed }: TreeOutcome, folder: string): DeskOutcome {
  const [first] = failed;
  if (first) return { kind: 'failed', error: `${first.path} was not written: ${first.error}.` };
  const parts = [`Wrote ${written.length} files into ${folder}`];
  if (same.length > 0) parts.push(`${same.length} were the same`);
  if (left.length > 0) parts.push(`${left.length} left as they were`);
  return { kind: 'done', text: parts.join(', ') };
}
