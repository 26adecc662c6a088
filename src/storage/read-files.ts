/** Turns files from anywhere (dropped, picked, out of a zip) into texts to read, with a complaint for each that is none. */
import type { PolicySource } from '../core/analyses/answers.ts';
import { decodeText } from '../core/archive/decode-text.ts';
import { isManifestName, MAX_TOTAL_BYTES, passedOver } from '../core/archive/manifest-names.ts';
import { isZip, unzip } from '../core/archive/unzip.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { compareText } from '../core/lib/order.ts';
import { isPictureName, readPicture } from '../core/pictures/read-picture.ts';
import { messageOf } from './outcomes.ts';

/** A file with its path within what was picked or dropped. */
export interface NamedFile {
  readonly path: string;
  readonly file: Pick<Blob, 'size' | 'arrayBuffer'>;
}

/** Texts that were read, and complaints about what could not be. */
export interface ReadFiles {
  /** In order of path, so that the order of picking changes nothing. */
  readonly files: readonly PolicySource[];
  readonly problems: readonly Diagnostic[];
}

/**
 * Reads YAML and JSON files, those in zips, and the designs in pictures. Pictures count where they are given themselves:
 * in a folder or a zip the design lies beside them. Other files are passed over with one note for all of them.
 */
export async function readFiles(named: readonly NamedFile[]): Promise<ReadFiles> {
  const files: PolicySource[] = [];
  const problems: Diagnostic[] = [];
  const others: string[] = [];
  let room = MAX_TOTAL_BYTES;
  for (const { path, file } of [...named].sort((a, b) => compareText(a.path, b.path))) {
    const zip = isZip(path);
    const picture = isPictureName(path) && !path.includes('/');
    if (!zip && !picture && !isManifestName(path)) {
      others.push(path);
      continue;
    }
    if (file.size > room) {
      problems.push(tooLarge(path));
      continue;
    }
    const bytes = await bytesOf(file).catch((error: unknown) => messageOf(error));
    if (typeof bytes === 'string') {
      problems.push(unreadable(path, bytes));
    } else if (zip) {
      const unpacked = unzip(path, bytes, room);
      room -= unpacked.bytes;
      files.push(...unpacked.files);
      problems.push(...unpacked.problems);
    } else if (picture) {
      const read = readPicture(path, bytes);
      room -= bytes.length;
      files.push(...read.files);
      if (read.problem) problems.push(read.problem);
    } else {
      room -= bytes.length;
      const text = decodeText(path, bytes);
      if (typeof text === 'string') files.push({ name: path, text });
      else problems.push(text);
    }
  }
  return { files, problems: others.length > 0 ? [...problems, passedOver(others)] : problems };
}

async function bytesOf(file: NamedFile['file']): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

/** The complaint about a file that could not be read. */
export function unreadable(path: string, why: string): Diagnostic {
  return { code: 'file/unreadable', severity: 'error', message: `\`${path}\` cannot be read: ${why}` };
}

function tooLarge(path: string): Diagnostic {
  return {
    code: 'file/too-large',
    severity: 'error',
    message: `\`${path}\` is too large to read along with the rest`,
    help: 'import it in parts, for example one namespace at a time',
  };
}
