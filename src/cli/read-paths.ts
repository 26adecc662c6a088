/** Reads the paths of a call: files, folders, zips, pictures that carry a design, `-` for standard input. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../core/archive/decode-text.ts';
import { isManifestName, isSkippedFolder, MAX_TOTAL_BYTES } from '../core/archive/manifest-names.ts';
import { isZip, unzip } from '../core/archive/unzip.ts';
import { type OpenedFiles, openDesignFiles } from '../core/design/open-files.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { SourceFile } from '../core/dialects/manifest.ts';
import { compareText } from '../core/lib/order.ts';
import { isPictureName, readPicture } from '../core/pictures/read-picture.ts';
import { Unusable } from './exit.ts';

/** What the paths hold, and complaints about what of it cannot be read. */
export interface ReadPaths {
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      // links are not followed: they may lead out of the folder, or around in circles
      if (entry.isDirectory()) return isSkippedFolder(entry.name) ? [] : pathsBelow(path);
      return entry.isFile() && (isManifestName(entry.name) || isZip(entry.name)) ? [path] : [];
    });
}

/** What may still be read, unpacked, by one call: however many zips there are, they share it. */
interface Room {
  bytes: number;
}

/** Pictures count where they are named themselves: in a folder the design lies beside them. */
function readFile(path: string, room: Room, isNamed: boolean): ReadPaths {
  const { size } = statSync(path);
  if (size > room.bytes)
    throw new Unusable(`\`${path}\` has ${size} bytes; at most ${MAX_TOTAL_BYTES} are read by one call`);
  const bytes = readFileSync(path);
  if (isZip(path)) return readZip(path, bytes, room, isNamed);
  room.bytes -= bytes.length;
  if (isPictureName(path)) {
    const { files, problem } = readPicture(path, bytes);
    if (problem) throw unusable(problem);
    return { files, diagnostics: [] };
  }
  return readText(path, bytes);
}

function readText(name: string, bytes: Uint8Array): ReadPaths {
  const text = decodeText(name, bytes);
  return typeof text === 'string' ? { files: [{ name, text }], diagnostics: [] } : { files: [], diagnostics: [text] };
}

/**
 * A zip that is named itself and of which nothing can be read is as bad as a file that is not there; else the rest is
 * read.
 */
function readZip(path: string, bytes: Uint8Array, room: Room, isNamed: boolean): ReadPaths {
  const { files, problems, bytes: unpacked } = unzip(path, bytes, room.bytes);
  room.bytes -= unpacked;
  if (files.length > 0 || !isNamed) return { files, diagnostics: problems };
  const [refused] = problems.filter((p) => p.severity === 'error');
  throw refused ? unusable(refused) : nothingIn(path);
}

function unusable({ message, help }: Diagnostic): Unusable {
  return new Unusable(`${message}${help === undefined ? '' : `; ${help}`}`);
}

function nothingIn(path: string): Unusable {
  return new Unusable(`\`${path}\` holds no file to read: recognised file extensions are .yaml, .yml, .json and .zip`);
}

function readPath(path: string, room: Room): ReadPaths {
  if (path === '-') return readText('<standard input>', readFileSync(0));
  if (!existsSync(path)) throw new Unusable(`\`${path}\` does not exist`);
  if (!statSync(path).isDirectory()) return readFile(path, room, true);
  const below = pathsBelow(path);
  if (below.length === 0) throw nothingIn(path);
  const read = together(below.map((file) => readFile(file, room, false)));
  const [refused] = read.diagnostics.filter((d) => d.severity === 'error');
  if (read.files.length === 0) throw refused ? unusable(refused) : nothingIn(path);
  return read;
}

function together(parts: readonly ReadPaths[]): ReadPaths {
  return { files: parts.flatMap((p) => p.files), diagnostics: parts.flatMap((p) => p.diagnostics) };
}

/** Every file that the paths name. Throws `Unusable` when one is not there, or holds nothing to read. */
export function readPaths(paths: readonly string[]): ReadPaths {
  const room: Room = { bytes: MAX_TOTAL_BYTES };
  return together(paths.map((path) => readPath(path, room)));
}

/** The design among the files that the paths name, and the rest. Throws as `readPaths` does. */
export function openPaths(paths: readonly string[]): OpenedFiles<SourceFile> {
  const { files, diagnostics } = readPaths(paths);
  const opened = openDesignFiles(files);
  return { ...opened, diagnostics: [...diagnostics, ...opened.diagnostics] };
}
