import { describe, expect, it } from 'vitest';
import { readManifests } from './read.ts';

const read = (text: string, name = 'a.yaml') => readManifests([{ name, text }]);
const names = (text: string) => read(text).objects.map((o) => `${o.kind} ${o.namespace ?? '-'}/${o.name}`);
const codes = (text: string) => read(text).diagnostics.map((d) => d.code);
const pod = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop}\n`;

describe('documents', () => {
  it('reads several documents of one file, with markers, comments and empty ones between', () => {
    expect(names(`# first\n---\n${pod('a')}---\n# none\n---\n${pod('b')}...\n---  # third\n${pod('c')}`)).toEqual([
      'Pod shop/a',
      'Pod shop/b',
      'Pod shop/c',
    ]);
  });

  it('does not lose the others when one is broken', () => {
    const manifest = read([pod('a'), pod('b'), 'kind: [\n', pod('d'), '\tx: 1\n', pod('f')].join('---\n'));
    expect(manifest.objects.map((o) => o.name)).toEqual(['a', 'b', 'd', 'f']);
    expect(manifest.diagnostics.map((d) => [d.code, d.place?.span?.line])).toEqual([
      ['yaml/syntax', 9],
      ['yaml/syntax', 15],
    ]);
  });

  it('keeps `---` inside a block scalar', () => {
    expect(names('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  x: |\n    ---\n    y\n')).toEqual([
      'ConfigMap -/c',
    ]);
  });

  it('reads a byte order mark, CRLF, directives and JSON', () => {
    expect(names(`\uFEFF${pod('a')}`)).toEqual(['Pod shop/a']);
    expect(names(`${pod('a')}---\n${pod('b')}`.replaceAll('\n', '\r\n'))).toEqual(['Pod shop/a', 'Pod shop/b']);
    expect(names(`%YAML 1.2\n---\n${pod('a')}`)).toEqual(['Pod shop/a']);
    expect(names('{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a\\u0062"}}')).toEqual(['Pod -/ab']);
  });

  it('shifts lines by the first line of the text', () => {
    const { objects } = readManifests([{ name: 'a', text: pod('a'), firstLine: 11 }]);
    expect(objects[0]?.span.line).toBe(11);
    expect(objects[0]?.locate(['metadata', 'name'])).toMatchObject({ line: 13, column: 18, endColumn: 19 });
  });

  it('resolves anchors and merge keys', () => {
    const { objects } = read(
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nx: &x {p: 1, q: 2}\ny:\n  <<: *x\n  q: 3\nz: *x\n',
    );
    expect(objects[0]?.value).toMatchObject({ y: { p: 1, q: 3 }, z: { p: 1, q: 2 } });
  });

  it('takes quoted JSON whose last line stands too far left, as API servers do', () => {
    const text = `${pod('a')}x: '{\n  "b": 1\n}'\ny:\n  z: "{\n  }"\n`;
    expect(names(text)).toEqual(['Pod shop/a']);
    expect(read(text).objects[0]?.locate(['y', 'z']).line).toBe(8);
  });
});

