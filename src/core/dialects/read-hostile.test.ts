import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../diagnostics.ts';
import { readManifests } from './read.ts';
import { isDeeperThan } from './read-depth.ts';

const read = (text: string) => readManifests([{ name: 'a.yaml', text }]);
const first = (text: string) => read(text).diagnostics[0]?.code;
const HEAD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';

describe('hostile input', () => {
  it('refuses an alias bomb, and accepts ordinary aliases', () => {
    let bomb = `${HEAD}a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n`;
    for (let i = 1; i <= 9; i++)
      bomb += `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]\n`;
    expect(first(bomb)).toBe('yaml/alias-bomb');
    expect(read(`${HEAD}a: &a [x]\nb: [*a, *a]\n`).diagnostics).toEqual([]);
  });

  it('refuses aliases without an anchor, and into themselves', () => {
    expect(first(`${HEAD}a: *hunter2\n`)).toBe('yaml/alias');
    expect(first(`${HEAD}a: &a [*a]\n`)).toBe('yaml/alias');
    expect(
      formatDiagnostic(
        read(`${HEAD}a: *hunter2\n`).diagnostics[0] ?? { code: 'yaml/x', severity: 'note', message: '' },
      ),
    ).not.toContain('hunter2');
  });

  it.each([
    ['flow lists', '['.repeat(100_000)],
    ['closed flow lists', `x: ${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['flow mappings', '{a: '.repeat(100_000)],
    ['JSON', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['dashes', '- '.repeat(100_000)],
    ['question marks', '? '.repeat(100_000)],
    ['indentation', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('refuses 100k levels of %s', (_, text) => {
    expect(first(text)).toBe('yaml/too-deep');
  });

  it('does not take the brackets of a block scalar, a quote or a comment for nesting', () => {
    expect(
      isDeeperThan(`a: |\n  ${'['.repeat(500)}\nb: "${'{'.repeat(500)}"\n# ${'['.repeat(500)}\nc: x[[[[\n`, 10),
    ).toBe(false);
    expect(isDeeperThan(`a: |\n  [\nb: ${'['.repeat(11)}\n`, 10)).toBe(true);
  });

  it('refuses duplicate keys, in JSON too', () => {
    expect(first(`${HEAD}spec: 1\nspec: 2\n`)).toBe('yaml/duplicate-key');
    expect(first('{"apiVersion":"v1","kind":"Pod","kind":"Node","metadata":{"name":"a"}}')).toBe('yaml/duplicate-key');
  });

  it('takes `__proto__` and `constructor` as plain keys', () => {
    for (const text of [
      `${HEAD}__proto__: {polluted: yes}\nconstructor: 1\n`,
      '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"__proto__":{"polluted":"yes"},"constructor":1}',
    ]) {
      const [object] = read(text).objects;
      expect(Object.getPrototypeOf(object?.value)).toBeNull();
      expect(Object.keys(object?.value as object)).toEqual(expect.arrayContaining(['__proto__', 'constructor']));
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    }
  });

  it('makes text of scalar keys and refuses other keys', () => {
    expect(read(`${HEAD}1: a\ntrue: b\n`).objects[0]?.value).toMatchObject({ '1': 'a', true: 'b' });
    expect(first(`${HEAD}? [a]\n: b\n`)).toBe('yaml/key');
  });

  it('refuses binary files and names the file', () => {
    expect(read('a\0b').diagnostics[0]).toMatchObject({ code: 'file/binary', place: { file: 'a.yaml' } });
  });

  it('quotes nothing of a broken text', () => {
    const secret = 'hunter2-s3cret';
    const broken = [
      `a: ${secret}: b`,
      `a: "${secret}`,
      `a: @${secret}`,
      `a: [${secret}`,
      `\t${secret}`,
      `a: !${secret} b: c`,
      `a: *${secret}`,
      `a: "\\q${secret}"`,
      `- ${secret}\nb`,
      `"${secret}": 1\n"${secret}": 2`,
    ];
    for (const line of broken)
      for (const diagnostic of read(`${HEAD}${line}\n`).diagnostics.filter((d) => d.code !== 'yaml/duplicate-key'))
        expect(formatDiagnostic(diagnostic)).not.toContain(secret);
  });

  it('limits what one file can complain about', () => {
    const { diagnostics } = read('a: [\n---\n'.repeat(1000));
    expect(diagnostics.length).toBeLessThan(210);
    expect(diagnostics.map((d) => d.code)).toContain('file/more-problems');
  });

  it('reads thousands of documents and a large dump in seconds', { timeout: 60_000 }, () => {
    const one = `${HEAD}spec:\n  containers:\n  - name: c\n    ports: [{containerPort: 80}]\n`;
    expect(read(Array(3000).fill(one).join('---\n')).objects).toHaveLength(3000);
    const item = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', annotations: { x: 'y'.repeat(10_000) } } };
    const dump = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: Array(2000).fill(item) });
    expect(read(dump).objects).toHaveLength(2000);
  });
});
