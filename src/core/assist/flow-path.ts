/** Where one stands inside `{ … }` and `[ … ]`. */

/** Steps into a flow collection, and whether a key or a value is being written. */
export interface FlowPlace {
  readonly path: readonly (string | number)[];
  readonly at: 'key' | 'value';
  /** The key whose name the text ends in, where a colon follows it (`rest`). */
  readonly key?: string;
}

interface Level {
  readonly kind: '{' | '[';
  index: number;
  key: string | undefined;
}

/** The place at the end of `text`, which starts with `{` or `[`; undefined when everything is closed again. */
export function flowPlace(text: string, rest: string): FlowPlace | undefined {
  const levels: Level[] = [];
  let token = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    const top = levels.at(-1);
    if (c === '"' || c === "'") {
      const end = text.indexOf(c, i + 1);
      token = end < 0 ? text.slice(i + 1) : text.slice(i + 1, end);
      i = end < 0 ? text.length : end;
    } else if (c === '{' || c === '[') {
      levels.push({ kind: c, index: 0, key: undefined });
      token = '';
    } else if (c === '}' || c === ']') {
      levels.pop();
      if (levels.length === 0) return undefined;
      token = '';
    } else if (c === ',') {
      if (top) {
        top.index += 1;
        top.key = undefined;
      }
      token = '';
    } else if (c === ':' && top?.kind === '{' && top.key === undefined && /[\s"']|^$/.test(text[i + 1] ?? '')) {
      top.key = token.trim();
      token = '';
    } else token += c;
  }
  const top = levels.at(-1);
  if (!top) return undefined;
  const path = levels.flatMap((level): (string | number)[] =>
    level.kind === '[' ? [level.index] : level.key === undefined ? [] : [level.key],
  );
  const word = /^[^\s,:{}[\]]*/.exec(rest)?.[0] ?? '';
  const isKey = top.kind === '{' && top.key === undefined;
  const key = isKey && /^\s*:/.test(rest.slice(word.length)) ? `${token.trim()}${word}` : undefined;
  return { path, at: isKey ? 'key' : 'value', ...(key === undefined ? {} : { key }) };
}