describe('lists', () => {
  const list = `apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: a\n- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: b\nkind: List\n`;

  it('takes them apart, with the place of each item', () => {
    const { objects } = read(list);
    expect(objects.map((o) => [o.name, o.span.line, o.span.column])).toEqual([
      ['a', 3, 3],
      ['b', 7, 3],
    ]);
    expect(objects[1]?.locate(['metadata', 'name'])).toEqual({ line: 10, column: 11, endLine: 10, endColumn: 12 });
  });

  it('loses only the broken item', () => {
    const manifest = read(list.replace('- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: a', '- kind: "Pod'));
    expect(manifest.objects.map((o) => o.name)).toEqual(['b']);
    expect(manifest.diagnostics[0]?.place?.span?.line).toBe(3);
  });

  it('follows aliases from item to item', () => {
    const text = list
      .replace('    name: a', '    name: a\n    labels: &l {app: x}')
      .replace('name: b', 'name: b\n    labels: *l');
    expect(read(text).objects.map((o) => o.value)).toMatchObject([
      { metadata: { labels: { app: 'x' } } },
      { metadata: { labels: { app: 'x' } } },
    ]);
  });

  it('takes lists in lists and typed lists apart, in JSON too', () => {
    const inner = {
      apiVersion: 'v1',
      kind: 'PodList',
      items: [{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }],
    };
    const outer = JSON.stringify(
      { apiVersion: 'v1', kind: 'List', items: [inner, { kind: 'Node', apiVersion: 'v1', metadata: { name: 'n' } }] },
      null,
      1,
    );
    expect(names(outer)).toEqual(['Pod -/a', 'Pod -/b', 'Node -/n']);
    const second = read(outer, 'a.json').objects[1];
    const line = outer.split('\n')[(second?.locate(['metadata', 'name']).line ?? 0) - 1];
    expect(line).toContain('"name": "b"');
  });
});

describe('what is no object', () => {
  it('names what is missing in a half object', () => {
    expect(codes('apiVersion: v1\nkindt: Pod\nitems: []\n')).toContain('object/no-kind');
    expect(codes('kind: Pod\nmetadata: {name: a}\n')).toContain('object/no-apiVersion');
    expect(codes('apiVersion: v1\nkind: Pod\nmetadata: {}\n')).toContain('object/no-name');
    expect(codes('apiVersion: v1\nkind: Pod\nmetadata: {name: 7}\n')).toContain('object/bad-name');
    expect(codes('apiVersion: v1\nkind: Pod\nmetadata: []\n')).toContain('object/bad-metadata');
  });

  it('only notes what is foreign', () => {
    for (const text of [
      'replicas: 2\n',
      '- op: add\n',
      'just text\n',
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n',
    ])
      expect(read(text).diagnostics[0]).toMatchObject({ code: 'object/foreign', severity: 'note' });
  });

  it('says that a Go template must be rendered', () => {
    for (const text of [
      'kind: Pod\n{{- if .x }}\na: b\n{{ end }}\n',
      `${pod('a')}x: {{ .Values.x }}\n`,
      pod('"{{ .x }}"'),
    ]) {
      const [diagnostic] = read(text).diagnostics;
      expect(diagnostic).toMatchObject({ code: 'yaml/template', severity: 'error' });
      expect(diagnostic?.help).toContain('helm template');
    }
  });

  it('keeps quoted braces that are no template', () => {
    expect(names(`${pod('a')}x: "{{ $labels.instance }}"\n`)).toEqual(['Pod shop/a']);
  });

  it('says when nothing was found at all', () => {
    expect(readManifests([]).diagnostics.map((d) => d.code)).toEqual(['file/no-objects']);
    expect(codes('')).toEqual(['file/no-objects']);
  });
});

describe('places of fields', () => {
  const text = `${pod('a')}spec:\n  rules:\n  - port: 80\n    to: {x: [1, 2]}\n  - port: 81\n`;
  const locate = (...path: (string | number)[]) => {
    const span = read(text).objects[0]?.locate(path);
    return [span?.line, span?.column, span?.endLine, span?.endColumn];
  };

  it('finds values, items and flow values', () => {
    expect(locate('spec', 'rules', 1, 'port')).toEqual([8, 11, 8, 13]);
    expect(locate('spec', 'rules', 0, 'to', 'x', 1)).toEqual([7, 17, 7, 18]);
    expect(locate('spec', 'rules').slice(0, 2)).toEqual([5, 3]);
  });

  it('finds the nearest enclosing field of an absent one', () => {
    expect(locate('spec', 'rules', 1, 'endPort').slice(0, 2)).toEqual([8, 5]);
    expect(locate('status', 'x').slice(0, 2)).toEqual([1, 1]);
  });
});
