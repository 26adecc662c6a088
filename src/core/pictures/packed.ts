/** The files of a design, packed for a picture: JSON in UTF-8, zlib (RFC 1950). */
import { strFromU8, strToU8, Unzlib, zlibSync } from 'fflate';
import { joinedBytes } from '../lib/joined-bytes.ts';

/** The texts that `design.yaml` and `layout.yaml` hold. */
export interface CarriedFiles {
  readonly design: string;
  readonly layout: string;
}

const VERSION = 1;
/** Bytes that a picture's design may unpack to: as much as a design file of a large platform, many times over. */
export const MOST_BYTES = 64 * 1024 * 1024;
const CHUNK = 64 * 1024;

/** The same files give the same bytes. */
export function pack({ design, layout }: CarriedFiles): Uint8Array {
  return zlibSync(strToU8(JSON.stringify({ version: VERSION, design, layout })), { level: 9 });
}

/** Why something is no packed design. */
export type Refusal = 'damaged' | 'too large' | 'too new';

/** The files, or why there are none. Unpacks in pieces, so that a small picture that unpacks to much is stopped early. */
export function unpack(packed: Uint8Array, most = MOST_BYTES): CarriedFiles | Refusal {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Unzlib((piece) => {
    length += piece.length;
    if (length <= most) pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length && length <= most; at += CHUNK)
      inflate.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
  } catch {
    return 'damaged';
  }
  return length > most ? 'too large' : filesIn(joinedBytes(pieces, length));
}

function filesIn(bytes: Uint8Array): CarriedFiles | Refusal {
  let value: unknown;
  try {
    value = JSON.parse(strFromU8(bytes));
  } catch {
    return 'damaged';
  }
  if (typeof value !== 'object' || value === null) return 'damaged';
  const { version, design, layout } = value as Readonly<Record<string, unknown>>;
  if (typeof version === 'number' && version > VERSION) return 'too new';
  return typeof design === 'string' && typeof layout === 'string' ? { design, layout } : 'damaged';
}
