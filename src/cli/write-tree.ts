/** Writes an exported tree into a folder: leaves strangers alone, removes what is no longer needed, never overwrites edits. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { ExportFile } from '../core/analyses/answers.ts';
import { compareText } from '../core/lib/order.ts';
import { Unusable } from './exit.ts';

/** What the last export wrote, by path; so that edits by hand are seen. */
const RECORD = '.bulkhead-export.json';

/** What became of each file. */
export interface WrittenTree {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Files that somebody changed since the last export: reported, and left as they are. */
  readonly changedByHand: readonly string[];
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function readRecord(folder: string): Map<string, string> {
  const path = join(folder, RECORD);
  if (!existsSync(path)) return new Map();
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return new Map(Object.entries(parsed as Record<string, string>));
  } catch {
    throw new Unusable(`\`${path}\` cannot be read; move it away, or export into another folder`);
  }
}

function inside(folder: string, path: string): string {
  const whole = resolve(folder, path);
  if (!whole.startsWith(resolve(folder) + sep)) throw new Unusable(`\`${path}\` leads out of \`${folder}\``);
  return whole;
}

/** Writes the files below `folder`. With `force`, edits by hand are overwritten. */
export function writeTree(folder: string, files: readonly ExportFile[], force: boolean): WrittenTree {
  const before = readRecord(folder);
  const changed = (path: string, text?: string): boolean => {
    const whole = inside(folder, path);
    if (force || !existsSync(whole)) return false;
    const now = readFileSync(whole, 'utf8');
    return now !== text && digest(now) !== before.get(path);
  };
  const written: string[] = [];
  const removed: string[] = [];
  const kept: string[] = [];
  const record = new Map<string, string>();
  for (const { path, text } of files) {
    if (changed(path, text)) {
      kept.push(path);
      const old = before.get(path);
      if (old !== undefined) record.set(path, old);
      continue;
    }
    const whole = inside(folder, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text);
    record.set(path, digest(text));
    written.push(path);
  }
  const wanted = new Set(files.map((f) => f.path));
  for (const path of [...before.keys()].filter((p) => !wanted.has(p) && existsSync(inside(folder, p)))) {
    if (changed(path)) kept.push(path);
    else {
      rmSync(inside(folder, path));
      removed.push(path);
    }
  }
  mkdirSync(folder, { recursive: true });
  const sorted = Object.fromEntries([...record].sort(([a], [b]) => compareText(a, b)));
  writeFileSync(join(folder, RECORD), `${JSON.stringify(sorted, null, 2)}\n`);
  return { written, removed, changedByHand: kept };
}
