/**
 * Which lines of the tree belong to which elements of the design: the items of `design.yaml` and `layout.yaml`, and in
 * manifests what the handles in comments stand above. Told from the lines alone, so it is cheap for any text.
 */
import { nameOf, namespaceNamed } from '../design/lookup.ts';
import { memoised } from '../design/memo.ts';
import type { Design } from '../design/schema.ts';
import { mentionsIn } from './mentions.ts';

/** Lines of a file (from 1, both inclusive) and the elements that they implement. */
export interface LineMark {
  readonly line: number;
  readonly endLine: number;
  readonly ids: readonly string[];
}

/** The marks of a text, outer ones first. */
export function marksOfText(path: string, text: string, design: Design): LineMark[] {
  const lines = text.split('\n');
  if (path === 'design.yaml') return itemMarks(lines, design);
  if (path === 'layout.yaml') return layoutMarks(lines, design);
  if (!/\.ya?ml$/.test(path)) return [];
  return documentsOf(lines).flatMap(([first, last]) => documentMarks(lines, first, last, design));
}

/** The ids whose marks show how elements are implemented: themselves, and of a workload the flows that end at it. */
export function implementingIds(design: Design, ids: readonly string[]): ReadonlySet<string> {
  const ends = new Set(ids.filter((id) => id.startsWith('wl:') || id.startsWith('group:')));
  const flows = Object.values(design.flows).filter((f) => ends.has(f.from) || ends.has(f.to));
  return new Set([...ids, ...flows.map((f) => f.id)]);
}

/** The elements of the innermost mark around a line. */
export function idsAtLine(marks: readonly LineMark[], line: number): readonly string[] {
  const around = marks.filter((m) => m.line <= line && line <= m.endLine);
  const innermost = around.sort((a, b) => a.endLine - a.line - (b.endLine - b.line))[0];
  return innermost?.ids ?? [];
}

/** Documents as first and last line, separators left out. */
function documentsOf(lines: readonly string[]): [number, number][] {
  const out: [number, number][] = [];
  let first = 1;
  for (let n = 1; n <= lines.length + 1; n++) {
    const ends = n > lines.length || /^---(\s|$)/.test(lines[n - 1] ?? '');
    if (!ends) continue;
    if (n > first) out.push([first, n - 1]);
    first = n + 1;
  }
  return out;
}

/** The document as a whole for the handles above it and its namespace, then each rule for the handles above it. */
function documentMarks(lines: readonly string[], first: number, last: number, design: Design): LineMark[] {
  const marks: LineMark[] = [];
  const head = new Set<string>();
  let inHead = true;
  for (let n = first; n <= last; n++) {
    const line = lines[n - 1] ?? '';
    if (!/^\s*#/.test(line)) {
      if (line.trim() !== '') inHead = false;
      continue;
    }
    const ids = mentionsIn(line, design).map((m) => m.id);
    if (inHead) for (const id of [...ids, ...subjectsOf(line, design)]) head.add(id);
    else if (ids.length > 0) marks.push({ line: n, endLine: endOfRule(lines, n, last), ids });
  }
  const namespace = namespaceId(lines, first, last, design);
  const ids = [...head, ...(namespace === undefined ? [] : [namespace])];
  return ids.length === 0 ? marks : [{ line: first, endLine: last, ids }, ...marks];
}

const idsByName = memoised(
  (design: Design): ReadonlyMap<string, string> =>
    new Map(
      [...Object.keys(design.workloads), ...Object.keys(design.labelGroups)].map((id) => [nameOf(design, id), id]),
    ),
);

/** Whom a policy is for, as the comment above it says: `what shop/web needs`. */
function subjectsOf(line: string, design: Design): string[] {
  const name = /^# what (.+) needs$/.exec(line)?.[1];
  const id = name === undefined ? undefined : idsByName(design).get(name);
  return id === undefined ? [] : [id];
}

/** The item below a comment: up to the next item or comment at its column, or the end of the list. */
function endOfRule(lines: readonly string[], comment: number, last: number): number {
  const indent = indentOf(lines[comment - 1] ?? '');
  let started = false;
  for (let n = comment + 1; n <= last; n++) {
    const line = lines[n - 1] ?? '';
    if (line.trim() === '') continue;
    const own = indentOf(line);
    const isComment = line.trimStart().startsWith('#');
    if (!started && isComment && own === indent) continue;
    if (started && own <= indent) return n - 1;
    if (!isComment) started = true;
  }
  return last;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The namespace that a document is about or stands in. */
function namespaceId(lines: readonly string[], first: number, last: number, design: Design): string | undefined {
  const own = lines.slice(first - 1, last);
  const isNamespace = own.some((line) => /^kind: Namespace\s*$/.test(line));
  const field = isNamespace ? /^ {2}name: (\S+)/ : /^ {2}namespace: (\S+)/;
  const name = own.map((line) => field.exec(line)?.[1]).find((found) => found !== undefined);
  return name === undefined ? undefined : namespaceNamed(design, name.replace(/^["']|["']$/g, ''))?.id;
}

/** The items of the design file: from `- id:` to the next item of the same list. */
function itemMarks(lines: readonly string[], design: Design): LineMark[] {
  const marks: { line: number; endLine: number; ids: readonly string[] }[] = [];
  let open: { line: number; endLine: number; ids: readonly string[]; indent: number } | undefined;
  lines.forEach((line, i) => {
    if (line.trim() === '') return;
    const indent = indentOf(line);
    const id = /^\s*- (?:\{ ?)?id: ["']?([^\s,"'}]+)/.exec(line)?.[1];
    if (open && indent <= open.indent) open = undefined;
    if (id !== undefined && open === undefined) {
      const known = mentionsIn(id, design).map((m) => m.id);
      open = { line: i + 1, endLine: i + 1, ids: known, indent };
      if (known.length > 0) marks.push(open);
    } else if (open) open.endLine = i + 1;
  });
  return marks.map(({ line, endLine, ids }) => ({ line, endLine, ids }));
}

function layoutMarks(lines: readonly string[], design: Design): LineMark[] {
  return lines.flatMap((line, i) => {
    const [mention] = /^ {2}\S/.test(line) ? mentionsIn(line.replace(/: \{.*$/, ''), design) : [];
    return mention ? [{ line: i + 1, endLine: i + 1, ids: [mention.id] }] : [];
  });
}
