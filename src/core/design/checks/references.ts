import { COLLECTION_NAMES } from '../empty.ts';
import { collectionOf } from '../handles.ts';
import { entity, isZoneCollection, zoneChain } from '../lookup.ts';
import { itemsOf, referencesOf } from '../references.ts';
import type { CollectionName, Design } from '../schema.ts';
import type { DesignProblem } from './problem.ts';

/** References to things that are not there, and zones inside themselves. */
export function referenceProblems(design: Design): DesignProblem[] {
  return COLLECTION_NAMES.flatMap((collection) => [
    ...danglingIn(design, collection),
    ...(isZoneCollection(collection) ? circles(design, collection) : []),
  ]);
}

function danglingIn(design: Design, collection: CollectionName): DesignProblem[] {
  return itemsOf(design, collection).flatMap((item) =>
    referencesOf(collection, item)
      .filter(({ id }) => entity(design, id) === undefined)
      .map(({ path, id }) => ({ collection, id: item.id, path, severity: 'error' as const, ...dangling(id) })),
  );
}

function dangling(id: string): Pick<DesignProblem, 'code' | 'message' | 'help'> {
  const code = 'design/missing-reference';
  if (collectionOf(id) === 'guardrails')
    return { code, message: `guardrail \`${id}\` is gone`, help: 'remove the exception, or name another guardrail' };
  return { code, message: `nothing has the id \`${id}\``, help: 'name a thing of this design, or remove this' };
}

function circles(design: Design, collection: CollectionName): DesignProblem[] {
  return itemsOf(design, collection).flatMap(({ id }) => {
    const chain = zoneChain(design, id);
    const top = chain[chain.length - 1];
    const inside = top && 'parent' in top && top.parent === id;
    return inside
      ? [
          {
            collection,
            id,
            path: ['parent'],
            code: 'design/zone-circle' as const,
            severity: 'error' as const,
            message: `\`${id}\` lies inside itself`,
            help: 'take the parent of one of these zones away',
          },
        ]
      : [];
  });
}
