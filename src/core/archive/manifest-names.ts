/** Which files are read, and how much of them. */
import type { Diagnostic } from '../diagnostics.ts';

/** Bytes that one reading may take in, unpacked. */
export const MAX_TOTAL_BYTES = 512 * 1024 * 1024;

/** Whether a name is one of a manifest. */
export function isManifestName(path: string): boolean {
  return /\.(ya?ml|json)$/i.test(path);
}

/** One note about files that are neither YAML nor JSON. */
export function passedOver(paths: readonly string[], within?: string): Diagnostic {
  const what = paths.length === 1 ? `\`${paths[0]}\` is` : `${paths.length} files are`;
  return {
    code: 'file/passed-over',
    severity: 'note',
    message: `${what} neither YAML nor JSON and not read`,
    ...(paths.some((path) => /\.zip$/i.test(path)) ? { help: 'unpack a zip that lies in another one' } : {}),
    ...(within === undefined ? {} : { place: { file: within } }),
  };
}

/** Folders in a repository in which nobody keeps manifests. */
export function isSkippedFolder(name: string): boolean {
  return name === '.git' || name === 'node_modules';
}
