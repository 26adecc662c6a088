/** The text of a kept policy with a rule taken out; what the policy selects and isolates stays as it was. */
import { type Document, isMap, isSeq, parseDocument, visit } from 'yaml';

/**
 * Takes out the rule at a field path such as `spec.ingress[1]`. Undefined where there is no such rule, or the text is not
 * one document of YAML without aliases, which may lead into the rule. Comments stay, but for those of the rule.
 */
export function withoutRule(text: string, field: string): string | undefined {
  const at = /^spec\.(ingress|egress)\[(\d+)\]$/.exec(field);
  const [, direction = '', index = ''] = at ?? [];
  const document = parseDocument(text, { keepSourceTokens: false });
  if (!at || document.errors.length > 0 || !isMap(document.contents)) return undefined;
  if (hasAliases(document)) return undefined;
  const rules = document.getIn(['spec', direction]);
  const n = Number(index);
  if (!isSeq(rules) || n >= rules.items.length) return undefined;
  if (rules.items.length === 1) sayTypes(document);
  rules.items.splice(n, 1);
  if (rules.items.length === 0) rules.flow = true;
  return document.toString({ lineWidth: 0 });
}

function hasAliases(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** Without the last rule the types that a NetworkPolicy leaves to its rules must be said (semantics/kubernetes.md 1.1). */
function sayTypes(document: Document): void {
  if (document.get('kind') !== 'NetworkPolicy') return;
  const said = document.getIn(['spec', 'policyTypes']);
  if (isSeq(said) && said.items.length > 0) return;
  const egress = document.getIn(['spec', 'egress']);
  const types = ['Ingress', ...(isSeq(egress) && egress.items.length > 0 ? ['Egress'] : [])];
  document.setIn(['spec', 'policyTypes'], document.createNode(types));
}
