/** Parts that many kinds share. */
import { choice, closed, type JsonSchemaObject, list, open, text, textMap } from './json-schema.ts';

/** One kind of object with the schema of its fields, `metadata` included. */
export interface KindSchema {
  readonly apiVersion: string;
  readonly kind: string;
  readonly schema: JsonSchemaObject;
}

/** `metadata` of an object in a namespace. */
const NAMESPACED_METADATA = metadata({
  namespace: text('The namespace it stands in; `default` where none is given.'),
});

/** `metadata` of an object of the whole cluster. */
export const CLUSTER_METADATA = metadata({});

function metadata(more: Readonly<Record<string, JsonSchemaObject>>): JsonSchemaObject {
  return open(
    'Name, labels and annotations of the object.',
    {
      name: text('The name of the object, unique among its kind in its namespace.'),
      ...more,
      labels: textMap('Labels by which selectors find the object.'),
      annotations: textMap('Notes for tools. Bulkhead never keeps them.'),
    },
    ['name'],
  );
}

/** A label selector: both parts must match, and an empty one matches everything. */
export function selector(description: string): JsonSchemaObject {
  return closed(description, {
    matchLabels: textMap('Labels that must all be there, each with exactly this value.'),
    matchExpressions: list(
      'Conditions on labels that must all hold.',
      closed(
        'A condition on one label.',
        {
          key: text('The label that is looked at.'),
          operator: choice(
            '`In`, `NotIn`: its value is, or is not, among `values`; `NotIn` also matches where the label is absent. `Exists`, `DoesNotExist`: only whether it is there counts.',
            ['In', 'NotIn', 'Exists', 'DoesNotExist'],
          ),
          values: list('Values for `In` and `NotIn`; absent for the others.', { type: 'string' }),
        },
        ['key', 'operator'],
      ),
    ),
  });
}

/** `TCP`, `UDP` or `SCTP`. */
export const PROTOCOL = choice('The protocol; `TCP` where none is given.', ['TCP', 'UDP', 'SCTP']);

/** An object of a kind that is described in part. */
export function kind(
  apiVersion: string,
  name: string,
  description: string,
  fields: Readonly<Record<string, JsonSchemaObject>>,
  scope: 'namespaced' | 'cluster' = 'namespaced',
): KindSchema {
  const meta = scope === 'cluster' ? CLUSTER_METADATA : NAMESPACED_METADATA;
  return { apiVersion, kind: name, schema: open(description, { metadata: meta, ...fields }, ['metadata']) };
}

/** An object of a kind that is described whole: other fields are refused. */
export function closedKind(
  apiVersion: string,
  name: string,
  description: string,
  fields: Readonly<Record<string, JsonSchemaObject>>,
  scope: 'namespaced' | 'cluster' = 'namespaced',
): KindSchema {
  const { schema } = kind(apiVersion, name, description, fields, scope);
  // what they may be is said by the schema of all kinds
  const properties = { apiVersion: true as const, kind: true as const, ...schema.properties, status: true as const };
  return { apiVersion, kind: name, schema: { ...schema, properties, additionalProperties: false } };
}
