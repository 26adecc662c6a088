/** Orders what stands side by side along the flows between them: clients left, destinations right. */
import { type InnerLink, layered } from '../layered.ts';
import type { Branch, Tree } from './tree.ts';

/** The tree with tenants, planes and namespaces in the order of their flows. Environments keep theirs. */
export function inFlowOrder(links: readonly InnerLink[], tree: Tree): Tree {
  const order = <T>(items: readonly T[], idOf: (item: T) => string, of: (item: T) => readonly string[]): T[] => {
    const home = new Map(items.flatMap((item) => of(item).map((ns) => [ns, idOf(item)] as const)));
    const between = new Map<string, InnerLink>();
    for (const link of links) {
      const from = home.get(link.from);
      const to = home.get(link.to);
      if (from !== undefined && to !== undefined && from !== to) between.set(`${from} ${to}`, { from, to });
    }
    const places = layered(items.map(idOf), [...between.values()]);
    const place = (item: T) => places.get(idOf(item)) ?? { x: 0, y: 0 };
    const linked = new Set([...between.values()].flatMap((l) => [l.from, l.to]));
    const last = (item: T) => (linked.has(idOf(item)) ? 0 : 1);
    return items
      .map((item, i) => ({ item, i }))
      .sort(
        (a, b) =>
          last(a.item) - last(b.item) ||
          place(a.item).x - place(b.item).x ||
          place(a.item).y - place(b.item).y ||
          a.i - b.i,
      )
      .map(({ item }) => item);
  };
  const visit = (of: Tree): Tree => {
    const branches = of.branches.map((b): Branch => ({ ...b, ...visit(b) }));
    const fixed = branches.some((b) => b.axis !== 'tenant');
    return {
      branches: fixed
        ? branches
        : order(
            branches,
            (b) => b.id,
            (b) => b.namespaces.map((n) => n.id),
          ),
      leaves: order(
        of.leaves,
        (l) => l.id,
        (l) => l.namespaces.map((n) => n.id),
      ),
    };
  };
  return visit(tree);
}
