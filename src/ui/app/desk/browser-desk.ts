/** The desk in a browser: what storage can do, in the words of the studio. */
import type { ExportFile } from '../../../core/analyses/answers.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../../core/design/schema.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Studio } from '../../../state/studio.ts';
import type { BrowserDatabase } from '../../../storage/database.ts';
import { canWriteFolders, download, pickFolderToWrite } from '../../../storage/files.ts';
import { readDropped } from '../../../storage/read-dropped.ts';
import { readFiles } from '../../../storage/read-files.ts';
import { compareTree, saveTree, type TreeOutcome } from '../../../storage/save-tree.ts';
import { zipFiles, zipTree } from '../../../storage/zip.ts';
import type { Desk, DeskOutcome, FolderDiffers } from '../../desk.tsx';
import { createDesignFiles } from './design-files.ts';
import { openExample } from './example.ts';

export interface DeskParts {
  readonly studio: Studio;
  readonly engine: Engine;
  readonly database: BrowserDatabase;
}

export function createBrowserDesk({ studio, engine, database }: DeskParts): Desk {
  const designs = createDesignFiles(studio);
  return {
    canWriteFolders: canWriteFolders(),
    async recentDesigns() {
      const recent = await database.listRecent();
      return recent.map(({ record, name, changedAt }) => ({ id: record, name, changedAt }));
    },
    async openRecent(id) {
      const opened = await database.open(id);
      if (opened.kind === 'failed') return opened;
      if (opened.kind === 'none') return { kind: 'failed', error: 'This design is no longer kept in this browser.' };
      designs.forget();
      studio.actions.open(opened.document, opened.today, opened.problems, opened.record);
      studio.actions.setView({ pane: 'map', dialog: undefined });
      return { kind: 'done' };
    },
    async forgetRecent(id) {
      const removed = await database.remove(id);
      return removed.kind === 'failed' ? removed : { kind: 'done' };
    },
    openExample(name) {
      designs.forget();
      return openExample(name, studio, engine);
    },
    newDesign() {
      designs.forget();
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
    saveDesign: designs.save,
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
