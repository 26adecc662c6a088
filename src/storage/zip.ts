/** Packs an exported tree into a zip: equal trees give equal bytes. */
import { strToU8, zipSync } from 'fflate';
import type { ExportFile } from '../core/analyses/answers.ts';
import { sortedBy } from '../core/lib/order.ts';

/** The earliest a zip can say; a zip holds local time, so this is the same everywhere. */
const NO_TIME = new Date(1980, 0, 1);

/** The bytes of the archive, files in order of path. */
export function zipTree(files: readonly ExportFile[]): Uint8Array<ArrayBuffer> {
  return zipFiles(files.map(({ path, text }) => ({ path, content: text })));
}

/** The same for files that need not be text. */
export function zipFiles(
  files: readonly { readonly path: string; readonly content: string | Uint8Array }[],
): Uint8Array<ArrayBuffer> {
  const bytes = (content: string | Uint8Array) => (typeof content === 'string' ? strToU8(content) : content);
  const tree = Object.fromEntries(sortedBy(files, (f) => f.path).map((f) => [f.path, bytes(f.content)]));
  return zipSync(tree, { mtime: NO_TIME, level: 6 });
}
