/** A small design as part of a link: its two files, compressed, in letters that a URL takes as they are. */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import type { PolicySource } from '../core/analyses/answers.ts';

/** Bytes that a link may unpack to; a link of 64 kB packs about half a megabyte. */
const MAX_UNPACKED = 8 * 1024 * 1024;
const CHUNK = 4 * 1024;
/** Between the two files; no text holds it. */
const CUT = '\u0000';

/** Packs the texts of `design.yaml` and `layout.yaml`. The same texts give the same letters. */
export function packDesign(design: string, layout: string): string {
  const bytes = deflateSync(strToU8(`${design}${CUT}${layout}`), { level: 9 });
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The files in a packed design; undefined when it is none, broken, or unpacks to more than 8 MB. Never throws. */
export function unpackDesign(packed: string, most = MAX_UNPACKED): readonly PolicySource[] | undefined {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = inflate(
      Uint8Array.from(binary, (c) => c.charCodeAt(0)),
      most,
    );
    if (!bytes) return undefined;
    const [design = '', layout = ''] = strFromU8(bytes).split(CUT);
    return [
      { name: 'design.yaml', text: design },
      { name: 'layout.yaml', text: layout },
    ];
  } catch {
    return undefined;
  }
}

/** In small pieces, so that what unpacks to far more than it should is left before it fills the memory. */
function inflate(bytes: Uint8Array, most: number): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const inflater = new Inflate((part, final) => {
    parts.push(part);
    size += part.length;
    ended = final;
  });
  for (let at = 0; at < bytes.length && size <= most; at += CHUNK)
    inflater.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
  if (!ended || size > most) return undefined;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
