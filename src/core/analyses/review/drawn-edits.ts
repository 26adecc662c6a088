/** What two designs say otherwise; of manifests without a design, what workloads of both sides have otherwise. */
import type { Workload } from '../../cluster/cluster.ts';
import { compareDocuments, differenceSentence } from '../../design/compare/compare.ts';
import { kindTitle } from '../../design/compare/kinds.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../design/empty.ts';
import type { Design, DesignNamespace, DesignWorkload, KeptPolicy, Note } from '../../design/schema.ts';
import { sortedBy } from '../../lib/order.ts';
import type { EditGroup } from './answer.ts';
import type { LabelEdits } from './label-edits.ts';
import { namesOfWorkloads, type ReviewSides } from './sides.ts';

/** Sentences of one kind that are told in full. */
const MOST = 100;

/** The edits, in the order of a reader. Labels that `labels` names are not told again. */
export function drawnEdits(sides: ReviewSides, labels: LabelEdits): EditGroup[] {
  const { before, after } = sides;
  const areDesigns = before.speaks && after.speaks && before.design !== after.design;
  const [old, now] = areDesigns
    ? [withoutTold(before.design, labels), withoutTold(after.design, labels)]
    : workloadsOf(sides);
  const { design, groups } = compareDocuments(
    { design: old, layout: EMPTY_LAYOUT },
    { design: now, layout: EMPTY_LAYOUT },
  );
  return [
    ...(design.length > 0 ? [group('The design', design)] : []),
    ...groups.map(({ collection, items }) => group(kindTitle(collection), items.map(differenceSentence))),
  ];
}

function group(title: string, sentences: readonly string[]): EditGroup {
  return { title, sentences: sentences.slice(0, MOST), left: Math.max(0, sentences.length - MOST) };
}

/**
 * A design without the labels that are told already, without what was said of a review, which stands in the review, and
 * without where its policies were read from, which no one edits.
 */
function withoutTold(design: Design, { keysOf }: LabelEdits): Design {
  const notes: Record<string, Note> = Object.fromEntries(
    Object.entries(design.notes).filter(([, n]) => n.sentence === undefined),
  );
  const bare = <T extends DesignNamespace | DesignWorkload>(things: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(things).map(([id, thing]): [string, T] => {
        const keys = keysOf.get(id);
        if (!keys) return [id, thing];
        const labels = Object.fromEntries(Object.entries(thing.labels).filter(([key]) => !keys.has(key)));
        return [id, { ...thing, labels }];
      }),
    );
  const policies = Object.fromEntries(
    Object.entries(design.policies).map(([id, p]): [string, KeptPolicy] => [id, { ...p, file: '', firstLine: 1 }]),
  );
  return { ...design, notes, policies, namespaces: bare(design.namespaces), workloads: bare(design.workloads) };
}

/** Ports, service account and host network of workloads that both sides show; labels are told by themselves. */
function workloadsOf(sides: ReviewSides): readonly [Design, Design] {
  const names = namesOfWorkloads(sides);
  const old = new Map(sides.before.solved.cluster.workloads.map((w) => [names.before(w.id), w]));
  const pairs = sides.after.solved.cluster.workloads.flatMap((now) => {
    const id = names.after(now.id);
    const was = old.get(id);
    return was ? [{ id, was, now }] : [];
  });
  const drawn = (which: 'was' | 'now'): Design => ({
    ...emptyDesign(''),
    namespaces: Object.fromEntries(pairs.map(({ now }) => [`ns:${now.namespace}`, namespaceOf(now)])),
    workloads: Object.fromEntries(pairs.map((pair) => [pair.id, workloadOf(pair.id, pair[which], pair.now)])),
  });
  return [drawn('was'), drawn('now')];
}

function namespaceOf({ namespace }: Workload): DesignNamespace {
  return {
    id: `ns:${namespace}`,
    name: namespace,
    labels: {},
    complianceZones: [],
    isolation: 'as-imported',
    system: false,
  };
}

/** As it would be drawn, called as it is called later. */
function workloadOf(id: string, { kind, pods }: Workload, { namespace, name }: Workload): DesignWorkload {
  const ports = new Map(pods.flatMap((p) => p.ports.map((port) => [JSON.stringify(port), port] as const)));
  return {
    id,
    namespace: `ns:${namespace}`,
    name,
    kind,
    labels: {},
    ports: sortedBy(ports, ([text]) => text).map(([, port]) => port),
    serviceAccount: pods[0]?.serviceAccount ?? 'default',
    hostNetwork: pods.some((p) => p.hostNetwork),
  };
}
