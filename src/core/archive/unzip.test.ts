import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isSafePath, unzip } from './unzip.ts';

const codes = (unzipped: ReturnType<typeof unzip>) => unzipped.problems.map((p) => p.code);

/** Overwrites a number in the directory entry of a file. */
function forged(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = copy.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === 0x02014b50) {
      view.setUint32(at + offset, value, true);
      return copy;
    }
  }
  throw new Error('no directory entry');
}

describe('a hostile zip', () => {
  it('cannot lead out of the archive', () => {
    const bytes = zipSync({ '../up.yaml': strToU8('a: 1'), '/root.yaml': strToU8('a: 1'), 'ok.yaml': strToU8('a: 1') });
    const unzipped = unzip('a.zip', bytes);
    expect(codes(unzipped)).toEqual(['file/zip-path', 'file/zip-path']);
    expect(unzipped.files.map((f) => f.name)).toEqual(['a.zip/ok.yaml']);
  });

  it.each(['a\\b.yaml', 'C:/a.yaml', 'a//b.yaml', './a.yaml', 'a/../b.yaml', 'a\u0000.yaml', ''])(
    'has no path such as %j',
    (path) => {
      expect(isSafePath(path)).toBe(false);
    },
  );

  it('is stopped when a file unpacks to far more than it is', () => {
    const bomb = zipSync({ 'bomb.yaml': new Uint8Array(8 * 1024 * 1024), 'ok.yaml': strToU8('a: 1') });
    const unzipped = unzip('a.zip', bomb);
    expect(codes(unzipped)).toEqual(['file/zip-too-large']);
    expect(unzipped.files).toHaveLength(1);
  });

  it('is stopped when it is larger in all than there is room', () => {
    const bytes = zipSync({ 'a.yaml': strToU8('a'.repeat(600)), 'b.yaml': strToU8('b'.repeat(600)) });
    expect(codes(unzip('a.zip', bytes, 1000))).toEqual(['file/zip-too-large']);
  });

  it('cannot lie about sizes', () => {
    const honest = zipSync({ 'a.yaml': strToU8('a: 1\n'.repeat(100)) });
    expect(codes(unzip('a.zip', forged(honest, 24, 3)))).toEqual(['file/zip-broken']);
    expect(codes(unzip('a.zip', forged(honest, 20, 4_000_000_000)))).toEqual(['file/zip-broken']);
    expect(codes(unzip('a.zip', forged(honest, 42, 4_000_000_000)))).toEqual(['file/zip-broken']);
  });

  it('has its number of files limited', () => {
    const bytes = zipSync({ 'a.yaml': strToU8('a: 1'), 'b.yaml': strToU8('a: 1') });
    const limits = { entries: 1, fileBytes: 100, ratio: 10 };
    expect(codes(unzip('a.zip', bytes, 1000, limits))).toEqual(['file/zip-too-many']);
  });

  it('may be encrypted, packed otherwise, damaged, or no zip: each is said', () => {
    const honest = zipSync({ 'a.yaml': strToU8('a: 1\n'.repeat(100)) });
    expect(codes(unzip('a.zip', forged(honest, 8, 1 + (8 << 16))))).toEqual(['file/zip-encrypted']);
    expect(codes(unzip('a.zip', forged(honest, 8, 12 << 16)))).toEqual(['file/zip-method']);
    const damaged = honest.slice();
    damaged.fill(0xff, 36, 48);
    expect(codes(unzip('a.zip', damaged))).toEqual(['file/zip-broken']);
    expect(codes(unzip('a.zip', strToU8('not a zip')))).toEqual(['file/zip-broken']);
    expect(codes(unzip('a.zip', new Uint8Array()))).toEqual(['file/zip-broken']);
  });

  it('survives being cut off anywhere', () => {
    const bytes = zipSync({ 'a.yaml': strToU8('a: 1') });
    for (let end = 0; end < bytes.length; end += 1) {
      expect(unzip('a.zip', bytes.slice(0, end)).problems).toHaveLength(1);
    }
  });
});

it('one note tells what else is in a zip, and litter is not mentioned', () => {
  const bytes = zipSync({
    'a.yaml': strToU8('a: 1'),
    'README.md': strToU8('hello'),
    'run.sh': strToU8('echo'),
    '__MACOSX/._a.yaml': strToU8('x'),
  });
  const { files, problems } = unzip('a.zip', bytes);
  expect(files).toHaveLength(1);
  expect(problems.map((p) => p.message)).toEqual(['2 files are neither YAML nor JSON and not read']);
});
