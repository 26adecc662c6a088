/** What is completed, and in what. */

/** Something to be completed. */
export interface Word {
  /** As it stands in the text. */
  readonly label: string;
  readonly kind: 'key' | 'value' | 'id';
  /** Beside it in the list: what it is, or where it is used. */
  readonly detail?: string;
}

/** What a text is, and so how its fields are read. */
export type TextKind = 'manifest' | 'design' | 'layout';

/** A text in which somebody writes. */
export interface AssistText {
  readonly kind: TextKind;
  readonly lines: readonly string[];
}
