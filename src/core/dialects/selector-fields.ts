/** Label selectors and labels, the same in every language of Kubernetes (semantics/kubernetes.md 1.2, 1.7, 1.8). */
import { type Requirement, type Selector, selectorOf } from '../cluster/selector.ts';
import {
  anyRecordOf,
  childOf,
  type Field,
  type FieldRecord,
  keysOf,
  leaveOpen,
  listOf,
  optionalListOf,
  quoted,
  recordOf,
  reject,
  requiredOf,
  textOf,
} from './fields.ts';
import { isLabelKey, isLabelValue, nearestWord } from './fields-words.ts';

/** The fields of a label selector. */
export const SELECTOR_FIELDS: readonly string[] = ['matchLabels', 'matchExpressions'];
const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

/**
 * Who checks the syntax inside a selector. `server`: the API server, so a fault rejects the object (built-in kinds).
 * `controller`: only the enforcer, so a fault leaves the meaning of an admitted object open (custom resources).
 */
export type SelectorCheck = 'server' | 'controller';

type Complaint = (field: Field, rule: string, message: string, help?: string) => void;

const KEY_HELP = 'a key is an optional prefix such as `example.com/`, then at most 63 letters, digits, `-`, `_`, `.`';
const VALUE_HELP =
  'a value is empty, or at most 63 letters, digits, `-`, `_`, `.`, with a letter or digit at both ends';

function checkKey(field: Field, key: string, fault: Complaint): void {
  if (!isLabelKey(key)) fault(field, 'label-key', `${quoted(key)} is not a label key`, KEY_HELP);
}

function labelValueOf(field: Field, fault: Complaint): string | undefined {
  const text = textOf(field);
  if (text !== undefined && !isLabelValue(text))
    fault(field, 'label-value', `${quoted(text)} is not a label value`, VALUE_HELP);
  return text;
}

/** The pairs of a map of labels. */
function labelPairsOf(field: Field, fault: Complaint): [string, string][] {
  const { value } = field;
  const record = anyRecordOf(field);
  if (!record) return [];
  const pairs: [string, string][] = [];
  for (const key of keysOf(record)) {
    const at = childOf(field, key, (value as Readonly<Record<string, unknown>>)[key]);
    checkKey(at, key, fault);
    const text = labelValueOf(at, fault);
    if (text !== undefined) pairs.push([key, text]);
  }
  return pairs;
}

/** Labels of an object, checked as an API server does. */
export function labelsOfField(field: Field): Readonly<Record<string, string>> {
  return Object.fromEntries(labelPairsOf(field, reject));
}

function operatorOf(field: Field, fault: Complaint): (typeof OPERATORS)[number] | undefined {
  const text = textOf(field);
  if (text === undefined) return undefined;
  const found = OPERATORS.find((operator) => operator === text);
  const near = nearestWord(text, OPERATORS);
  const help = near ? `did you mean \`${near}\`?` : 'use `In`, `NotIn`, `Exists` or `DoesNotExist`';
  if (!found) fault(field, 'selector-operator', `${quoted(text)} is not a selector operator`, help);
  return found;
}

function requirementOf(field: Field, fault: Complaint): Requirement | undefined {
  const record = recordOf(field, ['key', 'operator', 'values']);
  if (!record) return undefined;
  const keyField = requiredOf(record, 'key');
  const key = keyField && textOf(keyField);
  if (keyField && key !== undefined) checkKey(keyField, key, fault);
  const operatorField = requiredOf(record, 'operator');
  const operator = operatorField && operatorOf(operatorField, fault);
  const values = valuesOf(record, fault);
  if (key === undefined || operator === undefined) return undefined;
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length > 0) return { key, operator, values };
    const help = operator === 'In' ? 'name the values, or use `Exists`' : 'name the values, or use `DoesNotExist`';
    fault(record.get('values') ?? field, 'selector-values', `\`${operator}\` needs at least one value`, help);
    return undefined;
  }
  if (values.length === 0) return { key, operator };
  const help = 'remove `values`';
  fault(record.get('values') ?? field, 'selector-values', `\`${operator}\` takes no values`, help);
  return undefined;
}

function valuesOf(record: FieldRecord, fault: Complaint): string[] {
  const items = optionalListOf(record.get('values'));
  return items.map((item) => labelValueOf(item, fault) ?? '');
}

/** A label selector. Complaints are in the reading; what could be read is returned, so that more complaints are found. */
export function selectorOfField(field: Field, check: SelectorCheck): Selector {
  const fault: Complaint = check === 'server' ? reject : leaveOpen;
  const requirements: Requirement[] = [];
  const record = recordOf(field, SELECTOR_FIELDS);
  const labels = record?.get('matchLabels');
  if (labels)
    for (const [key, value] of labelPairsOf(labels, fault)) requirements.push({ key, operator: 'In', values: [value] });
  const expressions = record?.get('matchExpressions');
  for (const item of (expressions && listOf(expressions)) ?? []) {
    const requirement = requirementOf(item, fault);
    if (requirement) requirements.push(requirement);
  }
  return selectorOf(requirements);
}
