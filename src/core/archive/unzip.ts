/** Unpacks the manifests of a zip, whatever the archive says about itself. */
import { Inflate } from 'fflate';
import type { Diagnostic } from '../diagnostics.ts';
import { joinedBytes } from '../lib/joined-bytes.ts';
import { decodeText } from './decode-text.ts';
import { isManifestName, MAX_TOTAL_BYTES, passedOver } from './manifest-names.ts';
import { type ZipEntry, zipEntries } from './zip-directory.ts';

/** A text out of a zip. */
export interface UnzippedText {
  /** `archive.zip/path`. */
  readonly name: string;
  readonly text: string;
}

/** The files of a zip, and what was left out. */
export interface Unzipped {
  readonly files: readonly UnzippedText[];
  readonly problems: readonly Diagnostic[];
  /** Bytes of everything unpacked. */
  readonly bytes: number;
}

/** How much a zip may hold. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes of one file, unpacked. */
  readonly fileBytes: number;
  /** Unpacked to packed, for files over a mebibyte. */
  readonly ratio: number;
}

const LIMITS: ZipLimits = { entries: 50_000, fileBytes: 256 * 1024 * 1024, ratio: 400 };
const RATIO_APPLIES_FROM = 1024 * 1024;
const CHUNK = 64 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** Whether a file is a zip, by its name. */
export function isZip(path: string): boolean {
  return /\.zip$/i.test(path);
}

/**
 * Texts of the YAML and JSON files in an archive, named `archive.zip/path`, with a complaint for each that is refused.
 * `room`: bytes that may be unpacked in all.
 */
export function unzip(archive: string, bytes: Uint8Array, room = MAX_TOTAL_BYTES, limits = LIMITS): Unzipped {
  const entries = zipEntries(bytes);
  if (!entries) {
    return { files: [], bytes: 0, problems: [refusal(archive, 'zip-broken', `\`${archive}\` is not a zip archive`)] };
  }
  if (entries.length > limits.entries) {
    const message = `\`${archive}\` holds ${entries.length} files, more than ${limits.entries}`;
    return { files: [], bytes: 0, problems: [refusal(archive, 'zip-too-many', message)] };
  }
  const files: UnzippedText[] = [];
  const problems: Diagnostic[] = [];
  const others: string[] = [];
  const seen = new Set<string>();
  let taken = 0;
  for (const entry of entries) {
    if (isLitter(entry.path)) continue;
    const why = refusalOf(archive, entry, seen);
    if (why) problems.push(why);
    else if (!isManifestName(entry.path)) others.push(entry.path);
    else {
      seen.add(entry.path);
      const most = Math.min(limits.fileBytes, room - taken, ratioBytes(entry, limits.ratio));
      const read = readEntry(archive, entry, most);
      taken += read.bytes;
      if (read.text === undefined) problems.push(read.problem);
      else files.push({ name: `${archive}/${entry.path}`, text: read.text });
    }
  }
  if (others.length > 0) problems.push(passedOver(others, archive));
  return { files, problems, bytes: taken };
}

type EntryText =
  | { readonly text: string; readonly bytes: number }
  | { readonly text?: undefined; readonly bytes: number; readonly problem: Diagnostic };

function readEntry(archive: string, entry: ZipEntry, most: number): EntryText {
  const name = `${archive}/${entry.path}`;
  const unpacked = entry.method === STORED ? stored(entry, most) : inflated(entry, most);
  if (unpacked === 'too large') {
    const message = `\`${entry.path}\` unpacks to more than is read`;
    return { bytes: 0, problem: refusal(archive, 'zip-too-large', message) };
  }
  if (unpacked === 'broken') {
    return { bytes: 0, problem: refusal(archive, 'zip-broken', `\`${entry.path}\` is damaged`) };
  }
  const text = decodeText(name, unpacked);
  return typeof text === 'string' ? { text, bytes: unpacked.length } : { bytes: unpacked.length, problem: text };
}

/** Why an entry is refused before anything of it is unpacked. */
function refusalOf(archive: string, entry: ZipEntry, seen: ReadonlySet<string>): Diagnostic | undefined {
  const { path } = entry;
  const shown = `\`${path.slice(0, 200)}\``;
  if (!isSafePath(path)) return refusal(archive, 'zip-path', `${shown} leads out of the archive`);
  if (entry.encrypted) return refusal(archive, 'zip-encrypted', `${shown} is encrypted`);
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    return refusal(archive, 'zip-method', `${shown} is packed in a way that is not read`);
  }
  return seen.has(path) ? refusal(archive, 'zip-twice', `${shown} is in the archive twice`) : undefined;
}

/** Relative, with no way up, no drive, and no characters that hide where it leads. */
export function isSafePath(path: string): boolean {
  const segments = path.split('/');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (path === '' || /[\\\u0000-\u001f\u007f]/.test(path) || /^[A-Za-z]:/.test(path)) return false;
  return segments.every((s) => s !== '' && s !== '.' && s !== '..');
}

/** What operating systems leave in archives. */
function isLitter(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\._|\.DS_Store$)/.test(path);
}

function ratioBytes(entry: ZipEntry, ratio: number): number {
  return Math.max(RATIO_APPLIES_FROM, entry.packed.length * ratio);
}

function stored(entry: ZipEntry, most: number): Uint8Array | 'too large' {
  return entry.packed.length > most ? 'too large' : entry.packed;
}

/** Unpacks in pieces, so that a small archive that unpacks to much is stopped early. */
function inflated(entry: ZipEntry, most: number): Uint8Array | 'too large' | 'broken' {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    length += piece.length;
    if (length <= most) pieces.push(piece);
  });
  try {
    for (let at = 0; at < entry.packed.length && length <= most; at += CHUNK) {
      inflate.push(entry.packed.subarray(at, at + CHUNK), at + CHUNK >= entry.packed.length);
    }
  } catch {
    return 'broken';
  }
  if (length > most) return 'too large';
  return length === entry.size ? joinedBytes(pieces, length) : 'broken';
}

const WAYS_OUT: ReadonlyMap<string, string> = new Map([
  ['zip-broken', 'pack it again'],
  ['zip-too-many', 'pack the manifests alone'],
  ['zip-too-large', 'import it in parts'],
  ['zip-path', 'pack it again from inside the folder; the rest of the archive is read'],
  ['zip-encrypted', 'pack it without a password; the rest of the archive is read'],
  ['zip-method', 'pack it with the usual method (deflate); the rest of the archive is read'],
  ['zip-twice', 'the first of the two is read'],
]);

function refusal(archive: string, what: string, message: string): Diagnostic {
  const help = WAYS_OUT.get(what);
  return { code: `file/${what}`, severity: 'error', message, place: { file: archive }, ...(help && { help }) };
}
