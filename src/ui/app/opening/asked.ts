/** A design that came from outside, and the question whether to open it. */
import { createStore } from 'zustand/vanilla';
import type { PolicySource } from '../../../core/analyses/answers.ts';

export interface OpenQuestion {
  /** The files of the design, as they came. */
  readonly texts: readonly PolicySource[];
  /** Where they came from, in words: `a link`. */
  readonly origin: string;
}

/** The question that is asked now, if any. */
export const openQuestion = createStore<{ readonly asked: OpenQuestion | undefined }>(() => ({ asked: undefined }));

/** Asks whether to open a design; nothing is opened before somebody says so. */
export function askToOpen(asked: OpenQuestion): void {
  openQuestion.setState({ asked });
}
