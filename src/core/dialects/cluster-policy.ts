/** The frame that ClusterNetworkPolicy and AdminNetworkPolicy share: document, rules, and what is left open. */
import type { Direction, Origin } from '../policy/policy-set.ts';
import {
  type ClusterLanguage,
  checkPeersInRule,
  clusterPeersOf,
  clusterSubjectOf,
  subjectTerms,
} from './cluster-fields.ts';
import type { ClusterPeer, ClusterPodsPeer } from './clusternetworkpolicy/types.ts';
import { choiceOf, type Field, type FieldRecord, listOf, recordOf, reject, requiredOf, textOf } from './fields.ts';
import { type Metadata, metadataOf, originOf } from './fields-metadata.ts';
import type { UnreadPolicyObject } from './unread.ts';

const MAX_RULE_NAME = 100;

/** How the rules of one kind are written. */
export interface RuleLanguage<A extends string, P> extends ClusterLanguage {
  readonly specFields: readonly string[];
  readonly maxRules: number;
  readonly actions: readonly A[];
  /** Name of the field that holds the ports: `protocols`, `ports`. */
  readonly traffic: string;
  readonly maxTraffic: number;
  /** Reads one item of it: a traffic term, nothing for a term that matches nothing, or undefined after a complaint. */
  readonly termOf: (item: Field) => P | undefined;
  readonly isNamed: (term: P) => boolean;
}

/** One rule as read, whatever the kind. */
export interface RuleReading<A extends string, P> {
  readonly name?: string;
  readonly action: A;
  readonly peers: readonly ClusterPeer[];
  readonly terms?: readonly P[];
  readonly origin: Origin;
}

/** What the cluster-scoped kinds have in common, as read. */
export interface ClusterDocument<A extends string, P> {
  readonly metadata: Metadata;
  readonly spec: FieldRecord | undefined;
  readonly subject: ClusterPodsPeer | undefined;
  readonly ingress: readonly RuleReading<A, P>[];
  readonly egress: readonly RuleReading<A, P>[];
}

/** Reads what the kinds have in common; what only one of them has is read from `spec` by the caller. */
export function clusterDocumentOf<A extends string, P>(
  root: Field,
  language: RuleLanguage<A, P>,
): ClusterDocument<A, P> | undefined {
  const document = recordOf(root, ['apiVersion', 'kind', 'metadata', 'spec', 'status']);
  if (!document) return undefined;
  const metadata = metadataOf(root, document, 'cluster');
  const specField = requiredOf(document, 'spec');
  const spec = specField && recordOf(specField, language.specFields);
  const subjectField = spec && requiredOf(spec, 'subject');
  return {
    metadata,
    spec,
    subject: subjectField && clusterSubjectOf(subjectField, language),
    ingress: rulesOf(spec?.get('ingress'), 'from', metadata, language),
    egress: rulesOf(spec?.get('egress'), 'to', metadata, language),
  };
}

function rulesOf<A extends string, P>(
  field: Field | undefined,
  peers: 'from' | 'to',
  metadata: Metadata,
  language: RuleLanguage<A, P>,
): readonly RuleReading<A, P>[] {
  const items = field ? (listOf(field, { max: language.maxRules }) ?? []) : [];
  return items.flatMap((item) => ruleOf(item, peers, metadata, language) ?? []);
}

function ruleOf<A extends string, P>(
  item: Field,
  list: 'from' | 'to',
  metadata: Metadata,
  language: RuleLanguage<A, P>,
): RuleReading<A, P> | undefined {
  const record = recordOf(item, ['name', 'action', list, language.traffic]);
  if (!record) return undefined;
  const name = nameOf(record.get('name'));
  const actionField = requiredOf(record, 'action');
  const action = actionField && choiceOf(actionField, language.actions, 'action');
  const peers = clusterPeersOf(record.get(list), list, item, language);
  const terms = termsOf(record.get(language.traffic), language);
  checkPeersInRule(item, peers, action, terms?.some(language.isNamed) ?? false, language);
  if (action === undefined) return undefined;
  return {
    ...(name === undefined ? {} : { name }),
    action,
    peers,
    ...(terms ? { terms } : {}),
    origin: originOf(item.reading.object, metadata, item.path, name),
  };
}

function nameOf(field: Field | undefined): string | undefined {
  const name = field && textOf(field);
  if (field && name !== undefined && [...name].length > MAX_RULE_NAME)
    reject(field, 'rule-name', `the rule name is longer than ${MAX_RULE_NAME} characters`, 'shorten it');
  return name;
}

function termsOf<A extends string, P>(
  field: Field | undefined,
  language: RuleLanguage<A, P>,
): readonly P[] | undefined {
  if (!field) return undefined;
  if (Array.isArray(field.value) && field.value.length === 0) {
    const help = `remove \`${language.traffic}\` to match every protocol`;
    reject(field, 'ports-empty', `\`${language.traffic}\` must hold at least one item`, help);
    return undefined;
  }
  const items = listOf(field, { max: language.maxTraffic }) ?? [];
  return items.flatMap((item) => language.termOf(item) ?? []);
}

/** An admitted object whose meaning is open: it may do anything to its subject, in the directions of its rules. */
export function openObject<A extends string, P>(root: Field, document: ClusterDocument<A, P>): UnreadPolicyObject {
  const { kind } = root.reading.object;
  const has = (key: string) => document.spec?.get(key) !== undefined;
  const directions = (['ingress', 'egress'] as const).filter(has) satisfies Direction[];
  const broken = root.reading.diagnostics.some(
    (d) => d.severity === 'error' && d.place?.field?.startsWith('spec.subject'),
  );
  return {
    kind,
    origin: originOf(root.reading.object, document.metadata),
    subject: subjectTerms(broken ? undefined : document.subject),
    directions,
    reason: `${kind} ${document.metadata.name} has faults that an API server does not see`,
  };
}
