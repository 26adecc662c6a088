/** A text for each term of a policy set: equal text means that the terms match the same endpoints. */
import { selectorKey } from '../cluster/selector.ts';
import type { EndpointTerm } from '../policy/policy-set.ts';

const keys = new WeakMap<EndpointTerm, string>();

/** A canonical text of a term, for interning. */
export function termKey(term: EndpointTerm): string {
  const known = keys.get(term);
  if (known !== undefined) return known;
  const key = writeKey(term);
  keys.set(term, key);
  return key;
}

function writeKey(term: EndpointTerm): string {
  switch (term.kind) {
    case 'anything':
      return 'anything';
    case 'pods':
      return `pods ${selectorKey(term.namespaces)} ${selectorKey(term.pods)}`;
    case 'addresses':
      return `addresses ${term.ranges.map((r) => `${r.family}:${r.first}-${r.last}`).join()}`;
    case 'hosts':
      return `hosts ${selectorKey(term.selector)}`;
    case 'domains':
      return `domains ${JSON.stringify(term.names)}`;
    case 'unread':
      return `unread ${term.reason}`;
  }
}
