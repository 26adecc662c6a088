/** Reads the paths of a call: files, folders, pictures that carry a design, `-` for standard input. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../core/dialects/manifest.ts';
import { compareText } from '../core/lib/order.ts';
import { isPictureName, readPicture } from '../core/pictures/read-picture.ts';
import { Unusable } from './exit.ts';

const EXTENSIONS = /\.(ya?ml|json)$/i;
const MOST_BYTES = 512 * 1024 * 1024;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      // links are not followed: they may lead out of the folder, or around in circles
      if (entry.isDirectory()) return entry.name === '.git' || entry.name === 'node_modules' ? [] : filesBelow(path);
      return entry.isFile() && EXTENSIONS.test(entry.name) ? [path] : [];
    });
}

function readFile(path: string): SourceFile[] {
  const { size } = statSync(path);
  if (size > MOST_BYTES)
    throw new Unusable(`\`${path}\` has ${size} bytes; at most ${MOST_BYTES} are read from one file`);
  if (!isPictureName(path)) return [{ name: path, text: readFileSync(path, 'utf8') }];
  const { files, problem } = readPicture(path, readFileSync(path));
  if (problem) throw new Unusable(`${problem.message}${problem.help ? `; ${problem.help}` : ''}`);
  return [...files];
}

/** Every file that the paths name. Throws `Unusable` when one is not there or a folder holds nothing to read. */
export function readPaths(paths: readonly string[]): SourceFile[] {
  return paths.flatMap((path) => {
    if (path === '-') return [{ name: '<standard input>', text: readFileSync(0, 'utf8') }];
    if (!existsSync(path)) throw new Unusable(`\`${path}\` does not exist`);
    if (!statSync(path).isDirectory()) return readFile(path);
    const files = filesBelow(path);
    if (files.length === 0)
      throw new Unusable(`\`${path}\` holds no file to read: recognised file extensions are .yaml, .yml and .json`);
    return files.flatMap(readFile);
  });
}
