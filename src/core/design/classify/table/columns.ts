/** What the columns of a pasted table are. */

import type { Design } from '../../schema.ts';
import { type Attribute, isZoneAttribute } from '../attributes.ts';
import { isKnownWord } from '../words.ts';
import { zoneNamed } from '../zones.ts';
import type { Table } from './parse-table.ts';

/** What a column of a table may be. */
export type ColumnTarget = 'namespace' | 'cluster' | Exclude<Attribute, 'appLabel' | 'serviceAccount'>;

/** Every target, in the order in which they are offered. */
export const COLUMN_TARGETS: readonly ColumnTarget[] = [
  'namespace',
  'plane',
  'environment',
  'tenant',
  'compliance',
  'app',
  'owner',
  'isolation',
  'system',
  'cluster',
];

/** One column: its heading, where it has one, and what it is; `undefined`: it is passed over. */
export interface TableColumn {
  readonly heading: string;
  readonly target: ColumnTarget | undefined;
}

/** How headings are written, without case, spaces and punctuation. `team` is a tenant, or the owner beside a tenant. */
const HEADINGS: Readonly<Record<ColumnTarget, readonly string[]>> = {
  namespace: ['namespace', 'namespaces', 'ns', 'namespacename', 'kubernetesnamespace', 'k8snamespace'],
  plane: ['plane', 'planes', 'layer'],
  environment: ['environment', 'environments', 'env', 'stage', 'lifecycle', 'deploymentenvironment'],
  tenant: [
    'tenant',
    'tenants',
    'businessunit',
    'bu',
    'customer',
    'department',
    'division',
    'organisation',
    'organization',
  ],
  compliance: ['compliance', 'compliancezone', 'compliancezones', 'compliancescope', 'regulation'],
  app: ['app', 'application', 'apps', 'applications', 'appname', 'applicationname', 'partof', 'service', 'product'],
  owner: ['owner', 'owners', 'ownedby', 'responsible', 'contact', 'maintainer', 'persona', 'productowner'],
  isolation: ['isolation', 'decidedby', 'policy', 'managed'],
  system: ['system', 'systemnamespace', 'platformnamespace'],
  cluster: ['cluster', 'clustername'],
};
const TEAM = ['team', 'squad', 'tribe', 'owningteam', 'teamname'];

const plain = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The targets of headings; each target once, the first column that names it. */
export function targetsOfHeadings(headings: readonly string[]): (ColumnTarget | undefined)[] {
  const words = headings.map(plain);
  const found = words.map((word) => COLUMN_TARGETS.find((target) => HEADINGS[target].includes(word)));
  for (const [i, word] of words.entries())
    if (TEAM.includes(word)) found[i] = found.includes('tenant') ? 'owner' : 'tenant';
  return once(found);
}

function once(targets: readonly (ColumnTarget | undefined)[]): (ColumnTarget | undefined)[] {
  return targets.map((target, i) => (targets.indexOf(target) === i ? target : undefined));
}

/** Whether the first row names the columns: the namespace's, or two others. */
export function hasHeadings(table: Table): boolean {
  const targets = targetsOfHeadings((table.rows[0] ?? []).map((cell) => cell.text));
  return targets.includes('namespace') || targets.filter(Boolean).length > 1;
}

/** The columns of a table, by their headings, else by what stands in them. */
export function columnsOf(design: Design, table: Table): TableColumn[] {
  const width = Math.max(0, ...table.rows.map((row) => row.length));
  const texts = Array.from({ length: width }, (_, i) => i);
  if (hasHeadings(table)) {
    const headings = texts.map((i) => table.rows[0]?.[i]?.text ?? '');
    const targets = targetsOfHeadings(headings);
    // a heading may be missing, or be `Name`: namespaces are known by their names
    if (!targets.includes('namespace')) {
      const column = namespaceColumn(design, table.rows.slice(1), targets);
      if (column !== undefined) targets[column] = 'namespace';
    }
    return headings.map((heading, i) => ({ heading, target: targets[i] }));
  }
  const targets = targetsOfContents(design, table, width);
  return texts.map((i) => ({ heading: '', target: targets[i] }));
}

type Rows = Table['rows'];

const valuesOf = (rows: Rows, column: number) =>
  rows.map((row) => row[column]?.text ?? '').filter((text) => text !== '');

/** The column of which most values are names of namespaces. */
function namespaceColumn(design: Design, rows: Rows, taken: readonly (ColumnTarget | undefined)[]): number | undefined {
  const names = new Set(Object.values(design.namespaces).map((n) => n.name));
  const width = Math.max(0, ...rows.map((row) => row.length));
  for (let column = 0; column < width; column++) {
    const values = valuesOf(rows, column);
    const known = values.filter((v) => names.has(v.toLowerCase())).length;
    if (taken[column] === undefined && known > 0 && known * 2 >= values.length) return column;
  }
  return undefined;
}

function targetsOfContents(design: Design, table: Table, width: number): (ColumnTarget | undefined)[] {
  const targets: (ColumnTarget | undefined)[] = Array(width).fill(undefined);
  const names = namespaceColumn(design, table.rows, targets);
  if (names === undefined) return targets;
  targets[names] = 'namespace';
  for (const target of ['plane', 'environment', 'tenant', 'compliance'] as const) {
    const column = targets.findIndex((t, i) => t === undefined && mostAre(design, target, valuesOf(table.rows, i)));
    if (column >= 0) targets[column] = target;
  }
  return targets;
}

function mostAre(design: Design, target: ColumnTarget, values: readonly string[]): boolean {
  if (values.length === 0 || target === 'namespace' || target === 'cluster' || !isZoneAttribute(target)) return false;
  const known = values.filter((v) => isKnownWord(target, v) || zoneNamed(design, target, v) !== undefined);
  return known.length * 2 > values.length;
}

/**
 * Whether what was pasted is a table about namespaces, to be matched by their names, rather than cells to be put where
 * the cursor is: it has a column of namespaces, and another one.
 */
export function isWholeTable(design: Design, table: Table): boolean {
  if (table.rows.every((row) => row.length < 2)) return false;
  return hasHeadings(table) || columnsOf(design, table).some((c) => c.target === 'namespace');
}
