import { describe, expect, it } from 'vitest';
import { placeAt } from './yaml-place.ts';

/** The place of `|` in a text, as `spec.ingress[0] key`. */
function at(marked: string): string {
  const lines = marked.split('\n');
  const line = lines.findIndex((l) => l.includes('¦'));
  const column = (lines[line] ?? '').indexOf('¦');
  lines[line] = (lines[line] ?? '').replace('¦', '');
  const place = placeAt(lines, line + 1, column + 1);
  const path = place.path.map((s) => (typeof s === 'number' ? `[${s}]` : `.${s}`)).join('');
  return `${path || '.'} ${place.at}${place.key === undefined ? '' : ` ${place.key}`}${place.opensMap ? ' or key' : ''}`;
}

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: a # F-1
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
  - Ingress
  ingress:
  # F-17 web -> db
  - from:
    - podSelector: {}
    - namespaceSelector:
        matchLabels: {team: a, tier: back}
    ports:
    - protocol: TCP
      port: 80
  - {}
---
kind: Pod
`;

/** The place behind the first occurrence of a text. */
const behind = (text: string, source = POLICY) => at(source.replace(text, `${text}¦`));
const ahead = (text: string, source = POLICY) => at(source.replace(text, `¦${text}`));

describe('placeAt', () => {
  it('knows the value behind a key, and the key itself', () => {
    expect(behind('name: ')).toBe('.metadata.name value');
    expect(ahead('name: ')).toBe('.metadata key name');
    expect(behind('kind: Netw')).toBe('.kind value');
    expect(behind('podSel')).toBe('.spec key podSelector');
  });

  it('goes through lists that stand at the column of their key', () => {
    expect(behind('- Ing')).toBe('.spec.policyTypes[0] value or key');
    expect(behind('- protocol: T')).toBe('.spec.ingress[0].ports[0].protocol value');
    expect(behind('port: 8')).toBe('.spec.ingress[0].ports[0].port value');
    expect(ahead('ports:')).toBe('.spec.ingress[0] key ports');
    expect(behind('- {')).toBe('.spec.ingress[1] key');
    expect(behind('  ingres')).toBe('.spec key ingress');
  });

  it('goes into flow collections', () => {
    expect(behind('{team: a')).toBe('.spec.ingress[0].from[1].namespaceSelector.matchLabels.team value');
    expect(behind('{team: a, ti')).toBe('.spec.ingress[0].from[1].namespaceSelector.matchLabels key tier');
    expect(behind('{team: a, tier: ')).toBe('.spec.ingress[0].from[1].namespaceSelector.matchLabels.tier value');
    expect(at('flows:\n- { id: F-1, ports: [{ protocol: TCP, port: ¦ }] }')).toBe('.flows[0].ports[0].port value');
    expect(at('flows:\n- id: F-1\n  ports:\n  - { ¦ }')).toBe('.flows[0].ports[0] key');
    expect(at('a: {\n  b: 1,\n  c: ¦\n}')).toBe('.a.c value');
    expect(at('a: {\n  b: 1\n}\nc: ¦')).toBe('.c value');
  });

  it('knows a line without text by its column', () => {
    expect(at('spec:\n  podSelector:\n    matchLabels:\n      app: web\n  ¦')).toBe('.spec key');
    expect(at('spec:\n  podSelector:\n    ¦')).toBe('.spec.podSelector key');
    expect(at('spec:\n  podSelector:\n    matchLabels:\n      ¦')).toBe('.spec.podSelector.matchLabels key');
    expect(at('spec:\n  ingress:\n  - from: []\n    ¦')).toBe('.spec.ingress[0] key');
    expect(at('spec:\n  ingress:\n  - ¦')).toBe('.spec.ingress[0] value or key');
    expect(at('spec:\n  ingress:\n  -¦')).toBe('.spec.ingress[0] value or key');
    expect(at('a:\n- b\n- ¦')).toBe('.a[1] value or key');
    expect(at('¦')).toBe('. key');
    expect(at('a: 1\n¦')).toBe('. key');
  });

  it('knows a key that has no colon yet', () => {
    expect(at('spec:\n  podSelector: {}\n  ingr¦')).toBe('.spec key');
    expect(at('spec:\n  ingress:\n  - fr¦')).toBe('.spec.ingress[0] value or key');
    expect(at('spec:\n  ingress:\n  - from: []\n    po¦')).toBe('.spec.ingress[0] key');
  });

  it('starts anew with every document', () => {
    expect(behind('kind: P')).toBe('.kind value');
    const place = placeAt(POLICY.split('\n'), 22, 3);
    expect(place.document).toEqual({ first: 21, last: 23 });
  });

  it('sees comments, and text in which nothing is YAML', () => {
    expect(behind('# F-')).toBe('. comment');
    expect(at('# F-¦')).toBe('. comment');
    expect(at('text: |\n  kind: ¦\nname: x')).toBe('.text text');
    expect(at('policies:\n- id: a\n  text: |\n    kind: Pod\n\n    ¦\n')).toBe('.policies[0].text text');
    expect(at('policies:\n- text: |\n    kind: Pod\n  name: ¦')).toBe('.policies[0].name value');
    expect(at('a: "x # y¦"')).toBe('.a value');
    expect(at("'quoted: key': ¦")).toBe('.quoted: key value');
  });

  it('finds the word, ids with their colons included', () => {
    const word = (line: string, column: number) => placeAt([line], 1, column).word;
    expect(word('  from: wl:shop/web', 12)).toMatchObject({ text: 'wl:shop/web', typed: 'wl:', startColumn: 9 });
    expect(word('# F-12 shop', 5)).toMatchObject({ text: 'F-12', typed: 'F-' });
    expect(word('app: web', 2)).toMatchObject({ text: 'app', typed: 'a' });
    expect(word('- F-1', 6)).toMatchObject({ text: 'F-1' });
    expect(word('app: ', 6)).toMatchObject({ text: '', typed: '', startColumn: 6, endColumn: 6 });
  });

  it('takes any place of any text', () => {
    const nasty = ['}]{[', '\t- :', '"open', "- '", ': : :', '? x', '- - - a: - b', '|', '%YAML', ''];
    for (let line = 0; line <= nasty.length + 1; line++)
      for (let column = 0; column < 14; column++) expect(placeAt(nasty, line, column).path).toBeInstanceOf(Array);
    expect(placeAt([], 1, 1).at).toBe('key');
  });
});
