/** The order in which people read a platform: planes, tenants and applications together, from development to production. */
import { compareNatural } from '../design/natural-order.ts';
import type { Design } from '../design/schema.ts';
import { planeBand } from './describe.ts';
import type { Nested } from './nesting.ts';

const BANDS = ['control', 'management', 'data'];
const STAGES = [/^(sandbox|local|lab)/, /dev/, /(test|qa|int|ci)/, /(stag|stg|uat|pre|acc)/, /(prod|prd|live)/];

/** Where an environment stands on the way to production, by its name; one that says nothing comes before production. */
export function stageOf(name: string): number {
  const lower = name.toLowerCase();
  // `preprod` and `non-prod` are no production
  const found = STAGES.findIndex((s) => s.test(lower.replace(/(pre|non)-?prod/, 'pre')));
  return found < 0 ? STAGES.length - 1.5 : found;
}

/** What stands on the canvas itself: the control plane above the management and the data plane, the tray last. */
export function bandOrder(design: Design, members: readonly Nested[]): Nested[] {
  const rank = (n: Nested): number => {
    if (n.kind === 'tray') return 1000;
    if (n.axis === 'environment') return stageOf(design.environments[n.entity]?.name ?? '');
    if (n.axis !== 'plane') return 500;
    const at = BANDS.indexOf(planeBand(design.planes[n.entity]?.name ?? ''));
    return at < 0 ? BANDS.length : at;
  };
  return sortedBy(members, (n) => ({ rank: rank(n), text: [] }));
}

/** What stands in a frame: namespaces by tenant, application and name, the platform's own after them; then zones. */
export function memberOrder(design: Design, members: readonly Nested[]): Nested[] {
  return sortedBy(members, (n) => {
    if (n.kind === 'zone')
      return n.axis === 'environment'
        ? { rank: 2 + stageOf(design.environments[n.entity]?.name ?? ''), text: [nameIn(design.environments, n)] }
        : { rank: 2, text: [nameIn(design.tenants, n) || nameIn(design.planes, n)] };
    if (n.kind !== 'namespace') return { rank: 0, text: [] };
    const ns = design.namespaces[n.id];
    const tenant = ns?.tenant === undefined ? '' : (design.tenants[ns.tenant]?.name ?? '');
    return { rank: ns?.system ? 1 : 0, text: [tenant, ns?.app ?? '', ns?.name ?? ''] };
  });
}

function nameIn(zones: Readonly<Record<string, { readonly name: string }>>, n: Nested): string {
  return zones[n.entity]?.name ?? '';
}

function sortedBy(
  members: readonly Nested[],
  keyOf: (n: Nested) => { readonly rank: number; readonly text: readonly string[] },
): Nested[] {
  return members
    .map((n, i) => ({ n, i, key: keyOf(n) }))
    .sort((a, b) => a.key.rank - b.key.rank || compareTexts(a.key.text, b.key.text) || a.i - b.i)
    .map(({ n }) => n);
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  for (const [i, text] of a.entries()) {
    const order = compareNatural(text, b[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
