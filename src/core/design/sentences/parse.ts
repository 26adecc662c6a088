/**
 * Reads flows as people say them; the grammar is in the README of this folder. Nothing is guessed in silence: what a
 * line would make is listed, and a name that could be several things is a problem with the candidates.
 */
import type { Design } from '../schema.ts';
import type { Near } from './end-faults.ts';
import { LineReader } from './line-reader.ts';
import type { Sentence } from './sentence.ts';

/** Reads one line as it is typed. Total: any text gives a sentence. */
export function parseSentence(text: string, design: Design, near: Near = {}): Sentence {
  return new LineReader(design, near, ['tab', 'bar']).read(text);
}

/** Lines that are read of one paste. */
export const MOST_LINES = 500;

/**
 * Reads lines as they are pasted, one sentence for each: those of a list, a chat, or a spreadsheet (`from`, `to`,
 * `ports`, `reason`, `owner`, `status`, or as the head of the table says). Later lines know what earlier ones make. Of
 * more than `MOST_LINES` lines, the first so many are read.
 */
export function parseSentences(lines: readonly string[], design: Design, near: Near = {}): Sentence[] {
  const reader = new LineReader(design, near, ['tab', 'bar', 'comma']);
  return lines.slice(0, MOST_LINES).map((line) => reader.read(line));
}

/** The lines of a pasted text, without the blank ones. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
}
