/** One schema for every manifest: each document is held against that of its own kind. */
import { CLUSTER_METADATA, type KindSchema } from './common.ts';
import { type JsonSchemaObject, list, suggested } from './json-schema.ts';
import { NETWORK_POLICY } from './network-policy.ts';
import { NETWORK_POLICY_API, NETWORK_POLICY_API_DEFINITIONS } from './network-policy-api.ts';
import { PLATFORM } from './platform.ts';
import { WORKLOADS } from './workloads.ts';

/** Every kind with a schema, policies first. */
export const KIND_SCHEMAS: readonly KindSchema[] = [NETWORK_POLICY, ...NETWORK_POLICY_API, ...WORKLOADS, ...PLATFORM];

/** The schema of one kind, with what it refers to; undefined for kinds that are not described. */
export function schemaOfKind(apiVersion: string, kind: string): JsonSchemaObject | undefined {
  const found = KIND_SCHEMAS.find((k) => k.apiVersion === apiVersion && k.kind === kind);
  return found && { ...found.schema, definitions: NETWORK_POLICY_API_DEFINITIONS };
}

/** The schema (draft-7) of any manifest. Kinds that are not described are taken as they are. */
export function kubernetesSchema(): JsonSchemaObject {
  const versions = [...new Set(KIND_SCHEMAS.map((k) => k.apiVersion))];
  const kinds = [...new Set([...KIND_SCHEMAS.map((k) => k.kind), 'List'])];
  return {
    title: 'Kubernetes manifest',
    type: 'object',
    required: ['apiVersion', 'kind'],
    properties: {
      apiVersion: suggested('Group and version of the kind.', versions),
      kind: suggested('What the object is.', kinds),
      metadata: { ...CLUSTER_METADATA, required: [] },
    },
    allOf: [
      ...KIND_SCHEMAS.map(({ apiVersion, kind, schema }) => whenKind(apiVersion, kind, schema)),
      whenKind('v1', 'List', {
        type: 'object',
        properties: { items: list('Objects of any kind.', { $ref: '#' }) },
      }),
    ],
    definitions: NETWORK_POLICY_API_DEFINITIONS,
  };
}

function whenKind(apiVersion: string, kind: string, schema: JsonSchemaObject): JsonSchemaObject {
  const properties = { apiVersion: { const: apiVersion }, kind: { const: kind } };
  return { if: { required: ['apiVersion', 'kind'], properties }, then: schema };
}
