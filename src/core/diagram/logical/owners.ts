/** Tables of who owns what: each owner with all of theirs, personas with what they may write, and what nobody owns. */
import { nameOf } from '../../design/lookup.ts';
import { compareNatural } from '../../design/natural-order.ts';
import { powersText } from '../../design/powers-text.ts';
import type { Design, KeptPolicy } from '../../design/schema.ts';
import { counted } from '../../lib/number-text.ts';
import { groupBy } from '../../lib/order.ts';
import type { Table } from '../sheets/tables.ts';
import type { Subject } from './subject.ts';

/** What may have an owner, in the columns that tell of it. */
const COLUMNS = ['Zones', 'Namespaces', 'Guardrails', 'Exceptions', 'Tiers', 'Outside', 'Other'] as const;
type ColumnTitle = (typeof COLUMNS)[number];

interface Owned {
  readonly column: ColumnTitle;
  readonly name: string;
  readonly owner: string | undefined;
}

/** Everything of a design that may have an owner. */
function ownedOf(design: Design): Owned[] {
  const all = <T extends { readonly id: string; readonly owner?: string | undefined }>(
    column: ColumnTitle,
    record: Readonly<Record<string, T>>,
    name = (thing: T) => nameOf(design, thing.id),
  ): Owned[] => Object.values(record).map((thing) => ({ column, name: name(thing), owner: plain(thing.owner) }));
  const policies = Object.values(design.policies);
  const isOurs = (p: KeptPolicy | undefined) => p?.keep === 'yes' || plain(p?.owner) !== undefined;
  return [
    ...all('Zones', design.planes),
    ...all('Zones', design.environments),
    ...all('Zones', design.tenants),
    ...all('Zones', design.complianceZones),
    ...all('Namespaces', design.namespaces),
    ...all('Guardrails', design.guardrails, (g) => g.id),
    ...all('Exceptions', design.exceptions, (x) => x.id),
    ...all('Tiers', design.tiers),
    ...all('Outside', design.externals),
    ...all('Outside', design.hostGroups),
    ...all('Other', design.sharedServices, (s) => `shared service ${s.name}`),
    // what was imported and is left aside is nobody's to own here
    ...all('Other', design.policies).filter((_, i) => isOurs(policies[i])),
  ];
}

function plain(owner: string | undefined): string | undefined {
  const trimmed = owner?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
}

/** Every owner once, whoever is named as one or approves. */
function ownerTable(design: Design): Table {
  const owned = groupBy(ownedOf(design), (o) => o.owner);
  const flows = groupBy(Object.values(design.flows), (f) => plain(f.owner));
  const approved = groupBy(Object.values(design.exceptions), (x) => plain(x.approver));
  const names = new Set([...owned.keys(), ...flows.keys(), ...approved.keys()].filter((n) => n !== undefined));
  const cellOf = (owner: string, column: ColumnTitle) =>
    listed((owned.get(owner) ?? []).filter((o) => o.column === column).map((o) => o.name));
  return {
    title: 'Owners',
    columns: [
      { title: 'Owner', share: 0.11 },
      { title: 'Zones', share: 0.14, lines: 10 },
      { title: 'Namespaces', share: 0.22, lines: 10 },
      { title: 'Guardrails', share: 0.08, lines: 10 },
      { title: 'Exceptions', share: 0.12, lines: 10 },
      { title: 'Tiers', share: 0.07 },
      { title: 'Outside', share: 0.11, lines: 10 },
      { title: 'Other', share: 0.15, lines: 10 },
    ],
    rows: [...names].sort(compareNatural).map((owner) => {
      const approves = (approved.get(owner) ?? []).map((x) => x.id);
      const wants = flows.get(owner)?.length ?? 0;
      const exceptions = [cellOf(owner, 'Exceptions'), approves.length > 0 ? `approves ${listed(approves)}` : ''];
      const other = [cellOf(owner, 'Other'), wants > 0 ? counted(wants, 'flow') : ''];
      return {
        cells: [
          owner,
          cellOf(owner, 'Zones'),
          cellOf(owner, 'Namespaces'),
          cellOf(owner, 'Guardrails'),
          exceptions.filter((e) => e !== '').join('; '),
          cellOf(owner, 'Tiers'),
          cellOf(owner, 'Outside'),
          other.filter((o) => o !== '').join('; '),
        ],
      };
    }),
  };
}

function listed(names: readonly string[]): string {
  return [...names].sort(compareNatural).join(', ');
}

/** What each persona may write. */
function personaTable(design: Design): Table {
  return {
    title: 'Personas and their powers',
    columns: [
      { title: 'Persona', share: 0.14 },
      { title: 'Role', share: 0.2 },
      { title: 'May write', share: 0.66, lines: 10 },
    ],
    rows: Object.values(design.personas)
      .sort((a, b) => compareNatural(a.name, b.name))
      .map((p) => {
        const powers = powersText(design, p).map(({ where, what }) => `${where}: ${what}`);
        return { cells: [p.name, p.role ?? '', powers.join('; ') || 'nothing'] };
      }),
  };
}

/** What has no owner, by kind; nothing where everything has one. */
function ownerlessTable(design: Design): Table {
  const none = groupBy(
    ownedOf(design).filter((o) => o.owner === undefined),
    (o) => o.column,
  );
  return {
    title: 'Without an owner',
    columns: [
      { title: 'Kind', share: 0.14 },
      { title: 'How many', share: 0.08 },
      { title: 'Which', share: 0.78, lines: 14 },
    ],
    rows: COLUMNS.flatMap((column) => {
      const names = none.get(column)?.map((o) => o.name) ?? [];
      return names.length === 0 ? [] : [{ cells: [KINDS[column], String(names.length), listed(names)] }];
    }),
  };
}

const KINDS: Readonly<Record<ColumnTitle, string>> = {
  Zones: 'Zones',
  Namespaces: 'Namespaces',
  Guardrails: 'Guardrails',
  Exceptions: 'Exceptions',
  Tiers: 'Tiers',
  Outside: 'Outside and hosts',
  Other: 'Shared services and policies',
};

/** How many things have no owner. */
export function ownerless(design: Design): number {
  return ownedOf(design).filter((o) => o.owner === undefined).length;
}

/** Who owns what. */
export function ownerTables({ design, shown }: Subject): Table[] {
  return [ownerTable(shown), personaTable(design), ownerlessTable(shown)];
}
