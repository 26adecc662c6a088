/** One paste as it goes on: what is pasted so far, which names are taken, and what references mean. */
import { COPIED_COLLECTIONS, type Fragment } from '../fragment.ts';
import { nextName } from '../handles.ts';
import { entity } from '../lookup.ts';
import { itemsOf } from '../references.ts';
import type { DesignWorkload } from '../schema.ts';
import { kindWord } from '../thing-words.ts';
import { type DocumentDraft, designNow } from './draft.ts';

export interface Pasting {
  readonly draft: DocumentDraft;
  readonly fragment: Fragment;
  /** The namespace or zone that is pasted into. */
  readonly into: string | undefined;
  /** New ids by those of the fragment. */
  readonly ids: Map<string, string>;
  /** Namespaces that stand in for those of the fragment's references. */
  readonly made: Map<string, string>;
  /** What was left out, and why. */
  readonly dropped: Set<string>;
  /** Names that are taken, by where they must be one of a kind. */
  readonly names: Map<string, Set<string>>;
}

/** A paste that is about to start. */
export function startPasting(draft: DocumentDraft, fragment: Fragment, into: string | undefined): Pasting {
  return {
    draft,
    fragment,
    into: into !== undefined && entity(draft.design, into) ? into : undefined,
    ids: new Map(),
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
      if ('label' in item) scopeOf(names, `${collection} ${item.label.key}`).add(item.label.value);
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

/** A free name in its scope, taken from now on. */
export function take({ names }: Pasting, scope: string, wanted: string, max: number): string {
  const taken = scopeOf(names, scope);
  const name = nextName(wanted, (n) => taken.has(n), max);
  taken.add(name);
  return name;
}

/** What a reference means in the design: the copy, or the thing itself where it is there. */
export function resolve({ ids, draft }: Pasting, id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  return ids.get(id) ?? (entity(draft.design, id) ? id : undefined);
}

/** As `resolve`; what is not there is told. */
export function found(pasting: Pasting, id: string | undefined): string | undefined {
  const here = resolve(pasting, id);
  if (id !== undefined && here === undefined)
    pasting.dropped.add(`${kindWord(id)} \`${bare(id)}\` is not in this design`);
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
  pasting.dropped.add(`${what} is left out: ${kindWord(missing)} \`${bare(missing)}\` is not in this design`);
  return undefined;
}

/** An id without its prefix. */
export function bare(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
