/** Edits of the design's own files: the text becomes the document. */
import type { EditWay, FileEdit, FileEditAnswer } from '../../analyses/file-edit.ts';
import { change, type Document } from '../../design/change.ts';
import { readDesign } from '../../design/design-file.ts';
import { designDifference } from '../../design/difference.ts';
import { layoutKeysOf, placeNew } from '../../design/edits/place.ts';
import { sameValue } from '../../design/fields.ts';
import { readLayout } from '../../design/layout-file.ts';
import type { Design } from '../../design/schema.ts';
import { validateDesign } from '../../design/validate.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { compileDesign } from '../compile-design.ts';
import { changeTexts } from './change-texts.ts';
import { compareTrees, connectionsOf, isComparable, pairChanges } from './enforced.ts';
import { refuseErrors, refuseWhole } from './refusals.ts';

/** An edit of `design.yaml`. What it adds is given a place on the map, what it removes gives its place up. */
export function editDesign(document: Document, edit: FileEdit): FileEditAnswer {
  const { design, diagnostics } = readDesign({ name: edit.path, text: edit.text });
  const errors = diagnostics.filter((d) => d.severity === 'error');
  const fresh = freshErrors(document.design, errors);
  if (!design) return refuseErrors(edit, diagnostics, errors, whyNone(errors));
  if (fresh.length > 0) return refuseErrors(edit, diagnostics, fresh, whyNot(fresh));
  const next = { design: withSameObjects(document.design, design), layout: document.layout };
  const changes = changeTexts(document.design, next.design);
  if (changes.length === 0) return { diagnostics, ways: [commentsOnly(document)] };
  const placed = withLayout(document, next);
  const effect = effectOf(document.design, placed.design);
  const way: EditWay = { kind: 'document', label: 'Edit design.yaml', document: placed, changes, remarks: [] };
  return { diagnostics, ways: [way], ...(effect ? { effect } : {}) };
}

/** Comments and order of fields are no part of the design: they are kept with its text, and nothing else changes. */
function commentsOnly(document: Document): EditWay {
  return {
    kind: 'document',
    label: 'Edit design.yaml',
    document,
    changes: [],
    remarks: ['Only comments and layout differ: they are kept with the file, and the design stays as it is.'],
  };
}

/** An edit of `layout.yaml`. */
export function editLayout(document: Document, edit: FileEdit): FileEditAnswer {
  const { layout, diagnostics } = readLayout({ name: edit.path, text: edit.text });
  if (!layout || diagnostics.length > 0)
    return refuseErrors(edit, diagnostics, diagnostics, 'What such a line places would move.');
  const before = document.layout.nodes;
  const ids = [...new Set([...Object.keys(before), ...Object.keys(layout.nodes)])];
  const moved = ids.filter((id) => !sameValue(rounded(before[id]), layout.nodes[id]));
  if (moved.length === 0)
    return refuseWhole(edit, 'Nothing stands elsewhere, so there is nothing to take in: discard the draft.');
  const nodes = Object.fromEntries(
    Object.entries(layout.nodes).map(([id, node]) => [id, moved.includes(id) ? node : (before[id] ?? node)]),
  );
  const changes = moved
    .slice(0, 200)
    .map((id) => `${Object.hasOwn(layout.nodes, id) ? 'place' : 'forget the place of'} ${id}`);
  const next = { ...document, layout: { ...document.layout, nodes } };
  return { diagnostics, ways: [{ kind: 'document', label: 'Edit layout.yaml', document: next, changes, remarks: [] }] };
}

/** As the file writes it: whole pixels. */
function rounded<T extends object>(node: T | undefined): T | undefined {
  if (!node) return undefined;
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    typeof value === 'number' ? Math.round(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

const LOST: ReadonlySet<string> = new Set(['design/field', 'design/not-a-list', 'design/duplicate-id']);

/** Errors that the design did not have before. */
function freshErrors(before: Design, errors: readonly Diagnostic[]): readonly Diagnostic[] {
  if (errors.length === 0) return errors;
  const had = new Set(validateDesign(before).map(said));
  return errors.filter((d) => !had.has(said(d)));
}

function whyNone(errors: readonly Diagnostic[]): string {
  return errors.some((d) => d.code.startsWith('yaml/')) ? NOT_SOUND : 'The text is no design file.';
}

/** Why fresh errors stand in the way: items would be left out, which would remove them, or something is wrong. */
function whyNot(fresh: readonly Diagnostic[]): string {
  if (fresh.some((d) => d.code.startsWith('yaml/'))) return NOT_SOUND;
  return fresh.some((d) => LOST.has(d.code))
    ? 'What cannot be read would be lost.'
    : 'The design is sound without it, and would no longer be.';
}

const NOT_SOUND = 'The text is not sound YAML, so it cannot be read.';

function said({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}

/** The design as read, with the objects of the one before wherever they say the same. */
function withSameObjects(before: Design, read: Design): Design {
  const changed = new Map(designDifference(before, read).map((d) => [`${d.collection} ${d.id}`, d]));
  const collections = Object.entries(read).map(([name, record]) => {
    if (typeof record !== 'object') return [name, record];
    const old = before[name as keyof Design] as Readonly<Record<string, object>>;
    const entries = Object.entries(record).map(([id, item]) => [id, changed.has(`${name} ${id}`) ? item : old[id]]);
    const same = entries.length === Object.keys(old).length && entries.every(([id, item]) => old[String(id)] === item);
    return [name, same ? old : Object.fromEntries(entries)];
  });
  return Object.fromEntries(collections) as Design;
}

function withLayout(before: Document, next: Document): Document {
  const differences = designDifference(before.design, next.design);
  const [placed] = change(next, '', (draft) => {
    for (const d of differences)
      if (d.kind === 'removed') for (const key of layoutKeysOf(d.id)) delete draft.layout.nodes[key];
    placeNew(
      draft,
      differences.filter((d) => d.kind === 'added').map((d) => d.id),
    );
  });
  return placed;
}

/** What opens and closes between what both designs compile to. */
function effectOf(before: Design, after: Design) {
  const [b, a] = [compileDesign(before), compileDesign(after)];
  const compared = compareTrees(b, a, [before, after]);
  if (!isComparable(compared)) return undefined;
  return connectionsOf(pairChanges(compared), a.inventory, a.cluster);
}
