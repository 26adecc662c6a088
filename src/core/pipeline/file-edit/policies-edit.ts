/** An edit of policies that the design writes: read back as flows where that can be, else kept as hand-written. */
import { alignEndpoints } from '../../analyses/aligned.ts';
import type { Connections, EditWay, FileEdit, FileEditAnswer } from '../../analyses/file-edit.ts';
import type { Document } from '../../design/change.ts';
import { inventoryOfDesign } from '../../design/inventory.ts';
import { entityIn, nameOf } from '../../design/lookup.ts';
import { COLLECTIONS, type Design } from '../../design/schema.ts';
import { objectTitle, placeOf } from '../../dialects/manifest.ts';
import { readManifests } from '../../dialects/read.ts';
import { type AddressRange, ALL_IPV4, ALL_IPV6 } from '../../lib/addresses.ts';
import { describeConnections } from '../../policy/connection-set.ts';
import type { Endpoint } from '../../solver/types.ts';
import { vocabularyOf } from '../../solver/vocabulary.ts';
import { changeTexts } from './change-texts.ts';
import type { Pair } from './cover.ts';
import { checkOf, type EditedTree, editTree, effectOf } from './edited-tree.ts';
import { compareTrees, directionChanges, networkPolicyTier, openPairs, type PairChange } from './enforced.ts';
import { changeFlows } from './flow-changes.ts';
import { handWritten } from './hand-written.ts';
import { placeText, refuseErrors } from './refusals.ts';
import { isShadow, shadowOf } from './shadow.ts';

/** An edit of the NetworkPolicies of a namespace. */
export function editPolicies(document: Document, id: string, edit: FileEdit): FileEditAnswer {
  const tree = editTree(document, edit);
  const namespace = entityIn(document.design, 'namespaces', id)?.name ?? '';
  const errors = tree.diagnostics.filter((d) => d.severity === 'error');
  if (errors.length > 0) return refuseErrors(edit, tree.diagnostics, errors, REFUSED);
  const foreign = foreignObject(tree, namespace);
  const difference = halves(tree, namespace);
  const effect = effectOf(tree);
  const flows =
    foreign === undefined && difference.changes.length > 0 ? flowsWay(tree, namespace, difference) : undefined;
  const isExact = flows !== undefined && flows.remarks.length === 0 && isEmpty(flows.check);
  const kept = isExact ? undefined : handWritten(tree);
  const ways = [flows, kept].filter((way) => way !== undefined);
  if (flows && kept && flows.remarks.length > 0 && isEmpty(kept.check)) ways.reverse();
  return {
    diagnostics: tree.diagnostics,
    ways,
    ...(effect ? { effect } : {}),
    ...(ways.length === 0 ? { refusal: foreign ?? NOTHING } : foreign === undefined ? {} : { refusal: foreign }),
  };
}

/** An edit of a policy of the whole cluster: no flow says what it says. */
export function editClusterPolicy(document: Document, edit: FileEdit): FileEditAnswer {
  const tree = editTree(document, edit);
  const errors = tree.diagnostics.filter((d) => d.severity === 'error');
  if (errors.length > 0) return refuseErrors(edit, tree.diagnostics, errors, REFUSED);
  const effect = effectOf(tree);
  const kept = handWritten(tree);
  return {
    diagnostics: tree.diagnostics,
    ways: kept ? [kept] : [],
    ...(effect ? { effect } : {}),
    refusal: kept ? CLUSTER : NOTHING,
  };
}

const REFUSED = 'As it is, an API server would refuse the text.';
const NOTHING =
  'Nothing that the policies say is different: comments and layout of a written file come from the design. Discard the draft.';
const CLUSTER =
  'Guardrails and exceptions are written as this policy, and no flow can say what it says: change them in the design, or keep the text beside them.';

function isEmpty(check: Connections | undefined): boolean {
  return check !== undefined && check.total === 0;
}

