import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { svgMetadata } from '../core/pictures/svg-carrier.ts';
import {
  checkSchema,
  connectivitySchema,
  diffSchema,
  equivalentSchema,
  explainSchema,
  validateSchema,
} from './answer-schemas.ts';
import { reviewSchema } from './review-schema.ts';

let folder = '';
let program = '';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: 5432 }]
`;

const deployment = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: c, ports: [{ containerPort: 5432 }] }] }
`;

const WORLD = [deployment('web'), deployment('db'), deployment('spy')].join('---\n');

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function call(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-cli-'));
  const out = join(folder, 'built');
  execFileSync(process.execPath, [
    'node_modules/vite/bin/vite.js',
    'build',
    '--ssr',
    'src/cli/main.ts',
    '--outDir',
    out,
    '--emptyOutDir',
    '--logLevel',
    'error',
  ]);
  program = join(out, 'bulkhead.mjs');
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bulkhead', () => {
  it('lists every allowed connection, in the documented form', () => {
    const path = write('all.yaml', `${WORLD}---\n${POLICY}`);
    const { status, stdout } = call('connectivity', path, '--format', 'json');
    expect(status).toBe(0);
    const map = connectivitySchema.parse(JSON.parse(stdout));
    const row = (src: string, dst: string) => map.connections.find((c) => c.src === src && c.dst === dst)?.allowed;
    expect(row('shop/web[Deployment]', 'shop/db[Deployment]')).toEqual({ TCP: [[5432, 5432]] });
    expect(row('shop/spy[Deployment]', 'shop/db[Deployment]')).toBeUndefined();
    expect(row('shop/db[Deployment]', 'shop/spy[Deployment]')).toBe('all');
    expect(row('0.0.0.0-255.255.255.255', 'shop/web[Deployment]')).toBe('all');
    expect(map.connections.map((c) => `${c.src} ${c.dst}`)).toEqual(
      [...map.connections].map((c) => `${c.src} ${c.dst}`).sort(),
    );
  });

  it('explains with the line that decides, and exits 1 when denied', () => {
    const path = write('all.yaml', `${WORLD}---\n${POLICY}`);
    const allowed = call('explain', path, '--from', 'shop/web', '--to', 'shop/db', '--port', '5432');
    expect(allowed.status).toBe(0);
    expect(allowed.stdout).toContain(`policy shop/db, rule 1 (${path}:`.replace('policy ', 'NetworkPolicy '));
    const denied = call('explain', path, '--from', 'shop/spy', '--to', 'shop/db', '--port', '5432', '--format', 'json');
    expect(denied.status).toBe(1);
    expect(explainSchema.parse(JSON.parse(denied.stdout)).verdict).toBe('denied');
    const outside = call('explain', path, '--from', '203.0.113.9', '--to', 'web', '--port', '80');
    expect(outside.stdout).toContain('0.0.0.0-255.255.255.255 -> shop/web[Deployment] tcp 80: allowed');
  });

  it('compares two sets and fails on what was opened', () => {
    const base = write('base.yaml', `${WORLD}---\n${POLICY}`);
    const head = write('head.yaml', `${WORLD}---\n${POLICY.replace('port: 5432', 'port: 5433')}`);
    const { status, stdout } = call('diff', base, head, '--format', 'json', '--fail-on', 'opened');
    expect(status).toBe(1);
    const map = diffSchema.parse(JSON.parse(stdout));
    expect(map.changed.map((c) => [c.src, c.dst, c.opened, c.closed])).toEqual([
      ['shop/web[Deployment]', 'shop/db[Deployment]', { TCP: [[5433, 5433]] }, { TCP: [[5432, 5432]] }],
    ]);
    expect(map.changed[0]?.because.some((b) => b.policy === 'NetworkPolicy shop/db' && b.place?.file === head)).toBe(
      true,
    );
    expect(call('diff', base, base, '--fail-on', 'any')).toMatchObject({
      status: 0,
      stdout: 'no connection differs\n',
    });
  });

  it('reviews two sets in sentences, in every form', () => {
    const base = write('base.yaml', `${WORLD}---\n${POLICY}`);
    const head = write('head.yaml', `${WORLD}---\n${POLICY.replace('port: 5432', 'port: 5433')}`);
    const { status, stdout } = call('review', base, head, '--format', 'json', '--fail-on', 'unasked');
    expect(status).toBe(1);
    const answer = reviewSchema.parse(JSON.parse(stdout));
    expect(answer.sentences.map((s) => [s.kind, s.text, s.ports])).toEqual([
      ['opened', 'shop/web can now connect to shop/db on tcp 5433.', { TCP: [[5433, 5433]] }],
      ['closed', 'shop/web could connect to shop/db on tcp 5432, and can no longer.', { TCP: [[5432, 5432]] }],
    ]);
    expect(answer.sentences[0]?.because.some((b) => 'place' in b && b.place?.file === head)).toBe(true);
    expect(call('review', base, head, '--fail-on', 'lost').status).toBe(0);
    expect(call('review', base, head, '--format', 'markdown').stdout).toContain('## New openings');
    const page = join(folder, 'review.html');
    expect(call('review', base, head, '--format', 'html', '--output', page)).toMatchObject({ status: 0, stdout: '' });
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>.*shop\/web can now connect.*<\/html>\n$/s);
    expect(call('review', base, base)).toMatchObject({ status: 0 });
    expect(call('review', base, base).stdout).toContain('No connection differs.');
    expect(call('review', base, join(folder, 'nothing-here')).status).toBe(2);
  });

  it('reads zips as it reads folders, and refuses what is hostile in them', () => {
    const zip = (name: string, files: Record<string, Uint8Array>) => {
      const path = join(folder, name);
      writeFileSync(path, zipSync(files));
      return path;
    };
    const base = zip('base.zip', { 'deploy/all.yaml': strToU8(`${WORLD}---\n${POLICY}`), 'notes.txt': strToU8('-') });
    const head = zip('head.zip', { 'all.yaml': strToU8(`${WORLD}---\n${POLICY.replace('port: 5432', 'port: 5433')}`) });
    const { status, stdout, stderr } = call('review', base, head, '--fail-on', 'unasked');
    expect(status).toBe(1);
    expect(stdout).toContain('shop/web can now connect to shop/db on tcp 5433.');
    expect(stdout).toContain(`${base}/deploy/all.yaml:`);
    expect(stderr).toContain('`notes.txt` is neither YAML nor JSON and not read');
    expect(call('diff', base, head, '--fail-on', 'opened').status).toBe(1);
    expect(call('equivalent', base, base).status).toBe(0);
    expect(call('check', base, '--format', 'json').status).not.toBe(2);
    expect(call('connectivity', base, '--format', 'json').stdout).toContain('shop/db[Deployment]');
    expect(call('validate', base).status).toBe(0);
    expect(call('render', base, '--out', join(folder, 'zipped.svg')).status).toBe(0);

    const bomb = { 'bomb.yaml': new Uint8Array(8 * 1024 * 1024) };
    const mixed = call('validate', zip('mixed.zip', { ...bomb, 'ok.yaml': strToU8(POLICY) }));
    expect(mixed.stdout + mixed.stderr).toContain('`bomb.yaml` unpacks to more than is read');
    expect(mixed.status).toBe(1);
    expect(call('review', base, zip('bomb.zip', bomb))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('`bomb.yaml` unpacks to more than is read'),
    });
    expect(call('review', base, write('broken.zip', 'no zip'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is not a zip archive; pack it again'),
    });
    expect(call('review', base, zip('empty.zip', { 'notes.txt': strToU8('-') })).stderr).toContain('no file to read');
  });

  it('reads zips in a folder as well, within the same bounds, and says what of them it does not read', () => {
    const inside = join(folder, 'with-zips');
    mkdirSync(join(inside, 'deep'), { recursive: true });
    writeFileSync(join(inside, 'world.yaml'), WORLD);
    writeFileSync(join(inside, 'deep', 'policies.zip'), zipSync({ 'p/db.yaml': strToU8(POLICY) }));
    const read = call('explain', inside, '--from', 'shop/spy', '--to', 'shop/db', '--port', '5432');
    expect(read.stdout).toContain(`${join(inside, 'deep', 'policies.zip')}/p/db.yaml:`);

    const nested = zipSync({ 'within.zip': zipSync({ 'x.yaml': strToU8(POLICY) }) });
    writeFileSync(join(inside, 'nested.zip'), nested);
    writeFileSync(join(inside, 'up.zip'), zipSync({ '../up.yaml': strToU8(POLICY) }));
    writeFileSync(join(inside, 'bomb.zip'), zipSync({ 'bomb.yaml': new Uint8Array(8 * 1024 * 1024) }));
    writeFileSync(join(inside, 'broken.zip'), 'no zip');
    const told = call('validate', inside);
    expect(told.status).toBe(1);
    for (const line of [
      '`within.zip` is neither YAML nor JSON and not read; unpack a zip that lies in another one',
      '`../up.yaml` leads out of the archive',
      '`bomb.yaml` unpacks to more than is read',
      '`broken.zip` is not a zip archive',
    ])
      expect(told.stdout + told.stderr).toContain(line.replace('`broken.zip`', `\`${join(inside, 'broken.zip')}\``));

    const empty = join(folder, 'only-zips');
    mkdirSync(empty);
    writeFileSync(join(empty, 'nested.zip'), nested);
    expect(call('validate', empty)).toMatchObject({ status: 2, stderr: expect.stringContaining('no file to read') });
  });

  it('reads what Windows shells write, and names what is no text', () => {
    const utf16 = join(folder, 'utf16.yaml');
    writeFileSync(utf16, Buffer.from(`\ufeff${POLICY}`, 'utf16le'));
    expect(call('validate', utf16).status).toBe(0);
    const binary = join(folder, 'binary.yaml');
    writeFileSync(binary, Uint8Array.from([0xff, 0xff, 0x00]));
    const { status, stdout, stderr } = call('validate', binary, utf16);
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('is not text in UTF-8 or UTF-16');
  });

  it('draws manifests as a picture, as text or as a page, and says what it cannot draw', () => {
    const path = write('all.yaml', `${WORLD}---\n${POLICY}`);
    const drawn = (name: string) => {
      const out = join(folder, name);
      expect(call('render', path, '--out', out, '--quiet')).toMatchObject({ status: 0, stdout: '' });
      return readFileSync(out, 'utf8');
    };
    expect(drawn('map.svg')).toMatch(/<svg.*shop.*<\/svg>/s);
    expect(drawn('map.mmd')).toMatch(/^flowchart/);
    expect(drawn('map.html')).toMatch(/^<!doctype html>.*default-src 'none'.*<svg.*<\/html>\n$/s);
    for (const name of ['map.png', 'map.pdf', 'map.dot', 'map', 'nowhere/map.svg']) {
      const { status, stderr } = call('render', path, '--out', join(folder, name));
      expect(status).toBe(2);
      expect(stderr).toMatch(/^error: .*(FILE\.svg|does not exist)/);
    }
  });

  it('says whether two sets enforce the same, with a witness where they do not', () => {
    const base = write('base.yaml', `${WORLD}---\n${POLICY}`);
    // the same in other words: one rule for each of two ranges of ports that meet
    const range = (from: number, to: number) => `port: ${from}, endPort: ${to}, protocol: TCP`;
    const whole = write('whole.yaml', `${WORLD}---\n${POLICY.replace('port: 5432', range(5000, 6000))}`);
    const halves = write(
      'halves.yaml',
      `${WORLD}---\n${POLICY.replace('{ port: 5432 }', `{ ${range(5000, 5432)} }, { ${range(5433, 6000)} }`)}`,
    );
    expect(call('equivalent', whole, halves)).toMatchObject({
      status: 0,
      stdout: 'equivalent: every pair connects alike\n',
    });
    const { status, stdout } = call('equivalent', base, whole, '--format', 'json');
    expect(status).toBe(1);
    const answer = equivalentSchema.parse(JSON.parse(stdout));
    expect(answer).toMatchObject({ equivalent: false, differences: 1 });
    expect(answer.witness).toMatchObject({ src: 'shop/web[Deployment]', dst: 'shop/db[Deployment]' });
    expect(call('equivalent', base, whole).stdout).toContain('not equivalent: 1 pair differs, such as');
    // IPv6 is as open where nobody speaks of it as where somebody does
    const everybody = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: shop }
spec:
  podSelector: {}
  ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }, { ipBlock: { cidr: '::/0' } }, { namespaceSelector: {} }] }]
