/** Finds a field again in the text of its object. Only what is asked for is parsed, and only when it is asked for. */
import { type Document, isAlias, isCollection, isMap, isNode, isScalar, isSeq, type Pair } from 'yaml';
import type { Span } from '../diagnostics.ts';
import type { FieldPath } from './manifest.ts';
import type { LineIndex, Range } from './read-text.ts';
import { mendedTree } from './read-yaml.ts';

/** Remembers the last tree, since a dialect asks for several fields of one object in a row. */
export class FieldFinder {
  private readonly text: string;
  private readonly lines: LineIndex;
  private last: (Range & { readonly tree: Document }) | undefined;

  constructor(text: string, lines: LineIndex) {
    this.text = text;
    this.lines = lines;
  }

  /** The span of a field of the object at `range`; of the nearest enclosing field where it is absent. */
  locate(range: Range, path: FieldPath): Span {
    const column = this.lines.column(range.start);
    const tree = this.tree(range, column);
    const found = tree && fieldRange(tree, path);
    if (!found) return this.lines.span(range);
    const base = range.start - column;
    return this.lines.span({ start: base + found.start, end: base + found.end });
  }

  private tree(range: Range, column: number): Document | undefined {
    if (this.last?.start === range.start && this.last.end === range.end) return this.last.tree;
    try {
      const tree = mendedTree(' '.repeat(column) + this.text.slice(range.start, range.end));
      this.last = { ...range, tree };
      return tree;
    } catch {
      return undefined;
    }
  }
}

function nodeRange(node: unknown): Range | undefined {
  if (!isNode(node)) return undefined;
  const range = isScalar(node) || isCollection(node) || isAlias(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : undefined;
}

/** A block collection is shown with its key, anything else by its value alone. */
function pairRange(pair: Pair): Range | undefined {
  const key = nodeRange(pair.key);
  const value = nodeRange(pair.value);
  if (!key || (value && value.end > value.start && !(isCollection(pair.value) && !pair.value.flow)))
    return value ?? key;
  return { start: key.start, end: Math.max(key.end, value?.end ?? 0) };
}

function fieldRange(tree: Document, path: FieldPath): Range | undefined {
  let node: unknown = tree.contents;
  let found: Range | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = (node.items as Pair[]).find((p) => isScalar(p.key) && String(p.key.value) === String(step));
      if (!pair) return found;
      found = pairRange(pair) ?? found;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      if (node === undefined) return found;
      found = nodeRange(node) ?? found;
    } else return found;
  }
  return found;
}
