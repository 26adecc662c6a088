/** The elements of a design that the palette finds by name. */
import { nameOf } from '../../../core/design/lookup.ts';
import type { Design } from '../../../core/design/schema.ts';
import type { IconName } from '../../widgets/icon-paths.ts';

export interface PaletteElement {
  readonly id: string;
  readonly name: string;
  /** What it is: `Deployment`, `namespace`. */
  readonly kind: string;
  readonly icon: IconName;
}

/** Everything with a name that stands on the map, in the order of the design. */
export function paletteElements(design: Design): readonly PaletteElement[] {
  const plain = (
    items: Readonly<Record<string, { readonly id: string; readonly name: string }>>,
    kind: string,
    icon: IconName,
  ) => Object.values(items).map(({ id, name }) => ({ id, name, kind, icon }));
  return [
    ...plain(design.namespaces, 'namespace', 'namespace'),
    ...Object.values(design.workloads).map((w) => ({
      id: w.id,
      name: nameOf(design, w.id),
      kind: w.kind,
      icon: 'workload' as const,
    })),
    ...plain(design.externals, 'outside', 'external'),
    ...plain(design.hostGroups, 'hosts', 'host'),
    ...plain(design.planes, 'plane', 'plane'),
    ...plain(design.environments, 'environment', 'group'),
    ...plain(design.tenants, 'tenant', 'tenant'),
    ...plain(design.labelGroups, 'label group', 'label'),
    ...plain(design.guardrails, 'guardrail', 'guardrail'),
    ...Object.values(design.flows).map((f) => ({
      id: f.id,
      name: `${f.id} ${nameOf(design, f.from)} → ${nameOf(design, f.to)}`,
      kind: 'flow',
      icon: 'flow' as const,
    })),
  ];
}

/** How well a text fits what was typed: 0 best; `undefined` when a word is missing. */
export function matchRank(text: string, query: string): number | undefined {
  const lower = text.toLowerCase();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  let rank = 0;
  for (const word of words) {
    const at = lower.indexOf(word);
    if (at < 0) return undefined;
    const startsWord = at === 0 || !/[a-z0-9]/.test(lower[at - 1] ?? '');
    rank += (at === 0 ? 0 : startsWord ? 1 : 4) + (lower.length - word.length) / 200;
  }
  return rank;
}

/** Those that fit, best first, at most `limit`. */
export function bestMatches<T>(items: readonly T[], textOf: (item: T) => string, query: string, limit: number): T[] {
  return items
    .flatMap((item) => {
      const rank = matchRank(textOf(item), query);
      return rank === undefined ? [] : [{ item, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ item }) => item);
}
