/** Opens pictures that carry a design: the files in them, as if they had been given themselves. */
import { strFromU8 } from 'fflate';
import type { Diagnostic } from '../diagnostics.ts';
import type { CarriedFiles, Refusal } from './packed.ts';
import { designInPng, isPng } from './png-carrier.ts';
import { designInSvg } from './svg-carrier.ts';

/** A text out of a picture. */
export interface CarriedText {
  /** `diagram.svg/design.yaml`. */
  readonly name: string;
  readonly text: string;
}

export interface ReadPicture {
  /** The design, then its layout; none where the picture carries no design that can be read. */
  readonly files: readonly CarriedText[];
  readonly problem: Diagnostic | undefined;
}

/** Whether a file may be a picture with a design, by its name. */
export function isPictureName(path: string): boolean {
  return /\.(svg|png)$/i.test(path);
}

/** The files that a picture carries. Never throws. */
export function readPicture(path: string, bytes: Uint8Array): ReadPicture {
  const found = isPng(bytes) ? designInPng(bytes) : designInSvg(svgText(bytes));
  if (typeof found !== 'object') return { files: [], problem: refused(path, found) };
  return { files: filesOf(path, found), problem: undefined };
}

function filesOf(path: string, { design, layout }: CarriedFiles): CarriedText[] {
  return [
    { name: `${path}/design.yaml`, text: design },
    { name: `${path}/layout.yaml`, text: layout },
  ];
}

/** Bytes that are no UTF-8 give characters that no design has. */
function svgText(bytes: Uint8Array): string {
  return strFromU8(bytes, false);
}

const WHY: Readonly<Record<Refusal | 'none', readonly [message: string, help: string]>> = {
  none: ['carries no design', 'open one that was exported with its design, or the design file itself'],
  damaged: ['carries a design that is damaged', 'export the picture again, or open the design file'],
  'too large': ['carries a design that unpacks to more than is read', 'open the design file itself'],
  'too new': ['carries the design of a newer Bulkhead', 'open it there'],
};

function refused(path: string, why: Refusal | undefined): Diagnostic {
  const [message, help] = WHY[why ?? 'none'];
  return {
    code: `file/picture-${(why ?? 'none').replace(' ', '-')}`,
    severity: 'error',
    message: `\`${path}\` ${message}`,
    place: { file: path },
    help,
  };
}
