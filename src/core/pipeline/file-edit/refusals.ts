/** How an edit is refused: where it stands, why, and the way out. The text itself stays as it is typed. */
import type { FileEdit, FileEditAnswer } from '../../analyses/file-edit.ts';
import type { Diagnostic, Place } from '../../diagnostics.ts';

const WAY_OUT = 'Mend it, or discard the draft; until then your text is kept as you typed it.';

/** Refuses a text for errors in it: the first is told with its place, the others are counted. `why`: a sentence. */
export function refuseErrors(
  edit: FileEdit,
  diagnostics: readonly Diagnostic[],
  errors: readonly Diagnostic[],
  why: string,
): FileEditAnswer {
  const [first, ...others] = errors;
  if (!first) return refuseWhole(edit, `${why} ${WAY_OUT}`, diagnostics);
  const more = others.length === 0 ? '' : `, and ${others.length} more ${others.length === 1 ? 'error' : 'errors'}`;
  const where = placeText(first.place ?? { file: edit.path });
  return { diagnostics, ways: [], refusal: `${where}: ${first.message}${more}. ${why} ${WAY_OUT}` };
}

/** Refuses what stands at a place. `message` and `help` as in a diagnostic: the place is marked with them, too. */
export function refuseAt(
  place: Place,
  message: string,
  help: string,
  diagnostics: readonly Diagnostic[],
): FileEditAnswer {
  const error: Diagnostic = { code: 'object/not-taken', severity: 'error', message, help, place };
  return {
    diagnostics: [...diagnostics, error],
    ways: [],
    refusal: `${placeText(place)}: ${message}; ${help}, or discard the draft.`,
  };
}

/** Refuses a text as a whole. `why`: sentences that name a way out. */
export function refuseWhole(edit: FileEdit, why: string, diagnostics: readonly Diagnostic[] = []): FileEditAnswer {
  return { diagnostics, ways: [], refusal: `${placeText({ file: edit.path })}: ${why}` };
}

/** `namespace.yaml line 7, metadata.labels.colour`, as far as it is known. */
export function placeText({ file, span, field }: Place): string {
  const line = span ? ` line ${span.line}` : '';
  return `${file.slice(file.lastIndexOf('/') + 1)}${line}${field === undefined ? '' : `, ${field}`}`;
}
