import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Module, ROOT, readModules } from './modules.ts';
import { mayImport, ROOMS, roomOf } from './rooms.ts';

const modules = readModules();
const below = (path: string) => path.replace(/^src\//, '');

/** Folder of a pane, for `ui/*`: panes must not import each other. */
function pane(path: string): string | undefined {
  return /^ui\/([^/]+)\//.exec(path)?.[1];
}

function forbidden(module: Module): string[] {
  const path = below(module.path);
  const room = roomOf(path);
  if (!room) return [`${module.path} is in no room`];
  const edges = module.imports.map(below).filter((target) => {
    if (room.folder === 'ui/*' && roomOf(target) === room) return pane(target) !== pane(path);
    return roomOf(target) !== room && !mayImport(room, target);
  });
  const packages = module.packages.filter(
    (p) => !room.packages.some((allowed) => allowed === '*' || p.startsWith(allowed)),
  );
  return [...edges, ...packages].map((target) => `${module.path} -> ${target}`);
}

function cycles(graph: readonly Module[]): string[] {
  const byPath = new Map(graph.map((m) => [m.path, m]));
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    for (const next of byPath.get(path)?.imports ?? []) if (byPath.has(next)) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const { path } of graph) visit(path, []);
  return found;
}

describe('the house', () => {
  it('is seen whole', () => {
    expect(modules.length).toBeGreaterThan(200);
    expect(modules.flatMap((m) => m.imports).length).toBeGreaterThan(600);
  });

  it('has no import that its rooms forbid', () => {
    expect(modules.flatMap(forbidden)).toEqual([]);
  });

  it('has no import of a file that is not there', () => {
    const missing = modules.flatMap((m) =>
      m.imports.filter((i) => !existsSync(join(ROOT, i))).map((i) => `${m.path} -> ${i}`),
    );
    expect(missing).toEqual([]);
  });

  it('has no cycle, type imports included', () => {
    expect(cycles(modules)).toEqual([]);
  });

  it('has no file of more than 400 lines', () => {
    // tables of cases are data
    const code = modules.filter((m) => !m.path.startsWith('src/testing/tables/'));
    expect(code.filter((m) => m.lines > 400).map((m) => `${m.path}: ${m.lines}`)).toEqual([]);
  });

  it('has a room for every row of the table in the README, and the other way round', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `src\/([^`]+)` \|/gm)].map((m) => m[1]);
    expect(rows).toEqual(ROOMS.map((r) => r.folder));
    for (const folder of rows)
      if (folder && !folder.includes('*')) expect(existsSync(join(ROOT, 'src', folder)), folder).toBe(true);
  });
});

describe('the import rules', () => {
  it('refuse what they are there for', () => {
    const room = (path: string) => {
      const found = roomOf(path);
      if (!found) throw new Error(path);
      return found;
    };
    expect(mayImport(room('core/solver/solve.ts'), 'core/dialects/registry.ts')).toBe(false);
    expect(mayImport(room('core/lib/bitset.ts'), 'core/cluster/labels.ts')).toBe(false);
    expect(mayImport(room('core/pipeline/sides.ts'), 'engine/engine.ts')).toBe(false);
    expect(mayImport(room('state/studio.ts'), 'ui/app/app.tsx')).toBe(false);
    expect(mayImport(room('core/analyses/reach.ts'), 'core/solver/solve.ts')).toBe(true);
    expect(
      cycles([
        { path: 'a', imports: ['b'], packages: [], lines: 1 },
        { path: 'b', imports: ['a'], packages: [], lines: 1 },
      ]),
    ).toHaveLength(1);
  });
});