`;
    expect(call('equivalent', write('world.yaml', WORLD), write('open.yaml', `${WORLD}---\n${everybody}`)).status).toBe(
      0,
    );
    expect(call('equivalent', base, join(folder, 'nothing.yaml')).status).toBe(2);
  });

  it('validates as an API server would, with file, line and field', () => {
    const path = write('bad.yaml', POLICY.replace('port: 5432', 'port: 99999'));
    const { status, stdout } = call('validate', path);
    expect(status).toBe(1);
    expect(stdout).toMatch(/bad\.yaml:8:\d+: error: .*99999.*\(spec\.ingress\[0\]\.ports\[0\]\.port\)/);
    expect(validateSchema.parse(JSON.parse(call('validate', path, '--format', 'json').stdout)).valid).toBe(false);
    expect(call('validate', write('good.yaml', POLICY)).status).toBe(0);
  });

  it('draws a design from manifests, exports it with its proof, and leaves edits by hand alone', () => {
    const path = write('all.yaml', `${WORLD}---\n${POLICY}`);
    const design = join(folder, 'design.yaml');
    const out = join(folder, 'tree');
    expect(call('import', path, '--out', design).status).toBe(0);
    expect(call('validate', design)).toMatchObject({ status: 0 });
    const first = call('export', design, '--out', out);
    expect(first.stdout).toContain('proof: the written manifests give exactly the connectivity of the design');
    expect(first.status).toBe(0);
    const review = join(out, 'REVIEW.md');
    writeFileSync(review, `${readFileSync(review, 'utf8')}\nmine\n`);
    const second = call('export', design, '--out', out);
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('REVIEW.md: changed by hand');
    expect(readFileSync(review, 'utf8')).toContain('mine');
    expect(call('export', design, '--out', out, '--force').status).toBe(0);
    expect(call('connectivity', design).stdout).toContain('shop/web[Deployment] -> shop/db[Deployment]: TCP 5432');
  });

  it('takes a picture that carries a design for the design', () => {
    const design = 'version: 1\nname: "Shop"\nnamespaces:\n  - id: ns:shop\n    name: shop\n';
    const svg = `<svg xmlns="http://www.w3.org/2000/svg">${svgMetadata({ design, layout: 'version: 1\nnodes: {}\n' })}</svg>`;
    const path = write('diagram.svg', svg);
    expect(call('validate', path)).toMatchObject({ status: 0 });
    const out = join(folder, 'from-picture');
    expect(call('export', path, '--out', out).status).toBe(0);
    expect(readFileSync(join(out, 'design.yaml'), 'utf8')).toContain('name: "Shop"');
    expect(readFileSync(join(out, 'diagrams/segmentation.svg'), 'utf8')).toContain('Shop');
    expect(readFileSync(join(out, 'diagrams/logical-01-requirements.svg'), 'utf8')).toContain('Logical, as required');
    expect(call('validate', write('empty.svg', '<svg/>'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('carries no design'),
    });
  });

  it('draws what is required beside what connects, and refuses what cannot be drawn', () => {
    const design = write(
      'before.yaml',
      'version: 1\nname: Before\nplanes:\n  - { id: plane:a, name: a, label: { key: plane, value: a } }\nguardrails:\n  - { id: G-1, name: apart, rule: { kind: separate, axis: plane } }\n',
    );
    const page = join(folder, 'logical.html');
    expect(call('render', design, '--sheets', 'logical', '--files-at', '../tree', '--out', page).status).toBe(0);
    const html = readFileSync(page, 'utf8');
    for (const words of ['Requirements', 'Owners', 'Guardrails', 'Gates']) expect(html).toContain(words);
    expect(html).toContain('id="element-G-1"');
    const chart = join(folder, 'logical.mmd');
    expect(call('render', design, '--sheets', 'logical', '--out', chart).status).toBe(0);
    expect(readFileSync(chart, 'utf8')).toContain('what is required');
    const refused = (...flags: string[]) => call('render', design, '--out', page, ...flags);
    const scoped = call('render', design, '--sheets', 'logical', '--scope', 'a', '--out', chart);
    expect(scoped.status).toBe(0);
    expect(readFileSync(chart, 'utf8')).toContain('what is required of plane a');
    expect(call('render', design, '--sheets', 'all', '--scope', 'plane:a', '--out', page).status).toBe(0);
    expect(refused('--scope', 'nowhere')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('there is no zone `nowhere`; there are plane:a'),
    });
    expect(call('render', design, '--sheets', 'all', '--out', chart)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--sheets logical'),
    });
    expect(refused('--sheets', 'logical', '--files-at', 'javascript:alert(1)').status).toBe(2);
    expect(refused('--date', '2027-02-30').status).toBe(2);
  });

  it('prints schemas', () => {
    expect(JSON.parse(call('schema').stdout)).toMatchObject({ type: 'object' });
    expect(JSON.parse(call('schema', 'explain').stdout)).toMatchObject({ type: 'object' });
  });

  it.each([
    [['connectivity', '/nowhere/at/all'], 'does not exist'],
    [['connectivity'], 'missing required argument'],
    [['conectivity', 'x'], 'Did you mean connectivity'],
    [['explain', 'package.json', '--from', 'a', '--to', 'b', '--port', '0'], 'is no port'],
    [['connectivity', 'package.json', '--pod-addresses', 'some'], '--pod-addresses takes'],
  ])('%j cannot be used: exit 2', (args, message) => {
    const { status, stderr } = call(...args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it('takes the rest when a part is broken, unless it is told to be strict', () => {
    const path = write('part.yaml', `${WORLD}---\n{ broken: [\n`);
    expect(call('connectivity', path).status).toBe(0);
    expect(call('connectivity', path, '--strict').status).toBe(2);
  });
});

describe('check', () => {
  const design = () =>
    write(
      'checked.yaml',
      [
        'version: 1',
        'name: Checked <b>',
        'target: kubernetes',
        'planes:',
        '  - { id: "plane:data", name: data, label: { key: plane, value: data } }',
        'namespaces:',
        '  - { id: "ns:shop", name: shop, plane: "plane:data", isolation: default-deny }',
        '  - { id: "ns:tool", name: tool, isolation: default-deny }',
        'acceptances:',
        '  - { id: "accepted:1", check: PLANE-2, subject: "ns:tool", reason: goes away, owner: ops, expires: 2026-11-30 }',
      ].join('\n'),
    );

  it('exits by what is found, and lets accepted findings pass until they are over', () => {
    const path = design();
    expect(call('check', path, '--date', '2026-11-30').status).toBe(0);
    const over = call('check', path, '--date', '2026-12-01');
    expect(over.status).toBe(1);
    expect(over.stdout).toMatch(/PLANE-2 +FAILS +Every node and namespace/);
    expect(call('check', path, '--date', '2026-12-01', '--fail-on', 'never').status).toBe(0);
    expect(call('check', path, '--date', '2026-02-30').status).toBe(2);
    expect(call('check', join(folder, 'nothing-here')).status).toBe(2);
  });

  it('answers as JSON, SARIF, JUnit and Markdown', () => {
    const form = (name: string) => call('check', design(), '--format', name, '--date', '2026-12-01').stdout;
    const answer = checkSchema.parse(JSON.parse(form('json')));
    expect(answer.checks.find((c) => c.id === 'PLANE-2')).toMatchObject({
      state: 'fails',
      findings: [{ subject: 'ns:tool' }],
    });
    expect(answer.scorecard).toHaveLength(10);
    const sarif = JSON.parse(form('sarif'));
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs[0].results[0]).toMatchObject({ ruleId: 'PLANE-2', level: 'error' });
    expect(form('junit')).toMatch(/<testsuites tests="\d+" failures="1" skipped="\d+">/);
    expect(form('markdown')).toContain('### PLANE-2 Every node and namespace stands in one plane');
  });

  it('judges manifests without a design as they are', () => {
    const { status, stdout } = call('check', write('world.yaml', `${WORLD}---\n${POLICY}`), '--format', 'json');
    const answer = checkSchema.parse(JSON.parse(stdout));
    expect(answer.side).toBe('today');
    expect(answer.checks.find((c) => c.id === 'APP-2')?.findings[0]?.text).toContain('Nothing isolates');
    expect(status).toBe(1);
  });
});
