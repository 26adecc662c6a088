/** The kinds of network-policy-api, from their own CRDs. */
import { closedKind, type KindSchema } from './common.ts';
import type { JsonSchema, JsonSchemaObject } from './json-schema.ts';
import api from './network-policy-api.json';

interface Published {
  readonly description: string;
  readonly spec: JsonSchemaObject;
}

const KINDS = api.kinds as unknown as Readonly<Record<string, Published>>;

/** ClusterNetworkPolicy v1alpha2, AdminNetworkPolicy and BaselineAdminNetworkPolicy v1alpha1. */
export const NETWORK_POLICY_API: readonly KindSchema[] = Object.entries(KINDS).map(([key, { description, spec }]) => {
  const [apiVersion = '', name = ''] = key.split(' ');
  return closedKind(apiVersion, name, description, { spec }, 'cluster');
});

/** What their schemas refer to. */
export const NETWORK_POLICY_API_DEFINITIONS = api.definitions as unknown as Readonly<Record<string, JsonSchema>>;
