/** One YAML document to a plain value, by an own walk over the parser's tree: aliases are weighed, keys are checked. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Schema,
  type YAMLMap,
} from 'yaml';
import {
  duplicateKey,
  emptyRecord,
  isRecord,
  MAX_DEPTH,
  type ParsedText,
  type PlainRecord,
  type Problem,
  type Range,
  tooDeep,
} from './read-text.ts';
import { syntaxProblem } from './read-yaml-syntax.ts';

/** How many values aliases may stand for in one document. A hand-written file has a few hundred. */
const MAX_ALIASED_VALUES = 100_000;

interface Anchored {
  readonly value: unknown;
  readonly weight: number;
}

class Walk {
  readonly items = new Map<object, Range>();
  readonly problems: Problem[] = [];
  private readonly anchors = new Map<string, Anchored | 'open'>();
  private readonly base: number;
  private weight = 0;
  private aliased = 0;

  constructor(base: number) {
    this.base = base;
  }

  complain(node: unknown, problem: Omit<Problem, 'start' | 'end' | 'severity'>): void {
    this.problems.push({ ...this.rangeOf(node), severity: 'error', ...problem });
  }

  rangeOf(node: unknown): Range {
    const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
    return { start: this.base + (range?.[0] ?? 0), end: this.base + (range?.[1] ?? 0) };
  }

  value(node: unknown, depth: number, ofItems = false): unknown {
    if (depth > MAX_DEPTH) {
      this.problems.push(tooDeep(this.rangeOf(node)));
      return null;
    }
    this.weight++;
    if (isAlias(node)) return this.alias(node.source, node);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor === undefined) return this.plain(node, depth, ofItems);
    const before = this.weight;
    this.anchors.set(anchor, 'open');
    const value = this.plain(node, depth, ofItems);
    this.anchors.set(anchor, { value, weight: this.weight - before + 1 });
    return value;
  }

  private plain(node: unknown, depth: number, ofItems: boolean): unknown {
    if (isScalar(node)) return typeof node.value === 'bigint' ? Number(node.value) : (node.value ?? null);
    if (isMap(node)) return this.record(node, depth);
    if (!isSeq(node)) return null;
    return node.items.map((item) => {
      const value = this.value(item, depth + 1);
      if (ofItems && typeof value === 'object' && value !== null && !this.items.has(value))
        this.items.set(value, this.rangeOf(item));
      return value;
    });
  }

  private alias(name: string, node: unknown): unknown {
    const anchored = this.anchors.get(name);
    if (anchored === undefined || anchored === 'open') {
      const message = anchored ? 'an alias refers to what it is part of' : 'an alias refers to no earlier anchor';
      this.complain(node, { code: 'yaml/alias', message, help: 'quote the value if the `*` is part of it' });
      return null;
    }
    this.weight += anchored.weight;
    this.aliased += anchored.weight;
    if (this.aliased > MAX_ALIASED_VALUES) {
      const help = 'write the values out, or send fewer of them';
      const message = `aliases stand for more than ${MAX_ALIASED_VALUES} values`;
      if (this.problems.length === 0) this.complain(node, { code: 'yaml/alias-bomb', message, help });
      return null;
    }
    return anchored.value;
  }

  private record(map: YAMLMap, depth: number): PlainRecord {
    const out = emptyRecord();
    const merged: unknown[] = [];
    for (const pair of map.items as Pair[]) {
      if (isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN') {
        merged.push(this.value(pair.value, depth + 1));
        continue;
      }
      const key = this.key(pair.key);
      if (key === undefined) continue;
      if (Object.hasOwn(out, key)) this.problems.push(duplicateKey(key, this.rangeOf(pair.key)));
      out[key] = this.value(pair.value, depth + 1, key === 'items');
    }
    for (const value of merged) this.merge(out, value, map);
    return out;
  }

  /** Keys as JSON has them: numbers and booleans become text; null, lists and mappings are refused. */
  private key(node: unknown): string | undefined {
    if (isScalar(node) && node.value !== null && node.value !== undefined) return String(node.value);
    const help = 'keys must be text';
    this.complain(node, { code: 'yaml/key', message: 'a key is empty, a list or a mapping', help });
    return undefined;
  }

  private merge(out: PlainRecord, value: unknown, map: YAMLMap): void {
    for (const source of Array.isArray(value) ? value : [value]) {
      if (!isRecord(source)) {
        const help = 'give an alias of a mapping, or a list of them';
        this.complain(map, { code: 'yaml/merge', message: 'the merge key `<<` does not name a mapping', help });
        return;
      }
      for (const key of Object.keys(source)) if (!Object.hasOwn(out, key)) out[key] = source[key];
    }
  }
}

/** Made once: to build it anew for every document costs more than to parse a small one. */
const SCHEMA = new Schema({ schema: 'core' });

/** The parser's tree of one document, tolerant of errors; for finding fields. */
export function parseTree(text: string): Document {
  return parseDocument(text, {
    keepSourceTokens: false,
    logLevel: 'silent',
    prettyErrors: false,
    schema: SCHEMA,
    uniqueKeys: false,
  }) as Document;
}

/** Documents up to this many characters are given another try, this often. */
const MAX_MENDED = 256 * 1024;
const MAX_MENDS = 40;

/**
 * A quoted text over several lines whose last lines stand too far left: YAML forbids it, the API server's reader takes
 * it, and people write JSON that way. Each such line break becomes a space, as folding would have it; offsets stay.
 */
export function mendedTree(text: string): Document {
  const original = parseTree(text);
  let tree = original;
  let mended = text;
  for (let i = 0; i < MAX_MENDS && text.length <= MAX_MENDED; i++) {
    const error = tree.errors[0];
    if (!error) return tree;
    const at = mended.indexOf('\n', error.pos[0] - 1);
    if (error.code !== 'MISSING_CHAR' || !error.message.includes('quote') || at < 0 || at > error.pos[0] + 1) break;
    mended = `${mended.slice(0, at)} ${mended.slice(at + 1)}`;
    tree = parseTree(mended);
  }
  return tree.errors.length === 0 ? tree : original;
}

function treeRange(contents: Node | null, base: number): Range {
  return { start: base + (contents?.range?.[0] ?? 0), end: base + (contents?.range?.[1] ?? 0) };
}

/**
 * Reads one YAML 1.2 document (core schema, merge keys). `base` is added to every offset. A value is only to be trusted
 * when no problem is an error. Nothing of the text is quoted in a problem.
 */
export function parseYaml(text: string, base: number): ParsedText {
  let document: Document;
  try {
    document = mendedTree(text);
  } catch {
    const at = { start: base, end: base + text.length };
    return { ...at, value: null, items: new Map(), problems: [tooDeep(at)] };
  }
  const range = treeRange(document.contents as Node | null, base);
  const first = document.errors[0];
  if (first) return { ...range, value: null, items: new Map(), problems: [syntaxProblem(first, text, base)] };
  const walk = new Walk(base);
  const value = walk.value(document.contents, 1);
  const tag = document.warnings.find((w) => w.code === 'TAG_RESOLVE_FAILED');
  if (tag)
    walk.problems.push({
      ...syntaxProblem(tag, text, base),
      severity: 'warning',
      message: 'a tag is not understood and was passed over',
    });
  return { ...range, value, items: walk.items, problems: walk.problems };
}
