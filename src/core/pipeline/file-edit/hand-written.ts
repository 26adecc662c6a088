/** Policies of an edited file kept as hand-written, beside what the design writes. */
import type { EditWay } from '../../analyses/file-edit.ts';
import { change } from '../../design/change.ts';
import { insert } from '../../design/edits/draft.ts';
import { newId } from '../../design/handles.ts';
import { COLLECTIONS, type KeptPolicy } from '../../design/schema.ts';
import { type ManifestObject, objectTitle } from '../../dialects/manifest.ts';
import { printDocument } from '../../dialects/print.ts';
import { readManifests } from '../../dialects/read.ts';
import { isPolicyObject } from '../../dialects/registry.ts';
import { changeTexts } from './change-texts.ts';
import { checkOf, type EditedTree } from './edited-tree.ts';

/**
 * Keeps what the text says and the written file does not. Undefined where nothing is left to keep. What it means is in
 * `check`: generated policies stay beside the kept ones, so what the text closed may stay open.
 */
export function handWritten(tree: EditedTree): EditWay | undefined {
  const { document, edit, compiled } = tree;
  const written = compiled.files.find((f) => f.path === edit.path)?.text ?? '';
  const same = new Set(policiesIn(edit.path, written).map((p) => valueKey(p.object)));
  const kept = policiesIn(edit.path, edit.text).filter((p) => !same.has(valueKey(p.object)));
  if (kept.length === 0) return undefined;
  const titles = kept.map((p) => objectTitle(p.object));
  const label = `Keep ${titles.length === 1 ? titles[0] : `${titles.length} policies`} as hand-written`;
  const [next] = change(document, label, (draft) => {
    for (const { object, text } of kept) {
      const { kind, namespace, name } = object;
      const id = newId(draft.design, 'policy:', [kind, namespace, name].filter((p) => p !== undefined).join('/'));
      const place = { file: edit.path, firstLine: object.span.line };
      const policy: KeptPolicy = {
        id,
        kind,
        ...(namespace === undefined ? {} : { namespace }),
        name,
        text,
        ...place,
        keep: 'yes',
      };
      insert(draft, 'policies', policy);
    }
  });
  const sound = Object.values(next.design.policies).every((p) => COLLECTIONS.policies.safeParse(p).success);
  if (!sound) return undefined;
  const check = checkOf(tree, next);
  return {
    kind: 'hand-written',
    label,
    document: next,
    changes: changeTexts(document.design, next.design),
    remarks: [
      'It is kept as it is typed, and later changes of the design do not change it.',
      'What the design writes stands beside it, under another name where both have the same.',
    ],
    ...(check ? { check } : {}),
  };
}

/** The policies of a text, each with its own lines. */
export function policiesIn(path: string, text: string): { readonly object: ManifestObject; readonly text: string }[] {
  const lines = text.split('\n');
  const objects = readManifests([{ name: path, text }]).objects.filter(isPolicyObject);
  return objects.map((object) => {
    const { line, column } = object.span;
    // an item of a list has no lines of its own to be kept
    if (column !== 1) return { object, text: printDocument(object.value) };
    let first = line;
    while (first > 1 && /^#/.test(lines[first - 2] ?? '')) first -= 1;
    let last = line;
    while (last < lines.length && !/^---(\s|$)/.test(lines[last] ?? '')) last += 1;
    return {
      object,
      text: `${lines
        .slice(first - 1, last)
        .join('\n')
        .trimEnd()}\n`,
    };
  });
}

function valueKey({ value }: ManifestObject): string {
  return JSON.stringify(value);
}
