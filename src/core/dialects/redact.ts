/** What is kept of a policy's text: what policy needs, line by line where it stood, and nothing else. */
import { CST, isAlias, isMap, isScalar, Lexer, type Pair, stringify, visit } from 'yaml';
import type { ManifestObject, SourceFile } from './manifest.ts';
import { parseTree } from './read-yaml.ts';

const TOP_LEVEL: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'spec', 'specs']);
const METADATA: ReadonlySet<string> = new Set(['name', 'generateName', 'namespace', 'labels']);

type Plain = { readonly [key: string]: unknown };

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keep(value: unknown, keys: ReadonlySet<string>): { [key: string]: unknown } {
  return Object.fromEntries(Object.entries(isPlain(value) ? value : {}).filter(([key]) => keys.has(key)));
}

/** The value of a policy without annotations, managed fields, status, and whatever else policy does not need. */
export function redactedValue(object: ManifestObject): { readonly [key: string]: unknown } {
  const kept = keep(object.value, TOP_LEVEL);
  return { ...kept, metadata: keep(kept['metadata'], METADATA) };
}

/** Replaces everything but line breaks by spaces, so that lines and columns stay. */
function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}

function blankComments(text: string): string {
  let out = text;
  let at = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    const control = type === 'doc-mode' || type === 'flow-error-end' || type === 'scalar';
    if (type === 'comment' && !scalar) out = blank(out, at, at + token.length);
    scalar = type === 'scalar';
    if (!control) at += token.length;
  }
  return out;
}

/** Stretches of the values of keys that are not kept. */
function unkept(node: unknown, keys: ReadonlySet<string>): [number, number][] {
  if (!isMap(node)) return [];
  return (node.items as Pair[]).flatMap(({ key, value }): [number, number][] => {
    const name = isScalar(key) ? String(key.value) : '';
    const range = (value as { range?: [number, number, number] | null } | null)?.range;
    if (keys.has(name)) return name === 'metadata' ? unkept(value, METADATA) : [];
    return range ? [[range[0], range[2]]] : [];
  });
}

/** A block-style document with what is not kept blanked, as long as that keeps its meaning, which is the value. */
function blanked(text: string, value: Plain): string | undefined {
  const tree = parseTree(text);
  let aliases = tree.errors.length > 0;
  visit(tree, (_key, node) => {
    if (isAlias(node) || (node as { anchor?: string } | null)?.anchor !== undefined) aliases = true;
  });
  if (aliases) return undefined;
  const values = unkept(tree.contents, TOP_LEVEL).reduce((out, [start, end]) => blank(out, start, end), text);
  // without a number sign there is no comment to blank
  const kept = values.includes('#') ? blankComments(values) : values;
  return readsAs(kept === text ? tree : parseTree(kept), value) ? kept : undefined;
}

/** Whether two plain values are equal; absent and `null` are the same. */
function equal(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => equal(x, b[i]));
  if (!isPlain(a) || !isPlain(b)) return Object.is(a ?? null, b ?? null);
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => equal(a[key], b[key]));
}

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return at;
}

/** The document's own lines, when the object is a block-style document by itself. */
function ownLines({ span }: ManifestObject, { text, firstLine = 1 }: SourceFile): string | undefined {
  if (span.column !== 1) return undefined;
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const start = lineStart(source, span.line - firstLine + 1);
  const last = lineStart(source.slice(start), span.endLine - span.line + 1) + start;
  const document = source.slice(start, last + span.endColumn - 1);
  return /^[A-Za-z"']/.test(document) ? document : undefined;
}

/**
 * The text of one policy, to be kept and read again: its own lines with comments and everything that policy does not
 * need blanked, so that lines and columns stay true. A policy from a list, in flow style, or with anchors is printed
 * afresh from its value, starting at the line of the object. `file` is the file that it was read from.
 */
export function policySource(
  object: ManifestObject,
  file: SourceFile,
): SourceFile & {
  /** Whether it is the text that was read, so that every field stands where it stood. */
  readonly asWritten: boolean;
} {
  const value = redactedValue(object);
  const lines = ownLines(object, file);
  const text = lines === undefined ? undefined : blanked(lines, value);
  return {
    name: object.file,
    text: text ?? stringify(value, { aliasDuplicateObjects: false, compat: 'yaml-1.1', lineWidth: 0 }),
    firstLine: object.span.line,
    asWritten: text !== undefined,
  };
}

/** Whether a text that was parsed reads as the value. Blanked fields read as `null`, which counts as absent. */
function readsAs(tree: ReturnType<typeof parseTree>, value: Plain): boolean {
  if (tree.errors.length > 0) return false;
  const kept = keep(tree.toJS(), TOP_LEVEL);
  return equal({ ...kept, metadata: keep(kept['metadata'], METADATA) }, value);
}
