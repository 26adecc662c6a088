import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/** Something in a tree that has no plain value. */
export interface PlainProblem {
  readonly node: Node;
  readonly message: string;
  readonly help: string;
}

/**
 * The plain value of a YAML tree: scalars, arrays, and records without a prototype. Aliases are not followed, so a
 * small text never becomes a large value; they, repeated keys and `__proto__` are reported.
 */
export function plainValue(node: unknown, problems: PlainProblem[]): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map((item) => plainValue(item, problems));
  if (isAlias(node)) {
    const help = 'write the value out: a design file is read without anchors';
    problems.push({ node, message: `\`*${node.source}\` stands for a value elsewhere`, help });
    return null;
  }
  if (!isMap(node)) return null;
  const record: Record<string, unknown> = Object.create(null);
  for (const { key, value } of node.items) {
    const name = keyText(key);
    const problem = keyProblem(name, record);
    if (problem) problems.push({ node: key as Node, ...problem });
    else if (name !== undefined) record[name] = plainValue(value, problems);
  }
  return record;
}

/** A mapping key as text; undefined when it is no scalar. */
export function keyText(key: unknown): string | undefined {
  // a key set by an upgrade step is plain text
  if (typeof key === 'string') return key;
  if (!isScalar(key)) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function keyProblem(name: string | undefined, record: object): { message: string; help: string } | undefined {
  if (name === undefined) return { message: 'a field has a name that is not text', help: 'write the name as text' };
  if (name === '__proto__') return { message: '`__proto__` cannot be a field', help: 'leave it out' };
  if (Object.hasOwn(record, name))
    return { message: `\`${name}\` is given twice`, help: 'keep one of the two, and write it once' };
  return undefined;
}
