import { compareText } from '../lib/order.ts';

/** Sorts as people do: 80 before 443, 10.2.0.0 before 10.10.0.0. */
function naturalKey(text: string): string {
  return text.replace(/[0-9]+/g, (digits) => digits.padStart(10, '0'));
}

/** Items without repetition, in the order of their text: the same set always prints the same (semantics 1.9). */
export function sortedItems<T>(items: Iterable<T>): T[] {
  const byText = new Map<string, T>();
  for (const item of items) byText.set(JSON.stringify(item), item);
  return [...byText]
    .map(([text, item]) => ({ key: naturalKey(text), text, item }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.text, b.text))
    .map(({ item }) => item);
}

/** A list in pieces of at most `size`. */
export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const out: T[][] = [];
  for (let at = 0; at < items.length; at += size) out.push(items.slice(at, at + size));
  return out;
}

/** Labels or annotations with sorted keys. */
function sortedRecord(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)));
}

/** `metadata` of an object to write. */
export function printMetadata(object: {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}): object {
  return {
    name: object.name,
    ...(object.namespace === undefined ? {} : { namespace: object.namespace }),
    ...(object.labels ? { labels: sortedRecord(object.labels) } : {}),
    ...(object.annotations ? { annotations: sortedRecord(object.annotations) } : {}),
  };
}
