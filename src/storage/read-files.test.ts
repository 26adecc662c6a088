import { describe, expect, it } from 'vitest';
import { svgMetadata } from '../core/pictures/svg-carrier.ts';
import { readDropped } from './read-dropped.ts';
import { readFiles } from './read-files.ts';
import { zipTree } from './zip.ts';

const named = (path: string, ...parts: BlobPart[]) => ({ path, file: new Blob(parts) });

describe('reading files', () => {
  it('reads manifests in order of path, and those in zips', async () => {
    const zip = zipTree([{ path: 'web.yaml', text: 'c: 3' }]);
    const read = await readFiles([named('z.yml', 'b: 2'), named('a.json', '{}'), named('k.zip', zip)]);
    expect(read.files).toEqual([
      { name: 'a.json', text: '{}' },
      { name: 'k.zip/web.yaml', text: 'c: 3' },
      { name: 'z.yml', text: 'b: 2' },
    ]);
    expect(read.problems).toEqual([]);
  });

  it('reads what a Windows shell writes', async () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...[...'a: 1'].flatMap((c) => [c.charCodeAt(0), 0])]);
    const utf8 = Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]);
    const read = await readFiles([named('a.yaml', utf16), named('b.yaml', utf8)]);
    expect(read.files.map((f) => f.text)).toEqual(['a: 1', 'a']);
  });

  it('reads the designs that pictures carry, where the pictures are given themselves', async () => {
    const files = { design: 'version: 1\nname: "Shop"\n', layout: 'version: 1\nnodes: {}\n' };
    const svg = `<svg>${svgMetadata(files)}</svg>`;
    const read = await readFiles([
      named('shop.svg', svg),
      named('tree/diagrams/a.svg', svg),
      named('empty.svg', '<svg/>'),
    ]);
    expect(read.files).toEqual([
      { name: 'shop.svg/design.yaml', text: files.design },
      { name: 'shop.svg/layout.yaml', text: files.layout },
    ]);
    expect(read.problems.map((p) => p.code)).toEqual(['file/picture-none', 'file/passed-over']);
  });

  it('says what it does not read, and reads the rest', async () => {
    const failing = { path: 'c.yaml', file: { size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) } };
    const huge = { path: 'd.yaml', file: { size: 2 ** 40, arrayBuffer: async () => new ArrayBuffer(0) } };
    const binary = named('b.yaml', new Uint8Array([0, 1, 2]));
    const broken = named('b2.yaml', new Uint8Array([0xc3, 0x28]));
    const read = await readFiles([named('a.txt', 'x'), binary, broken, failing, huge, named('e.yaml', 'a: 1')]);
    expect(read.files).toEqual([{ name: 'e.yaml', text: 'a: 1' }]);
    expect(read.problems.map((p) => p.code)).toEqual([
      'file/not-text',
      'file/not-text',
      'file/unreadable',
      'file/too-large',
      'file/passed-over',
    ]);
  });
});

describe('dropping', () => {
  const file = (name: string, text: string) => ({
    isFile: true,
    name,
    file: (found: (f: File) => void) => found(new File([text], name)),
  });
  const lost = (name: string) => ({
    isFile: true,
    name,
    file: (_: unknown, failed: (e: Error) => void) => failed(new Error('moved away')),
  });
  const folder = (name: string, ...children: object[]) => ({
    isFile: false,
    name,
    createReader: () => {
      const batches = [children.slice(0, 1), children.slice(1), []];
      return { readEntries: (found: (entries: object[]) => void) => found(batches.shift() ?? []) };
    },
  });
  const drop = (...entries: object[]) =>
    readDropped({
      items: entries.map((e) => ({ kind: 'file', webkitGetAsEntry: () => e, getAsFile: () => null })),
    } as unknown as DataTransfer);

  it('reads files and folders, however deep, but not what git keeps', async () => {
    const { files } = await drop(
      folder('repo', file('a.yaml', '1'), folder('deep', file('b.yaml', '2')), folder('.git', file('c.yaml', '3'))),
      file('d.yaml', '4'),
    );
    expect(files.map((f) => f.name)).toEqual(['d.yaml', 'repo/a.yaml', 'repo/deep/b.yaml']);
  });

  it('says which file could not be read', async () => {
    const { files, problems } = await drop(folder('repo', lost('a.yaml'), file('b.yaml', '2')));
    expect(files).toHaveLength(1);
    expect(problems.map((p) => p.message)).toEqual(['`repo/a.yaml` cannot be read: moved away']);
  });
});
