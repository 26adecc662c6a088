/** Writing of YAML that every reader of Kubernetes reads alike, with comments. */
import { Document, isCollection, isMap, isScalar, isSeq, type Node } from 'yaml';

/** Comment lines that belong above a value. They are no part of it: copies and comparisons do not see them. */
const comments = new WeakMap<object, readonly string[]>();

/** Puts comment lines above a value of a document to print. Returns the same value. */
export function commented<T extends object>(value: T, lines: readonly string[] | undefined): T {
  if (lines && lines.length > 0) comments.set(value, lines);
  return value;
}

/** One comment line per line of text. Breaks and control characters of any kind cannot end the comment. */
function commentText(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split(/[\r\n\u0085\u2028\u2029]+/))
    .map((line) => ` ${line.replace(/\p{Cc}/gu, ' ')}`.trimEnd())
    .join('\n');
}

function attach(node: unknown, value: unknown): void {
  if (typeof value !== 'object' || value === null || !isCollection(node)) return;
  const lines = comments.get(value);
  if (lines) (node as Node).commentBefore = commentText(lines);
  if (isSeq(node) && Array.isArray(value)) for (const [i, item] of node.items.entries()) attach(item, value[i]);
  if (isMap(node))
    for (const pair of node.items)
      if (isScalar(pair.key)) attach(pair.value, (value as Readonly<Record<string, unknown>>)[String(pair.key.value)]);
}

/**
 * A plain value as one YAML document: keys in the order given, no folded lines, no aliases, LF, and every text quoted that
 * YAML 1.1 or 1.2 would read as something else. `lines` are comments at the top; without them, those of the value itself.
 */
export function printDocument(value: unknown, lines?: readonly string[]): string {
  const own = typeof value === 'object' && value !== null ? comments.get(value) : undefined;
  const document = new Document(value, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
  attach(document.contents, value);
  const top = lines ?? own;
  if (isCollection(document.contents)) document.contents.commentBefore = top?.length ? commentText(top) : null;
  return document.toString({ lineWidth: 0, indentSeq: false, flowCollectionPadding: false });
}
