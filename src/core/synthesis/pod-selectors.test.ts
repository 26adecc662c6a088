import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { selectorMatches } from '../cluster/selector.ts';
import { inventoryOfDesign } from '../design/inventory.ts';
import { podSelectors } from './pod-selectors.ts';

function selectors(text: string) {
  const { workloads } = inventoryOfDesign(draw(text)).cluster;
  const { of, alike } = podSelectors(workloads);
  for (const [id, selector] of of) {
    const home = workloads.find((w) => w.id === id)?.namespace;
    const matched = workloads.filter(
      (w) => w.namespace === home && w.pods.some((p) => !p.hostNetwork && selectorMatches(selector, p.labels)),
    );
    expect(matched.map((w) => w.id)).toEqual([id]);
  }
  return { alike, of: Object.fromEntries([...of].map(([id, s]) => [id.replace(/\[.*/, ''), s.requirements])) };
}

describe('podSelectors', () => {
  it('takes one identifying label where it is enough', () => {
    expect(selectors('ns a\nwl a/x tier=1 zone=z\nwl a/y tier=1 zone=z').of['a/x']).toEqual([
      { key: 'app', operator: 'In', values: ['x'] },
    ]);
  });

  it('takes as many labels as needed, and absent keys where labels are a subset of another pod', () => {
    const { of } = selectors('ns a\nwl a/x bare app=s\nwl a/y bare app=s canary=1\nwl a/z bare app=t canary=1');
    expect(of['a/x']).toEqual([
      { key: 'app', operator: 'In', values: ['s'] },
      { key: 'canary', operator: 'DoesNotExist' },
    ]);
    expect(of['a/y']?.length).toBe(2);
  });

  it('refuses pods with equal labels and leaves out labels that change with every rollout', () => {
    const { of, alike } = selectors(
      'ns a\nwl a/x bare app=s pod-template-hash=1\nwl a/y bare app=s pod-template-hash=2',
    );
    expect(of).toEqual({});
    expect(alike).toEqual([['a/x[Deployment]', 'a/y[Deployment]']]);
  });

  it('does not mind pods in the host network, nor other namespaces', () => {
    expect(
      Object.keys(selectors('ns a\nns b\nwl a/x bare app=s\nwl a/h host bare app=s\nwl b/x bare app=s').of),
    ).toEqual(['a/x', 'b/x']);
  });

  it('takes label keys that are names of objects for what they are', () => {
    expect(selectors('ns a\nwl a/x bare constructor=1\nwl a/y bare toString=1').alike).toEqual([]);
  });

  it('takes keys of the label standard where they tell a workload apart, and others only where they do not', () => {
    const text = 'ns a\nwl a/x component=x\nwl a/y component=y\nwl a/z bare app=z zone=1';
    const { workloads } = inventoryOfDesign(draw(text)).cluster;
    const { of } = podSelectors(workloads, new Set(['component', 'tier']));
    const keys = (name: string) =>
      [...of].find(([id]) => id.startsWith(`a/${name}[`))?.[1].requirements.map((r) => [r.key, r.operator]);
    expect(keys('x')).toEqual([['component', 'In']]);
    expect(keys('y')).toEqual([['component', 'In']]);
    expect(keys('z')).toEqual([['app', 'In']]);
  });
});
