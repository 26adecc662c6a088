/** A label selector of an object that is no policy. */
import { type Requirement, type Selector, selectorOf } from '../../cluster/selector.ts';
import type { Field } from './field.ts';

function readExpression(field: Field): Requirement[] {
  const key = field.at('key').text();
  const operator = field.at('operator').text();
  const values = field
    .at('values')
    .items()
    .flatMap((v) => v.text() ?? []);
  if (!key) field.at('key').reject('is missing');
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) field.at('values').reject('must name at least one value');
    return key ? [{ key, operator, values }] : [];
  }
  if (operator === 'Exists' || operator === 'DoesNotExist') return key ? [{ key, operator }] : [];
  field.at('operator').reject('must be `In`, `NotIn`, `Exists` or `DoesNotExist`');
  return [];
}

/** Reads a label selector (semantics/kubernetes.md 1.2); undefined when it is absent. */
export function readSelector(field: Field): Selector | undefined {
  if (!field.present) return undefined;
  const labels = [...field.at('matchLabels').textMap()];
  return selectorOf([
    ...labels.map(([key, value]): Requirement => ({ key, operator: 'In', values: [value] })),
    ...field.at('matchExpressions').items().flatMap(readExpression),
  ]);
}
