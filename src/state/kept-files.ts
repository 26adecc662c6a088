/** What is kept of the files of a design, beside the design itself: drafts, and what was exported last. */

/** A text that somebody typed over a file of the tree and that is not part of the design yet. */
export interface FileDraft {
  readonly text: string;
  /** What export wrote for the file when it was begun: where that changes, the two have to be settled. */
  readonly base: string;
}

/** A file as it was exported; without its text where the tree is too large to be kept. */
export interface ExportedFile {
  readonly path: string;
  readonly digest: string;
  readonly text?: string;
}

/** The tree that was exported last. */
export interface LastExport {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly digest: string;
  readonly files: readonly ExportedFile[];
}

/** What is kept of the files of a design, beside the design itself. */
export interface KeptFiles {
  /** By path. */
  readonly drafts: Readonly<Record<string, FileDraft>>;
  readonly exported: LastExport | undefined;
  /** The text that the design was read from: its comments and order of fields stay when it is written again. */
  readonly designText: string | undefined;
}

/** Of a design of which no file was touched yet. */
export const NO_FILES: KeptFiles = { drafts: {}, exported: undefined, designText: undefined };
