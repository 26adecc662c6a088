import { expect, test } from 'vitest';
import { type Change, change, type Document } from '../../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import { place } from '../../core/diagram/placement.ts';
import type { AddKind } from '../map-port.tsx';
import { addAt, dropThings, nameFresh, toggleCollapse } from './map-edits.ts';

const empty: Document = { design: emptyDesign('test'), layout: EMPTY_LAYOUT };
const placed = (d: Document) => place(d.design, d.layout, 'plane');

function add(
  document: Document,
  kind: AddKind,
  at?: { x: number; y: number },
  selection: string[] = [],
): [Document, string] {
  let id = '';
  const request = { kind, groupBy: 'plane', placement: placed(document), at: at ?? { x: 0, y: 0 }, selection } as const;
  const [next] = change(document, 'Add', (d) => {
    id = addAt(d, { ...request, exact: at !== undefined });
  });
  return [next, id];
}

function drop(
  document: Document,
  id: string,
  at: { x: number; y: number },
  into: string | undefined,
): [Document, Change] {
  const placement = placed(document);
  return change(document, 'Move', (d) => {
    dropThings(d, { drops: [{ id, at, into }], placement, groupBy: 'plane' });
  });
}

test('dropping into a zone sets the attribute; dragging out of it takes it away', () => {
  const [one, plane] = add(empty, 'zone', { x: 0, y: 0 });
  const [two, namespace] = add(one, 'namespace', { x: 20, y: 20 });
  expect(two.design.namespaces[namespace]?.plane).toBe(plane);
  const [three] = drop(two, namespace, { x: 2000, y: 0 }, undefined);
  expect(three.design.namespaces[namespace]?.plane).toBeUndefined();
  const [four] = drop(three, namespace, { x: 0, y: 0 }, plane);
  expect(four.design.namespaces[namespace]?.plane).toBe(plane);
});

test('a workload on the empty canvas brings a namespace along', () => {
  const [document, id] = add(empty, 'workload', { x: 100, y: 100 });
  expect(Object.keys(document.design.namespaces)).toEqual([document.design.workloads[id]?.namespace]);
});

test('workloads added by key to the selected namespace do not cover one another', () => {
  const [one, namespace] = add(empty, 'namespace');
  const [two, a] = add(one, 'workload', undefined, [namespace]);
  const [three, b] = add(two, 'workload', undefined, [a]);
  const { byId } = placed(three);
  expect(byId.get(b)?.parent).toBe(namespace);
  expect(byId.get(a)?.box).not.toEqual(byId.get(b)?.box);
});

test('moving a workload changes its namespace and its place in one change', () => {
  const [one, workload] = add(empty, 'workload', { x: 0, y: 0 });
  const [two, other] = add(one, 'namespace', { x: 900, y: 0 });
  const [three, step] = drop(two, workload, { x: 860, y: 20 }, other);
  expect(three.design.workloads[workload]?.namespace).toBe(other);
  expect(three.layout.nodes[workload]).toBeDefined();
  expect(step.patches.length).toBeGreaterThan(1);
});

test('the first name of a workload is its label, too', () => {
  const [one, id] = add(empty, 'workload', { x: 0, y: 0 });
  const [two] = change(one, 'Name', (d) => {
    nameFresh(d, id, 'web');
  });
  expect(two.design.workloads[id]).toMatchObject({ name: 'web', labels: { app: 'web' } });
});

test('a plane that was not dropped into another stands beside it, whatever is selected', () => {
  const [one, first] = add(empty, 'zone', { x: 0, y: 0 });
  const [two, second] = add(one, 'zone', undefined, [first]);
  expect(two.design.planes[second]?.parent).toBeUndefined();
  const inside = placed(two).byId.get(first)?.absolute ?? { x: 0, y: 0 };
  const [three, third] = add(two, 'zone', { x: inside.x + 40, y: inside.y + 80 });
  expect(three.design.planes[third]?.parent).toBe(first);
});

test('the label of a plane follows the name it is given at first, and stays unlike every other', () => {
  const [one, first] = add(empty, 'zone', { x: 0, y: 0 });
  const [two] = change(one, 'Name', (d) => nameFresh(d, first, 'Data plane'));
  expect(two.design.planes[first]?.label).toEqual({ key: 'plane', value: 'data-plane' });
  const [three, second] = add(two, 'zone', { x: 500, y: 0 });
  const [four] = change(three, 'Name', (d) => nameFresh(d, second, 'data plane'));
  expect(four.design.planes[second]?.label.value).not.toBe('data-plane');
});

test('collapsing is kept in the layout and taken back', () => {
  const [one, namespace] = add(empty, 'namespace', { x: 0, y: 0 });
  const [two] = change(one, 'Collapse', (d) => toggleCollapse(d, namespace, placed(one), 'plane'));
  expect(placed(two).byId.get(namespace)?.collapsed).toBe(true);
  const [three] = change(two, 'Expand', (d) => toggleCollapse(d, namespace, placed(two), 'plane'));
  expect(placed(three).byId.get(namespace)?.collapsed).toBe(false);
});
