import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ROOT } from './modules.ts';

/** Bytes of script, gzipped, that the first load may take (without Monaco). */
const BUDGET = 350_000;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

const manifestPath = join(ROOT, 'dist/.vite/manifest.json');

function firstLoad(): string[] {
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, Chunk>;
  const seen = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || seen.has(chunk.file)) return;
    seen.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key);
  return [...seen].filter((f) => f.endsWith('.js'));
}

describe('the built studio', () => {
  it('is there to be measured (npm run build)', () => {
    expect(existsSync(manifestPath)).toBe(true);
  });

  it('loads at most 350 kB of gzipped script first, the solver worker included', () => {
    const html = readFileSync(join(ROOT, 'dist/index.html'), 'utf8');
    const files = firstLoad();
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(existsSync(join(ROOT, 'dist', file)), file).toBe(true);
    expect(files.some((f) => html.includes(f))).toBe(true);
    const worker = [...readFileSync(join(ROOT, 'dist', files[0] ?? ''), 'utf8').matchAll(/\bworker-[\w-]+\.js/g)].map(
      (m) => `assets/${m[0]}`,
    );
    expect(worker.length).toBeGreaterThan(0);
    const all = [...new Set([...files, ...worker])];
    const bytes = all.reduce((sum, f) => sum + gzipSync(readFileSync(join(ROOT, 'dist', f)), { level: 9 }).length, 0);
    expect(bytes).toBeLessThanOrEqual(BUDGET);
    expect(bytes).toBeGreaterThan(50_000);
  });

  it('leaves Monaco for later', () => {
    const text = firstLoad()
      .map((f) => readFileSync(join(ROOT, 'dist', f), 'utf8'))
      .join('');
    expect(text).not.toContain('monaco-editor-background');
  });
});
