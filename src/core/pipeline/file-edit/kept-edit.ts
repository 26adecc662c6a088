/** An edit of a policy that is kept as written: its text takes the place of the one that is kept. */
import type { FileEdit, FileEditAnswer } from '../../analyses/file-edit.ts';
import { change, type Document } from '../../design/change.ts';
import { type DocumentDraft, insert, setFields } from '../../design/edits/draft.ts';
import { withoutUndefined } from '../../design/fields.ts';
import { newId } from '../../design/handles.ts';
import { nameOf } from '../../design/lookup.ts';
import { COLLECTIONS, type KeptPolicy } from '../../design/schema.ts';
import { changeTexts } from './change-texts.ts';
import { editTree, effectOf } from './edited-tree.ts';
import { policiesIn } from './hand-written.ts';
import { refuseErrors, refuseWhole } from './refusals.ts';

/**
 * The text becomes that of the kept policy; further policies in it are kept beside it, and without any the policy goes. An
 * error does not stand in the way: it is kept as it is typed, and enforces nothing.
 */
export function editKept(document: Document, id: string, edit: FileEdit): FileEditAnswer {
  const tree = editTree(document, edit);
  const { diagnostics } = tree;
  const errors = diagnostics.filter((d) => d.severity === 'error');
  const syntax = errors.some((d) => d.code.startsWith('yaml/') || d.code.startsWith('file/'));
  if (syntax)
    return refuseErrors(
      edit,
      diagnostics,
      errors,
      'The text is not sound YAML, so nobody can tell which policy it is.',
    );
  const found = policiesIn(edit.path, edit.text);
  const blank = /^\s*(#.*)?$/.test(edit.text.replace(/^\s*#.*$/gm, ''));
  if (found.length === 0 && !blank)
    return refuseWhole(edit, 'The text holds no network policy; to remove the policy, empty the file.', diagnostics);
  const title = nameOf(document.design, id);
  const label = found.length === 0 ? `Remove ${title}` : `Edit ${title}`;
  const [next] = change(document, label, (draft) => keep(draft, id, found, edit.path));
  const policies = Object.values(next.design.policies);
  if (!policies.every((p) => COLLECTIONS.policies.safeParse(p).success))
    return refuseWhole(edit, 'The text is longer than a design holds: shorten it, or discard the draft.', diagnostics);
  const effect = effectOf(tree);
  const remarks = errors.length > 0 ? ['An API server would refuse it as it is, so it enforces nothing.'] : [];
  return {
    diagnostics,
    ways: [{ kind: 'document', label, document: next, changes: changeTexts(document.design, next.design), remarks }],
    ...(effect ? { effect } : {}),
  };
}

type Found = ReturnType<typeof policiesIn>[number];

function keep(draft: DocumentDraft, id: string, found: readonly Found[], path: string): void {
  const old = draft.design.policies[id];
  const [first, ...more] = found;
  if (!first || !old) {
    delete draft.design.policies[id];
    return;
  }
  setFields(draft, 'policies', id, fieldsOf(first, found.length === 1));
  for (const policy of more) {
    const { kind, namespace, name } = policy.object;
    const next = newId(draft.design, 'policy:', [kind, namespace, name].filter((p) => p !== undefined).join('/'));
    const added = { id: next, file: path, keep: old.keep, ...fieldsOf(policy, false) };
    insert(draft, 'policies', withoutUndefined<KeptPolicy>({ owner: undefined, ...added }));
  }
}

/** `whole`: the file holds this policy alone, so its lines are counted from the first. */
function fieldsOf({ object, text }: Found, whole: boolean) {
  const { kind, namespace, name, span } = object;
  return { kind, namespace, name, text, firstLine: whole ? 1 : span.line };
}
