/** A persona to try guardrails against, where the design has none yet. */
import { newId, PREFIXES } from '../handles.ts';
import type { Design, DesignNamespace, Persona, Where } from '../schema.ts';
import { lineage } from '../zone-tree.ts';
import { type DocumentDraft, designNow, insert } from './draft.ts';

/**
 * Where application developers work: in every tenant that has nothing of the platform; without such tenants, in every
 * namespace that is not the platform's own and in no control or management plane; everywhere, where nothing is drawn.
 */
export function developerGround(design: Design): Where {
  const platform = (plane: string | undefined) =>
    /control|management|platform/i.test(design.planes[plane ?? '']?.name ?? '');
  const isPlatform = (n: DesignNamespace) => n.system || platform(n.plane);
  const own = Object.values(design.namespaces).filter((n) => !isPlatform(n));
  const theirs = new Set(
    Object.values(design.namespaces)
      .filter(isPlatform)
      .flatMap((n) => lineage(design.tenants, n.tenant).map((t) => t.id)),
  );
  const tenants = Object.values(design.tenants).filter((t) => t.parent === undefined && !theirs.has(t.id));
  if (tenants.length > 0) return tenants.map((t) => t.id).sort();
  return own.length > 0 ? own.map((n) => n.id).sort() : 'everywhere';
}

/** What a developer may do on most platforms: anything inside the namespaces, and no label that the standard reserves. */
export function developerPowers(where: Where): Persona['powers'] {
  return [
    { kind: 'policies', policyKind: 'NetworkPolicy', where },
    { kind: 'workloads', hostNetwork: false, where },
    { kind: 'labels', on: 'pod', key: '*', values: [], where },
    { kind: 'service accounts', where },
    { kind: 'services', where },
  ];
}

/** Adds the persona Developer and returns its id. */
export function addDeveloper(draft: DocumentDraft): string {
  const design = designNow(draft);
  const id = newId(design, PREFIXES.personas, 'Developer');
  return insert(draft, 'personas', {
    id,
    name: 'Developer',
    role: 'Writes applications',
    powers: developerPowers(developerGround(design)),
    later: [],
  });
}
