import { expect, test } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change, type Document } from '../change.ts';
import { validateDesign } from '../validate.ts';
import type { DocumentDraft } from './draft.ts';
import { groupable, groupIntoZone, type Ungrouped, ungroup } from './group.ts';

const document: Document = {
  design: draw(`
    plane data
    plane inner in data
    plane core in inner
    ns a plane=data
    ns b plane=data
    ns c plane=inner
    ns d plane=core
    ns out
    wl a/web
    ext net internet
    F-1 plane:inner -> ext:net 443`),
  layout: { version: 1, nodes: {} },
};

function edited<T>(recipe: (draft: DocumentDraft) => T): [Document['design'], T] {
  let made: T | undefined;
  const [next] = change(document, 'test', (draft) => {
    made = recipe(draft);
  });
  expect(validateDesign(next.design)).toEqual([]);
  return [next.design, made as T];
}

test('namespaces, those of workloads and zones of the axis can be grouped', () => {
  const ids = ['wl:a/web', 'ns:a', 'ns:b', 'plane:inner', 'ext:net', 'F-1'];
  expect(groupable(document.design, ids, 'plane')).toEqual(['ns:a', 'ns:b', 'plane:inner']);
  expect(groupable(document.design, ['plane:inner', 'ext:net'], 'tenant')).toEqual([]);
});

test('a group of one zone lies inside it; one of several stands by itself', () => {
  const [design, zone] = edited((draft) => groupIntoZone(draft, ['ns:a', 'wl:a/web', 'plane:inner'], 'plane'));
  expect(design.planes[zone ?? '']).toMatchObject({ parent: 'plane:data' });
  expect([design.namespaces['ns:a']?.plane, design.planes['plane:inner']?.parent]).toEqual([zone, zone]);
  const [mixed, other] = edited((draft) => groupIntoZone(draft, ['ns:a', 'ns:out'], 'plane'));
  expect(mixed.planes[other ?? '']).not.toHaveProperty('parent');
});

test('nothing to group, nothing done', () => {
  const [design, zone] = edited((draft) => groupIntoZone(draft, ['ext:net'], 'plane'));
  expect(zone).toBeUndefined();
  expect(design).toBe(document.design);
});

test('ungrouping a zone moves what is in it one level out, and names what went with it', () => {
  const [design, { moved, gone }] = edited((draft): Ungrouped => ungroup(draft, ['plane:inner'], 'plane'));
  expect(moved).toEqual(['plane:core', 'ns:c']);
  expect(gone).toEqual(['plane:inner', 'F-1']);
  expect(design.namespaces['ns:c']?.plane).toBe('plane:data');
  expect(design.planes['plane:core']?.parent).toBe('plane:data');
  expect(design.namespaces['ns:d']?.plane).toBe('plane:core');
});

test('zones inside each other are dissolved at once', () => {
  const [design, { moved }] = edited((draft) => ungroup(draft, ['plane:core', 'plane:inner'], 'plane'));
  expect(moved).toEqual(['ns:d', 'ns:c']);
  expect(design.namespaces['ns:d']?.plane).toBe('plane:data');
});

test('selected namespaces are taken out of their zone', () => {
  const [design, { moved, gone }] = edited((draft) => ungroup(draft, ['ns:a', 'ns:c', 'ns:out'], 'plane'));
  expect(moved).toEqual(['ns:a', 'ns:c']);
  expect(gone).toEqual([]);
  expect(design.namespaces['ns:a']).not.toHaveProperty('plane');
  expect(design.namespaces['ns:c']?.plane).toBe('plane:data');
});
