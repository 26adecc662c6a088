/** The words that a policy set uses: what no word tells apart is one class (`solver.md`, Endpoint classes). */
import type { Labels } from '../cluster/labels.ts';
import type { Selector } from '../cluster/selector.ts';
import type { AddressRange } from '../lib/addresses.ts';
import type { EndpointTerm, PolicySet, Traffic } from '../policy/policy-set.ts';
import { termKey } from './term-key.ts';

/** Label keys in use, each with the values that are named. */
export type LabelWords = Map<string, Set<string>>;

/** Distinct address lists by their term's key, in order of first use. */
export type AddressTerms = ReadonlyMap<string, readonly AddressRange[]>;

export interface Vocabulary {
  readonly namespaceWords: LabelWords;
  readonly podWords: LabelWords;
  readonly hostWords: LabelWords;
  readonly portNames: Set<string>;
  readonly domains: Set<string>;
  readonly addressTerms: Map<string, readonly AddressRange[]>;
}

function learnSelector(words: LabelWords, selector: Selector): void {
  for (const r of selector.requirements) {
    const values = words.get(r.key) ?? new Set<string>();
    words.set(r.key, values);
    if ('values' in r) for (const v of r.values) values.add(v);
  }
}

function learnTerm(v: Vocabulary, term: EndpointTerm): void {
  if (term.kind === 'pods') {
    learnSelector(v.namespaceWords, term.namespaces);
    learnSelector(v.podWords, term.pods);
  } else if (term.kind === 'hosts') learnSelector(v.hostWords, term.selector);
  else if (term.kind === 'addresses') v.addressTerms.set(termKey(term), term.ranges);
  else if (term.kind === 'domains') for (const name of term.names) v.domains.add(name);
}

function learnTraffic(v: Vocabulary, traffic: Traffic): void {
  if (traffic === 'any') return;
  for (const term of traffic) if (term.kind === 'named') v.portNames.add(term.name);
}

/** Every word of a policy set. */
export function vocabularyOf(policies: PolicySet): Vocabulary {
  const v: Vocabulary = {
    namespaceWords: new Map(),
    podWords: new Map(),
    hostWords: new Map(),
    portNames: new Set(),
    domains: new Set(),
    addressTerms: new Map(),
  };
  for (const hook of policies.hooks)
    for (const tier of hook.tiers)
      for (const policy of tier.policies) {
        for (const term of policy.subject) learnTerm(v, term);
        for (const rule of policy.rules) {
          for (const term of rule.peers) learnTerm(v, term);
          learnTraffic(v, rule.traffic);
        }
      }
  for (const policy of policies.unread) for (const term of policy.subject) learnTerm(v, term);
  return v;
}

/** Labels as far as the words tell them apart: named values, or that a key is there with another value. */
export function projectLabels(words: LabelWords, labels: Labels): string {
  const seen: string[] = [];
  for (const [key, value] of labels) {
    const values = words.get(key);
    if (values) seen.push(values.has(value) ? `${JSON.stringify(key)}=${JSON.stringify(value)}` : JSON.stringify(key));
  }
  return seen.sort().join(',');
}
