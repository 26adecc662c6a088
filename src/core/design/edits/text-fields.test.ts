import { expect, test } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change, type Document } from '../change.ts';
import { validateDesign } from '../validate.ts';
import { textFields } from './text-fields.ts';

const document: Document = {
  design: draw(`
    ns shop
    wl shop/web 8080
    ext bank 203.0.113.0/24
    host nodes 10.0.0.1
    group all tier=front
    plane data
    F-1 shop/web -> ext:bank 443 because pay
    G-1 separate plane
    X-1 of G-1 ns:shop -> ext:bank 443
    exp:w shop/web Ingress 443`),
  layout: { version: 1, nodes: {} },
};

function take(id: string, label: string, text: string) {
  const field = textFields(document.design, id).find((f) => f.label === label);
  if (!field) throw new Error(`${id} has no field ${label}`);
  let problem: string | undefined;
  const [{ design }, step] = change(document, field.step, (draft) => {
    problem = field.take(draft, text);
  });
  expect(validateDesign(design)).toEqual([]);
  return { design, problem, step };
}

test('each kind has its fields, with what they hold', () => {
  const texts = (id: string) => textFields(document.design, id).map((f) => `${f.label}: ${f.text}`);
  expect(texts('wl:shop/web')).toEqual(['Ports: tcp 8080', 'Service account: default']);
  expect(texts('ext:bank')).toEqual(['Networks: 203.0.113.0/24', 'Domains: ']);
  expect(texts('host:nodes')).toEqual(['Addresses: 10.0.0.1']);
  expect(texts('group:all')).toEqual(['Labels: tier=front']);
  expect(texts('F-1')).toEqual(['Ports: tcp 443', 'Reason: pay']);
  expect(texts('X-1').slice(0, 2)).toEqual(['Ports: tcp 443', 'Expires: ']);
  expect(texts('exp:w')).toEqual(['Ports: tcp 443', 'Host: ']);
  expect(texts('G-1')[0]).toBe('Name: plane apart');
  expect(texts('ns:shop')).toEqual(['Owner: ']);
  expect(texts('plane:data')).toEqual(['Owner: ']);
  expect(texts('policy:x')).toEqual([]);
});

test('a text that is right is one named step; what was there stays when it says the same', () => {
  const { design, step } = take('F-1', 'Ports', '443, udp 53');
  expect(design.flows['F-1']?.ports).toEqual([
    { protocol: 'TCP', port: 443 },
    { protocol: 'UDP', port: 53 },
  ]);
  expect(step.label).toBe('Set the ports of F-1');
  expect(take('wl:shop/web', 'Ports', '').design.workloads['wl:shop/web']?.ports).toEqual([]);
  expect(take('ext:bank', 'Networks', '10.0.0.0/8 10.0.0.0/8').design.externals['ext:bank']?.networks).toEqual([
    '10.0.0.0/8',
  ]);
  expect(take('F-1', 'Reason', '').design.flows['F-1']).not.toHaveProperty('reason');
  expect(take('X-1', 'Expires', '2027-01-31').design.exceptions['X-1']?.expires).toBe('2027-01-31');
  expect(take('group:all', 'Labels', 'a=b, c=').design.labelGroups['group:all']?.labels).toEqual({ a: 'b', c: '' });
});

test.each([
  ['F-1', 'Ports', 'http'],
  ['wl:shop/web', 'Ports', '80-90'],
  ['wl:shop/web', 'Ports', 'any'],
  ['ext:bank', 'Networks', '10.0.0.1/8'],
  ['ext:bank', 'Domains', 'nowhere'],
  ['host:nodes', 'Addresses', 'x'],
  ['X-1', 'Expires', '2027-02-31'],
  ['group:all', 'Labels', '-=b'],
  ['G-1', 'Name', ' '],
])('%s: %s cannot be `%s`, and nothing changes', (id, label, text) => {
  const { design, problem } = take(id, label, text);
  expect(problem).toBeTypeOf('string');
  expect(design).toBe(document.design);
});
