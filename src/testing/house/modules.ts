/** The modules of the tree and their imports, read as text; type imports count. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

export interface Module {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** Paths of the modules that it imports, as `path`; assets left out. */
  readonly imports: readonly string[];
  /** Packages that it imports, whole specifiers. */
  readonly packages: readonly string[];
  readonly lines: number;
}

/** Every file below a folder, from the root, with `/`. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(ROOT, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

const SPECIFIERS = [
  /^\s*(?:import|export)\b[^'";]*\bfrom\s*(['"])([^'"\n]+)\1/gm,
  /^\s*import\s*(['"])([^'"\n]+)\1/gm,
  /\bimport\s*\(\s*(['"])([^'"\n]+)\1/g,
  /\bnew URL\(\s*(['"])([^'"\n]+)\1\s*,\s*import\.meta\.url/g,
];

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** Reads the modules below `src`. Tests are left out: they may import everything. */
export function readModules(): Module[] {
  return filesBelow('src')
    .filter((p) => /\.tsx?$/.test(p) && !/\.(test|d)\.tsx?$/.test(p))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      const code = withoutComments(text);
      const specifiers = SPECIFIERS.flatMap((pattern) => [...code.matchAll(pattern)].map((m) => m[2] ?? ''));
      const local = specifiers
        .filter((s) => s.startsWith('.'))
        .map((s) => s.replace(/\?.*$/, ''))
        .filter((s) => /\.tsx?$/.test(s))
        .map((s) =>
          relative(ROOT, resolve(ROOT, dirname(path), s))
            .split(sep)
            .join('/'),
        );
      const packages = specifiers.filter((s) => !s.startsWith('.') && !s.startsWith('/'));
      return { path, imports: local, packages, lines: text.split('\n').length };
    });
}
