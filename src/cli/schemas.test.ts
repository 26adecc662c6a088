import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemaOf, SCHEMA_NAMES } from './json-schemas.ts';
import { json } from './output.ts';

const published = (name: string) => readFileSync(new URL(`../../public/schemas/${name}.json`, import.meta.url), 'utf8');

describe('a published schema', () => {
  // after a change: build, then `node dist-cli/bulkhead.mjs schema NAME --output public/schemas/NAME.json`
  it.each(SCHEMA_NAMES)('is what the code says: %s', (name) => {
    expect(published(name)).toBe(`${json(jsonSchemaOf(name))}\n`);
  });
});
