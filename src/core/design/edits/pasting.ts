/** One paste as it goes on: what is pasted so far, which names are taken, and what references mean. */
import { COPIED_COLLECTIONS, type Fragment, matchName } from '../fragment.ts';
import { collectionOf, nextName } from '../handles.ts';
import { entity } from '../lookup.ts';
import { itemsOf } from '../references.ts';
import type { CollectionName, DesignWorkload } from '../schema.ts';
import { kindWord } from '../thing-words.ts';
import { type DocumentDraft, designNow } from './draft.ts';

export interface Pasting {
  readonly draft: DocumentDraft;
  readonly fragment: Fragment;
  /** The namespace or zone that is pasted into. */
  readonly into: string | undefined;
  /** Whether the fragment was copied from this very design, so that its ids mean the same here. */
  readonly sameDesign: boolean;
  /** Ids of the design as it was, by their names; made when they are first asked for. */
  readonly byName: Map<CollectionName, ReadonlyMap<string, string>>;
  /** New ids by those of the fragment. */
  readonly ids: Map<string, string>;
  /** The new ids alone. */
  readonly copies: Set<string>;
  /** Namespaces that stand in for those of the fragment's references. */
  readonly made: Map<string, string>;
  /** What was left out, and why. */
  readonly dropped: Set<string>;
  /** Names that are taken, by where they must be one of a kind. */
  readonly names: Map<string, Set<string>>;
}

/** A paste that is about to start. */
export function startPasting(
  draft: DocumentDraft,
  fragment: Fragment,
  into: string | undefined,
  sameDesign: boolean,
): Pasting {
  return {
    draft,
    fragment,
    sameDesign,
    byName: new Map(),
    into: into !== undefined && entity(draft.design, into) ? into : undefined,
    ids: new Map(),
    copies: new Set(),
    made: new Map(),
    dropped: new Set(),
    names: namesTaken(draft),
  };
}

function namesTaken(draft: DocumentDraft): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  const design = designNow(draft);
  for (const collection of COPIED_COLLECTIONS)
    for (const item of itemsOf(design, collection)) {
      if (!('name' in item)) continue;
      const scope = collection === 'workloads' ? workloadScope(item as DesignWorkload) : collection;
      scopeOf(names, scope).add(item.name);
      if ('label' in item && item.label) scopeOf(names, `${collection} ${item.label.key}`).add(item.label.value);
    }
  return names;
}

/** Workloads of one kind in one namespace have names of their own. */
export function workloadScope({ namespace, kind }: Pick<DesignWorkload, 'namespace' | 'kind'>): string {
  return `${namespace} ${kind}`;
}

function scopeOf(names: Map<string, Set<string>>, scope: string): Set<string> {
  const known = names.get(scope);
  if (known) return known;
  const fresh = new Set<string>();
  names.set(scope, fresh);
  return fresh;
}

/** Remembers what became of a thing of the fragment. */
export function record({ ids, copies }: Pasting, from: string, to: string): void {
  ids.set(from, to);
  copies.add(to);
}

/** A free name in its scope, taken from now on. */
export function take({ names }: Pasting, scope: string, wanted: string, max: number): string {
  const taken = scopeOf(names, scope);
  const name = nextName(wanted, (n) => taken.has(n), max);
  taken.add(name);
  return name;
}

/**
 * What a reference means in the design: the copy, or the thing itself where it is there. In another design than the
 * one copied from, that is the thing of the same kind and name: equal ids mean nothing there.
 */
export function resolve(pasting: Pasting, id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const copy = pasting.ids.get(id);
  if (copy !== undefined) return copy;
  if (pasting.sameDesign) return entity(pasting.draft.design, id) ? id : undefined;
  const named = namedHere(pasting, id);
  return named !== undefined && entity(pasting.draft.design, named) ? named : undefined;
}

function namedHere(pasting: Pasting, id: string): string | undefined {
  const collection = collectionOf(id);
  if (!collection) return undefined;
  let named = pasting.byName.get(collection);
  if (!named) {
    const design = designNow(pasting.draft);
    const items = itemsOf(design, collection).filter((item) => !pasting.copies.has(item.id));
    named = new Map(items.map((item) => [matchName(design, item.id), item.id]));
    pasting.byName.set(collection, named);
  }
  return named.get(calledOf(pasting, id));
}

/** What a reference of the fragment is called: by its name, if the fragment says it. */
export function calledOf({ fragment }: Pasting, id: string): string {
  return Object.hasOwn(fragment.around, id) ? (fragment.around[id] ?? bare(id)) : bare(id);
}

/** As `resolve`; what is not there is told. */
export function found(pasting: Pasting, id: string | undefined): string | undefined {
  const here = resolve(pasting, id);
  if (id !== undefined && here === undefined)
    pasting.dropped.add(`${kindWord(id)} \`${calledOf(pasting, id)}\` is not in this design`);
  return here;
}

/** Both or none, with why. */
export function bothEnds(
  pasting: Pasting,
  what: string,
  from: string,
  to: string,
): readonly [string, string] | undefined {
  const ends = [resolve(pasting, from), resolve(pasting, to)] as const;
  if (ends[0] !== undefined && ends[1] !== undefined) return [ends[0], ends[1]];
  const missing = ends[0] === undefined ? from : to;
  pasting.dropped.add(
    `${what} is left out: ${kindWord(missing)} \`${calledOf(pasting, missing)}\` is not in this design`,
  );
  return undefined;
}

/** An id without its prefix. */
function bare(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