/** Says so where the file holds something that is no NetworkPolicy of its namespace. */
function foreignObject({ edit }: EditedTree, namespace: string): string | undefined {
  const { objects } = readManifests([{ name: edit.path, text: edit.text }]);
  const foreign = objects.find((o) => o.kind !== 'NetworkPolicy' || (o.namespace ?? 'default') !== namespace);
  if (!foreign) return undefined;
  const what = `${objectTitle(foreign)} is no NetworkPolicy of ${namespace}`;
  return `${placeText(placeOf(foreign))}: ${what}, so no flow can say this file. Keep the text as hand-written, or take it out.`;
}

/** What the text opens and closes in the tier that flows are written to, each direction by itself, shadows included. */
function halves({ document, compiled, edited }: EditedTree, namespace: string): Halves {
  const { cluster } = inventoryOfDesign(shadowOf(document.design));
  const compared = compareTrees(
    { cluster, policySet: networkPolicyTier(compiled.policySet) },
    { cluster, policySet: networkPolicyTier(edited.policySet) },
    [document.design],
    // who writes a range means what is outside: pods are named by their labels
    'ignore',
  );
  return {
    changes: (['egress', 'ingress'] as const).flatMap((direction) => directionChanges(compared, direction)),
    endpoints: alignEndpoints(compared.before, compared.after).map((e) => e.endpoint),
    openAmong: (ids) => openPairs(compared, namespace, ids),
  };
}

interface Halves {
  readonly changes: readonly PairChange[];
  readonly endpoints: readonly Endpoint[];
  /** What the text lets through at every end that it speaks of. */
  readonly openAmong: (endpoints: ReadonlySet<string>) => readonly Pair[];
}

function flowsWay(tree: EditedTree, namespace: string, { changes, endpoints, openAmong }: Halves): EditWay | undefined {
  const { document } = tree;
  const made = changeFlows(document, endpoints, changes, openAmong, newAddresses(tree));
  const texts = changeTexts(document.design, made.document.design);
  if (texts.length === 0) return undefined;
  const unsound = Object.values(made.document.design.externals).some(
    (e) => !COLLECTIONS.externals.safeParse(e).success,
  );
  if (unsound) return undefined;
  const check = checkOf(tree, made.document);
  const remarks = [
    ...unsaid(document.design, made.notOpened, 'stays closed: nothing in the design can be called so'),
    ...unsaid(document.design, made.notClosed, 'stays open: no flow asks for it, or it would fall into many'),
  ];
  return {
    kind: 'flows',
    label: `Edit the policies of ${namespace}`,
    document: made.document,
    changes: texts,
    remarks,
    ...(check ? { check } : {}),
  };
}

/** Lists of addresses that the text names and the tree did not. */
function newAddresses({ compiled, edited }: EditedTree): (readonly AddressRange[])[] {
  const known = vocabularyOf(compiled.policySet).addressTerms;
  const terms = vocabularyOf(edited.policySet).addressTerms;
  const fresh = [...terms].flatMap(([key, ranges]) => (known.has(key) ? [] : [ranges]));
  return [...fresh, [ALL_IPV4, ALL_IPV6], [ALL_IPV4], [ALL_IPV6]];
}

const NAMED = 3;

/** Pairs that could not be said, a sentence for each of the first; of shadows only where nothing else is. */
function unsaid(design: Design, all: readonly Pair[], why: string): string[] {
  const shadow = shadowOf(design);
  const { designIdOf } = inventoryOfDesign(shadow);
  const drawn = all.filter((p) => !isShadow(p.from) && !isShadow(p.to));
  const pairs = drawn.length > 0 ? drawn : all;
  const named = (atom: string) => nameOf(shadow, designIdOf.get(atom) ?? atom);
  const texts = pairs
    .slice(0, NAMED)
    .map((p) => `${named(p.from)} -> ${named(p.to)} ${describeConnections(p.connections)} ${why}`);
  return pairs.length > NAMED ? [...texts, `and ${pairs.length - NAMED} more pairs like it`] : texts;
}
