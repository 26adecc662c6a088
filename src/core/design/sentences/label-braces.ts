/** Labels in braces, as they follow the name of a namespace: `shop{app=web, tier=front}`. */
import { labelKeyProblem, labelValueProblem } from '../label-syntax.ts';
import type { Fault } from './end-faults.ts';

/** Reads what stands between the braces; a key without a value has the empty one. */
export function readLabels(text: string): { readonly labels: Readonly<Record<string, string>> } | Fault {
  const pairs: [string, string][] = [];
  for (const written of text.split(/[,;&]/)) {
    const pair = written.trim();
    if (pair === '') continue;
    const parts = /^([^\s=:]+)(?:\s*(?:==?|:)\s*(\S*))?$/.exec(pair);
    const [, key = '', value = ''] = parts ?? [];
    const problem = parts ? (labelKeyProblem(key) ?? labelValueProblem(value)) : `\`${pair}\` is no label`;
    if (problem !== undefined) return { message: problem, help: 'write labels as `{app=web, tier=front}`', fixes: [] };
    pairs.push([key, value]);
  }
  return { labels: Object.fromEntries(pairs) };
}
