/** Policies in force that a design neither holds nor manages: an export leaves them where they are. */
import type { PolicySource } from '../analyses/answers.ts';
import type { Document } from '../design/change.ts';
import type { KeptPolicy } from '../design/schema.ts';
import { counted } from '../design/thing-words.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { readManifests } from '../dialects/read.ts';
import { isPolicyObject } from '../dialects/registry.ts';
import { importFiles, isExported } from './import-files.ts';
import { keptPolicies, namespaceOfKept } from './kept-policies.ts';

/** The document with such policies among `files`, and what is to be said of it. */
export function withTakenOver(
  document: Document,
  files: readonly PolicySource[],
): { readonly document: Document; readonly diagnostics: readonly Diagnostic[] } {
  const { design } = document;
  const written = new Set(readManifests(files).objects.filter(isPolicyObject).filter(isExported).map(keyOf));
  const found = Object.values(importFiles({ files, document }).document.design.policies);
  // what an earlier export wrote, a later one takes away again
  const others = found.filter((p) => !Object.hasOwn(design.policies, p.id) && !written.has(keyOf(p)));
  const taken = keptPolicies({ ...design, policies: Object.fromEntries(others.map((p) => [p.id, p])) });
  if (taken.length === 0) return { document, diagnostics: [] };
  const policies = { ...design.policies, ...Object.fromEntries(taken.map((p) => [p.id, p])) };
  return { document: { ...document, design: { ...design, policies } }, diagnostics: [saying(taken.length)] };
}

function keyOf({ kind, namespace, name }: Pick<KeptPolicy, 'kind' | 'namespace' | 'name'>): string {
  return JSON.stringify([kind, namespaceOfKept({ kind, ...(namespace !== undefined && { namespace }) }) ?? null, name]);
}

function saying(count: number): Diagnostic {
  const which = count === 1 ? 'it stays' : 'they stay';
  return {
    code: 'design/policies-taken-over',
    severity: 'warning',
    message: `${counted(count, 'policy')} of the earlier side ${count === 1 ? 'is' : 'are'} not in the later design, in namespaces that it leaves as imported: ${which} in force, and ${count === 1 ? 'is' : 'are'} judged so`,
    help: 'import the manifests into the design, or leave the policies out of it by name',
  };
}
