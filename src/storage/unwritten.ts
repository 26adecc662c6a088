/**
 * What a tab was about to write: a note beside the database, made before the write and taken away after it. A tab that
 * is killed in between leaves it behind, so that the next one can say what is missing.
 */

export interface Unwritten {
  /** The first step that was not written yet, as the undo button says it. */
  readonly label: string;
  readonly count: number;
  /** Journal number that the first of them would have had. */
  readonly sequence: number;
}

export interface UnwrittenNotes {
  read(record: string): Unwritten | undefined;
  write(record: string, note: Unwritten | undefined): void;
}

const keyOf = (record: string) => `bulkhead-unwritten ${record}`;

/** Notes in the browser's local storage. A browser that refuses costs only the notes. */
export function localNotes(): UnwrittenNotes {
  return {
    read(record) {
      try {
        return noteIn(JSON.parse(localStorage.getItem(keyOf(record)) ?? 'null'));
      } catch {
        return undefined;
      }
    },
    write(record, note) {
      try {
        if (note) localStorage.setItem(keyOf(record), JSON.stringify(note));
        else localStorage.removeItem(keyOf(record));
      } catch {
        // full or forbidden
      }
    },
  };
}

function noteIn(value: unknown): Unwritten | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { label, count, sequence } = value as Record<string, unknown>;
  if (typeof label !== 'string' || !Number.isInteger(count) || !Number.isInteger(sequence)) return undefined;
  return { label: label.slice(0, 200), count: count as number, sequence: sequence as number };
}
