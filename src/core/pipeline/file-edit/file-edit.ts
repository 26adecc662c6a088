/** What becomes of a file that is edited in the tree: the one way in for the engine. */
import type { FileEdit, FileEditAnswer } from '../../analyses/file-edit.ts';
import type { Document } from '../../design/change.ts';
import { backingOf } from './backing.ts';
import { editDesign, editLayout } from './document-edits.ts';
import { editKept } from './kept-edit.ts';
import { editNamespace } from './namespace-edit.ts';
import { editClusterPolicy, editPolicies } from './policies-edit.ts';

/**
 * Reads an edited text as what stands behind its file, and says what it changes. Total: a text that cannot be taken in
 * has no ways, and a refusal that says why. The document itself is not changed.
 */
export function fileEdit(document: Document, edit: FileEdit): FileEditAnswer {
  const backing = backingOf(document.design, edit.path);
  switch (backing.kind) {
    case 'design':
      return editDesign(document, edit);
    case 'layout':
      return editLayout(document, edit);
    case 'kept':
      return editKept(document, backing.id, edit);
    case 'namespace':
      return editNamespace(document, backing.id, backing.patch, edit);
    case 'policies':
      return editPolicies(document, backing.id, edit);
    case 'cluster-policy':
      return editClusterPolicy(document, edit);
    case 'none':
      return { diagnostics: [], ways: [], refusal: backing.why };
  }
}
