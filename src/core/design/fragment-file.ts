/**
 * A fragment as text, for the clipboard: a line that says what it is, then a design file of what was copied, with the
 * names of what that refers to under `around`, and the places of a layout file under `nodes`. It is read like any text
 * from outside.
 */

import { isMap, type YAMLMap } from 'yaml';
import { formatDiagnostic } from '../diagnostics.ts';
import { numberText } from '../lib/number-text.ts';
import { printDesign, readDesign } from './design-file.ts';
import { COLLECTION_NAMES, emptyDesign } from './empty.ts';
import { plainValue } from './file/plain.ts';
import { composeYaml } from './file/yaml-text.ts';
import { COPIED_COLLECTIONS, type Fragment, fragmentIds } from './fragment.ts';
import { printNodes, readNodes } from './layout-file.ts';
import type { Design } from './schema.ts';
import { countsText } from './thing-words.ts';

/** Characters of a fragment; more is a file to be imported. */
const MAX_TEXT = 4_000_000;
const MAX_THINGS = 20_000;
const HEADER = /^\uFEFF?\s*# Bulkhead fragment\b/;

/** A fragment, with complaints about what of it could not be read; or why there is none. */
export type FragmentRead =
  | { readonly fragment: Fragment; readonly problems: readonly string[] }
  | { readonly fragment?: undefined; readonly problems: readonly string[] };

/** Whether a text says of itself that it is a fragment. */
export function isFragmentText(text: string): boolean {
  return HEADER.test(text);
}

/** The text of a fragment; `source`: the name of the design that it was copied from. The same gives the same bytes. */
export function printFragment(fragment: Fragment, source: string): string {
  const what = countsText(fragmentIds(fragment));
  const places = Object.keys(fragment.layout.nodes).length > 0 ? `\n${printNodes(fragment.layout.nodes)}` : '';
  const design = printDesign({ ...fragment.design, name: what });
  const around = Object.entries(fragment.around).map(
    ([id, name]) => `  ${JSON.stringify(id)}: ${JSON.stringify(name)}\n`,
  );
  const names = around.length > 0 ? `\naround:\n${around.sort().join('')}` : '';
  return `# Bulkhead fragment: ${what} of ${JSON.stringify(source)}. Paste it onto a map.\n${design}${names}${places}`;
}

/** Reads the text of a fragment. What cannot be read is left out and told. Never throws. */
export function readFragment(text: string): FragmentRead {
  if (text.length > MAX_TEXT) return { problems: ['it is larger than 4 MB: open it as a file'] };
  const file = { name: 'clipboard', text };
  const read = readDesign(file);
  const errors = read.diagnostics.filter((d) => d.severity === 'error' && !REFERS_ELSEWHERE.has(d.code));
  const problems = errors.slice(0, 5).map(formatDiagnostic);
  if (!read.design) return { problems };
  const beside = composeYaml({ ...file, text: besideOf(text) }, [])?.document;
  const nodes = beside?.get('nodes', true);
  const fragment: Fragment = {
    design: copiedOnly(read.design),
    layout: { version: 1, nodes: isMap(nodes) ? readNodes(nodes as YAMLMap<unknown, unknown>, () => undefined) : {} },
    around: namesOf(plainValue(beside?.get('around', true), [])),
  };
  const count = fragmentIds(fragment).length;
  if (count === 0) return { problems: problems.length > 0 ? problems : ['there is nothing in it'] };
  if (count > MAX_THINGS)
    return { problems: [`it holds ${numberText(count)} things, more than 20,000: open it as a file`] };
  return { fragment, problems };
}

/** A part of a design refers to what is not in it; paste looks for that in the design it goes into. */
const REFERS_ELSEWHERE: ReadonlySet<string> = new Set(['design/missing-reference', 'design/duplicate-name']);

function copiedOnly(design: Design): Design {
  const copied = new Set<string>(COPIED_COLLECTIONS);
  const others = COLLECTION_NAMES.filter((collection) => !copied.has(collection));
  const none = emptyDesign(design.name);
  return { ...design, ...Object.fromEntries(others.map((collection) => [collection, none[collection]])) };
}

/** What stands beside the design: the end of the text, from the first of its fields on. */
function besideOf(text: string): string {
  const at = text.search(/^(?:around|nodes):/m);
  return at < 0 ? '' : text.slice(at);
}

const LONGEST = 320;

function namesOf(value: unknown): Fragment['around'] {
  if (typeof value !== 'object' || value === null) return {};
  const names = Object.entries(value).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && entry[0].length <= LONGEST && entry[1].length <= LONGEST * 2,
  );
  return Object.fromEntries(names);
}
