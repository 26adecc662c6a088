/** The document around a place as a plain value, as far as half-typed text can be read. */
import { isRecord, type PlainRecord } from '../dialects/read-text.ts';
import { parseTree } from '../dialects/read-yaml.ts';

/** Characters of one document that are read while somebody types or points at it. */
const MAX_READ = 200_000;

type Step = string | number;

/** The document at some lines (from 1, both inclusive); empty where it is none, or too large to be read at once. */
export function documentValue(lines: readonly string[], { first, last }: { first: number; last: number }): PlainRecord {
  const text = lines
    .slice(first - 1, last)
    .map((line, i) => (i === 0 ? line.replace(/^---\s?/, '') : line))
    .join('\n');
  if (text.length > MAX_READ) return {};
  try {
    const value: unknown = parseTree(text).toJS({ maxAliasCount: 100 });
    return isRecord(value) ? value : {};
  } catch {
    // nested too deep, or aliases without end: there is nothing to say about it
    return {};
  }
}

/** The value at a path; undefined where there is none. Own fields only. */
export function valueAt(value: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return typeof step === 'number' ? (at as unknown[])[step] : undefined;
    return isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, value);
}

/** A text at a path; undefined for anything else. */
export function textAt(value: unknown, path: readonly Step[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}
