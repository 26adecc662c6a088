/** Sentences as one edit of the document. */

import { addExternal, addHostGroup, addLabelGroup, addNamespace, addWorkload, addZone } from '../edits/add.ts';
import { setFlow } from '../edits/connect.ts';
import type { DocumentDraft } from '../edits/draft.ts';
import { designNow, insert } from '../edits/draft.ts';
import { withoutUndefined } from '../fields.ts';
import { handleCounter } from '../handles.ts';
import { entity, entityIn } from '../lookup.ts';
import { mergePorts } from '../ports.ts';
import type { Flow } from '../schema.ts';
import { isSystemNamespace } from '../system-namespaces.ts';
import { FlowBook, type SaidFlow } from './flow-book.ts';
import type { Effect, EndRef, HomeZones, NewThing, Sentence } from './sentence.ts';

/** What an edit did, by ids of the design. */
export interface Applied {
  /** Flows that are new, and flows that got something. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Things that were made, in order. */
  readonly made: readonly string[];
}

/** Whether adding a sentence would do anything. */
export function doesSomething({ flows }: Sentence): boolean {
  return flows.some((f) => f.effect.kind !== 'same');
}

/**
 * Adds what sentences say: things that do not exist yet, then flows. One recipe, so one step to undo. Sentences with a
 * problem add nothing. `home`: the zones that new namespaces stand in. The sentences are read against the design as it
 * stands in the draft; flows to what is gone are left out.
 */
export function applySentences(draft: DocumentDraft, sentences: readonly Sentence[], home: HomeZones = {}): Applied {
  const ids = new Map<EndRef, string>();
  const made: string[] = [];
  const saying = sentences.filter((s) => s.problems.length === 0 && doesSomething(s));
  for (const thing of saying.flatMap((s) => s.makes)) {
    if (ids.has(thing.ref)) continue;
    const id = make(draft, thing, ids, home);
    if (id === undefined) continue;
    ids.set(thing.ref, id);
    made.push(id);
  }
  const flows = saying
    .flatMap((s) => s.flows)
    .map((f) => ({ ...f, from: ids.get(f.from) ?? f.from, to: ids.get(f.to) ?? f.to }));
  return { ...addFlows(draft, flows), made };
}

function addFlows(draft: DocumentDraft, flows: readonly SaidFlow[]): Pick<Applied, 'added' | 'changed'> {
  const design = designNow(draft);
  const book = new FlowBook(design);
  const next = handleCounter(design, 'F');
  const added: string[] = [];
  const changed = new Set<string>();
  for (const flow of flows) {
    if (!entity(design, flow.from) || !entity(design, flow.to)) continue;
    if (book.effectOf(flow).kind === 'new') {
      const id = next();
      book.take(flow, { id });
      insert(draft, 'flows', newFlow(id, flow));
      added.push(id);
      continue;
    }
    const effect = book.take(flow, { id: '' });
    if (effect.kind !== 'changes' || !('id' in effect.flow)) continue;
    changeFlow(draft, effect.flow.id, effect);
    if (!added.includes(effect.flow.id)) changed.add(effect.flow.id);
  }
  return { added, changed: [...changed] };
}

function newFlow(id: string, { from, to, ports, status, owner, reason }: SaidFlow): Flow {
  return withoutUndefined<Flow>({
    id,
    from,
    to,
    ports,
    layer7: undefined,
    status: status ?? 'agreed',
    owner,
    reason,
    decidedBy: undefined,
    decidedOn: undefined,
  });
}

function changeFlow(draft: DocumentDraft, id: string, effect: Extract<Effect, { kind: 'changes' }>): void {
  const flow = draft.design.flows[id];
  if (!flow) return;
  const { more, reason, owner, status } = effect;
  setFlow(draft, id, {
    ...(more === undefined ? {} : { ports: mergePorts(flow.ports, more) }),
    ...(reason === undefined ? {} : { reason }),
    ...(owner === undefined ? {} : { owner }),
    ...(status === undefined ? {} : { status }),
  });
}

/** Makes a thing; undefined when what it stands in is gone. */
function make(
  draft: DocumentDraft,
  thing: NewThing,
  ids: ReadonlyMap<EndRef, string>,
  home: HomeZones,
): string | undefined {
  switch (thing.kind) {
    case 'namespace':
      return addNamespace(
        draft,
        isSystemNamespace(thing.name) ? systemNamespace(thing.name) : { ...home, name: thing.name },
      );
    case 'workload': {
      const namespace = ids.get(thing.namespace) ?? thing.namespace;
      return entityIn(draft.design, 'namespaces', namespace) && addWorkload(draft, { namespace, name: thing.ownName });
    }
    case 'label group': {
      const namespace = thing.namespace === undefined ? undefined : (ids.get(thing.namespace) ?? thing.namespace);
      return addLabelGroup(draft, { namespace, labels: { ...thing.labels } });
    }
    case 'external':
      return addExternal(draft, externalKind(thing.fields), {
        name: thing.name,
        networks: [...thing.fields.networks],
        domains: [...thing.fields.domains],
      });
    case 'host group':
      return addHostGroup(draft, { name: thing.name });
    default:
      return addZone(draft, thing.kind, { name: thing.name });
  }
}

/** Generated policies leave a namespace of the cluster's own alone. */
function systemNamespace(name: string) {
  return { name, system: true, isolation: 'as-imported' } as const;
}

function externalKind({ internet, domains }: Extract<NewThing, { kind: 'external' }>['fields']) {
  if (internet) return 'internet' as const;
  return domains.length > 0 ? ('domain' as const) : ('network' as const);
}
