/** Evidence as one sentence. */
import type { Confidence, Doubt, Suggestion } from '../../core/design/classify/attributes.ts';

const WORDS: Readonly<Record<Confidence, string>> = { sure: 'sure', likely: 'likely', guess: 'a guess' };

/** `sure: label env=prod; but dev, since name ends in -dev`; the user's words in backticks. */
export function evidenceText({ confidence, evidence, against }: Suggestion): string {
  const says = evidence.map((e) => e.text).join('; ');
  const but = against.map((e) => `\`${e.value}\`, since ${e.text}`).join('; ');
  return `suggested, ${WORDS[confidence]}: ${says}${but === '' ? '' : `; but ${but}`}`;
}

/** `set to prod; but staging, since name ends in -staging`. */
export function doubtText({ value, against }: Doubt): string {
  return `set to \`${value}\`; but ${against.map((e) => `\`${e.value}\`, since ${e.text}`).join('; ')}`;
}

/** `set to prod; but …`, `the label standard lists a, b for app, not web`: what is wrong with a cell, and whose word it is. */
export function warningText(doubt: Doubt | undefined, problem: string | undefined): string | undefined {
  const said = [...(doubt ? [doubtText(doubt)] : []), ...(problem === undefined ? [] : [problem])];
  return said.length > 0 ? said.join('; ') : undefined;
}

/** Without the backticks round the user's words, for where they cannot be shown. */
export function plainWords(text: string): string {
  return text.replaceAll('`', '');
}
