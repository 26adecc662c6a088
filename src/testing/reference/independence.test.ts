/** The reference evaluator is worth something only while it shares nothing with what it is compared with. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

test('there are files to look at', () => {
  expect(FILES).toContain('judge.ts');
});

test.each(FILES)('%s imports nothing but its own folder, yaml and cidr-tools', (name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, from = '']) => from);
  expect(imported.filter((from) => !/^(\.\/[\w-]+\.ts|yaml|cidr-tools)$/.test(from))).toEqual([]);
});
