import { describe, expect, it } from 'vitest';
import { compareTree, saveTree } from './save-tree.ts';

/** A folder in memory with as much of the browser's interface as is used. */
class MemoryFolder {
  readonly kind = 'directory';
  readonly children = new Map<string, MemoryFolder | MemoryFile>();
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  async getDirectoryHandle(name: string, { create }: { create: boolean }) {
    return this.child(name, create, () => new MemoryFolder(name));
  }

  async getFileHandle(name: string, { create }: { create: boolean }) {
    return this.child(name, create, () => new MemoryFile(''));
  }

  async *entries() {
    yield* this.children;
  }

  private child(name: string, create: boolean, make: () => MemoryFolder | MemoryFile) {
    const found = this.children.get(name);
    if (found) return found;
    if (!create) throw new DOMException('not there', 'NotFoundError');
    const made = make();
    this.children.set(name, made);
    return made;
  }
}

class MemoryFile {
  readonly kind = 'file';
  text: string;
  locked = false;

  constructor(text: string) {
    this.text = text;
  }

  async getFile() {
    return new Blob([this.text]);
  }

  async createWritable() {
    if (this.locked) throw new DOMException('in use', 'NoModificationAllowedError');
    let written = '';
    return {
      write: async (text: string) => {
        written += text;
      },
      abort: async () => {},
      close: async () => {
        this.text = written;
      },
    };
  }
}

/** Every file in it and within, by path. */
function textsIn(folder: MemoryFolder, above = ''): [string, string][] {
  return [...folder.children].flatMap(([name, child]): [string, string][] =>
    child instanceof MemoryFolder ? textsIn(child, `${above}${name}/`) : [[`${above}${name}`, child.text]],
  );
}

function folder(files: Readonly<Record<string, string>>): { root: FileSystemDirectoryHandle; memory: MemoryFolder } {
  const memory = new MemoryFolder('repo');
  for (const [path, text] of Object.entries(files)) {
    const segments = path.split('/');
    const name = segments.pop() ?? path;
    let at = memory;
    for (const s of segments) {
      const next = at.children.get(s) ?? new MemoryFolder(s);
      at.children.set(s, next);
      at = next as MemoryFolder;
    }
    at.children.set(name, new MemoryFile(text));
  }
  return { root: memory as unknown as FileSystemDirectoryHandle, memory };
}

const TREE = [
  { path: 'tenants/shop/new.yaml', text: 'new' },
  { path: 'same.yaml', text: 'same' },
  { path: 'tenants/changed.yaml', text: 'ours' },
];
const BEFORE = { 'same.yaml': 'same', 'tenants/changed.yaml': 'theirs', 'beside.yaml': 'by hand' };

describe('a tree in a folder', () => {
  it('is compared without writing', async () => {
    const { root, memory } = folder(BEFORE);
    expect(await compareTree(root, TREE)).toEqual({
      added: ['tenants/shop/new.yaml'],
      same: ['same.yaml'],
      different: ['tenants/changed.yaml'],
    });
    expect(Object.fromEntries(textsIn(memory))).toEqual(BEFORE);
  });

  it('is written but for what is different and was not agreed to', async () => {
    const { root, memory } = folder(BEFORE);
    expect(await saveTree(root, TREE, new Set())).toEqual({
      written: ['tenants/shop/new.yaml'],
      same: ['same.yaml'],
      left: ['tenants/changed.yaml'],
      failed: [],
    });
    expect(Object.fromEntries(textsIn(memory))).toEqual({ ...BEFORE, 'tenants/shop/new.yaml': 'new' });
    const again = await saveTree(root, TREE, new Set(['tenants/changed.yaml']));
    expect(again.written).toEqual(['tenants/changed.yaml']);
  });

  it('says what could not be written, and writes the rest', async () => {
    const { root, memory } = folder({ 'same.yaml': 'old' });
    (memory.children.get('same.yaml') as MemoryFile).locked = true;
    const outcome = await saveTree(root, [...TREE, { path: '../up.yaml', text: '' }], new Set(['same.yaml']));
    expect(outcome.failed.map((f) => f.path)).toEqual(['../up.yaml', 'same.yaml']);
    expect(outcome.written).toHaveLength(2);
  });
});
