/** Bulkhead's own files among others: which they are, and opened together as one document. */
import type { Diagnostic } from '../diagnostics.ts';
import type { Document } from './change.ts';
import { readDesign } from './design-file.ts';
import { COLLECTION_NAMES, EMPTY_LAYOUT } from './empty.ts';
import type { SourceText } from './file/yaml-text.ts';
import { readLayout } from './layout-file.ts';

const OWN_KEYS: ReadonlySet<string> = new Set(['target', ...COLLECTION_NAMES]);

/**
 * Whether a text is a design file: top level `version` (a number), `name`, a field of ours, and neither `kind` nor
 * `apiVersion`. Looks at lines only, so it is cheap for any text.
 */
export function isDesignText(text: string): boolean {
  const keys = topLevelKeys(text);
  if (!keys.has('version') || !keys.has('name') || keys.has('kind') || keys.has('apiVersion')) return false;
  return keys.size === 2 || [...keys].some((key) => OWN_KEYS.has(key));
}

/** Whether a text is a layout file: top level `version` and `nodes`, and nothing else. */
export function isLayoutText(text: string): boolean {
  const keys = topLevelKeys(text);
  return keys.size === 2 && keys.has('version') && keys.has('nodes');
}

/** Names at the start of a line, before a colon; `version` only with a whole number. */
function topLevelKeys(text: string): Set<string> {
  const keys = new Set<string>();
  for (const [, key = '', rest = ''] of text.matchAll(/^\uFEFF?([A-Za-z][A-Za-z0-9_]*)[ \t]*:(?=\s|$)([^\r\n]*)/gm))
    if (key !== 'version' || /^[ \t]+[0-9]+[ \t]*(#.*)?$/.test(rest)) keys.add(key);
  return keys;
}

/** Files sorted into the design among them and the rest. */
export interface OpenedFiles<F extends SourceText> {
  /** Absent when no file is a design that could be read. */
  readonly document?: Document;
  /** The text of the design, for `printDesign` to keep comments. */
  readonly designText?: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Files that are not Bulkhead's own. */
  readonly rest: readonly F[];
}

/** Opens a design and its layout out of any files. Of several designs, the first is opened, and the others reported. */
export function openDesignFiles<F extends SourceText>(files: readonly F[]): OpenedFiles<F> {
  const designs = files.filter((f) => isDesignText(f.text));
  const layouts = files.filter((f) => isLayoutText(f.text));
  const rest = files.filter((f) => !designs.includes(f) && !layouts.includes(f));
  const [file, ...others] = designs;
  const diagnostics: Diagnostic[] = others.map((f) => second(f.name));
  if (!file) return { diagnostics, rest };
  const read = readDesign(file);
  diagnostics.push(...read.diagnostics);
  if (!read.design) return { diagnostics, rest };
  const layoutFile = layouts.find((f) => folderOf(f.name) === folderOf(file.name)) ?? layouts[0];
  const layout = layoutFile ? readLayout(layoutFile) : undefined;
  diagnostics.push(...(layout?.diagnostics ?? []));
  const document: Document = { design: read.design, layout: layout?.layout ?? EMPTY_LAYOUT };
  return { document, designText: file.text, diagnostics, rest };
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

function second(file: string): Diagnostic {
  return {
    code: 'design/second-design',
    severity: 'warning',
    message: 'a second design is not opened',
    place: { file },
    help: 'open it by itself',
  };
}
