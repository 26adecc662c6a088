// Makes src/core/schemas/network-policy-api.json out of the CRDs of kubernetes-sigs/network-policy-api.
// node src/testing/run/crd-schemas.mjs CRD.yaml… : descriptions stay, what only an API server uses goes.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const OUT = 'src/core/schemas/network-policy-api.json';
/** Characters from which a schema that stands in several places is written once. */
const SHARED_FROM = 160;

/** A structural schema as draft-7: unknown fields are refused, as an API server prunes them. */
function plain(node) {
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node !== 'object' || node === null) return node;
  const out = {};
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith('x-kubernetes-') || key === 'format' || key === 'default') continue;
    if (key === 'properties') out.properties = mapValues(value, plain);
    else out[key] = plain(value);
  }
  if (out.properties && out.additionalProperties === undefined) out.additionalProperties = false;
  return out;
}

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

const kinds = {};
for (const path of process.argv.slice(2)) {
  const { spec } = parse(readFileSync(path, 'utf8'));
  const version = spec.versions.find((v) => v.served);
  const { description, properties } = version.schema.openAPIV3Schema;
  kinds[`${spec.group}/${version.name} ${spec.names.kind}`] = { description, spec: plain(properties.spec) };
}

/** How often each larger schema occurs. */
const counts = new Map();
function count(node) {
  if (typeof node !== 'object' || node === null) return;
  const text = JSON.stringify(node);
  if (!Array.isArray(node) && node.type !== undefined && text.length >= SHARED_FROM)
    counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const value of Object.values(node)) count(value);
}
count(kinds);

const definitions = {};
const names = new Map();
function shared(node) {
  if (Array.isArray(node)) return node.map(shared);
  if (typeof node !== 'object' || node === null) return node;
  const text = JSON.stringify(node);
  if ((counts.get(text) ?? 0) < 2) return mapValues(node, shared);
  if (!names.has(text)) {
    const name = `npa${names.size + 1}`;
    names.set(text, name);
    definitions[name] = mapValues(node, shared);
  }
  return { $ref: `#/definitions/${names.get(text)}` };
}

const out = { kinds: shared(kinds), definitions };
writeFileSync(OUT, `${JSON.stringify(out, null, 1)}\n`);
console.log(`${OUT}: ${Object.keys(kinds).join(', ')}`);
