/** What applying a pasted table would do, before it is done. */
import { compareText, groupBy } from '../../../lib/order.ts';
import type { Assignment } from '../../edits/assign.ts';
import { entityIn, nameOf } from '../../lookup.ts';
import type { Design, DesignNamespace } from '../../schema.ts';
import { type Attribute, attributeText, isAxis, isZoneAttribute, type ZoneAttribute } from '../attributes.ts';
import { canonicalValue, namesInList, valueProblem } from '../values.ts';
import { zoneNamed } from '../zones.ts';
import { type ColumnTarget, columnsOf, hasHeadings, type TableColumn } from './columns.ts';
import { nearNames } from './near-names.ts';
import type { Table, TableCell, TableProblem } from './parse-table.ts';

/** What the user decides about a table; nothing is asked that can be found out. */
export interface TableChoices {
  /** What columns are, by their place, where it is not as found. */
  readonly columns?: ReadonlyMap<number, ColumnTarget | undefined>;
  /** The namespace that a row is about, by its line, where its name is none. */
  readonly rows?: ReadonlyMap<number, string>;
  /** Whether what is set already stays as it is. */
  readonly keepPresent?: boolean;
}

/** A row that is about no namespace of the design. */
export interface UnmatchedRow extends TableCell {
  /** Ids of namespaces that may be meant, the likeliest first. */
  readonly near: readonly string[];
}

/** A value that is set already, and is something else in the table. */
export interface TableConflict {
  readonly id: string;
  readonly attribute: Attribute;
  readonly before: string;
  readonly after: string;
  readonly line: number;
}

export interface NewZone {
  readonly attribute: ZoneAttribute;
  readonly name: string;
  /** How many namespaces would stand in it. */
  readonly namespaces: number;
}

/** Everything that there is to say of a table before it is applied. */
export interface TablePlan {
  readonly columns: readonly TableColumn[];
  readonly hasHeadings: boolean;
  /** Rows that are about a namespace. */
  readonly matched: number;
  readonly unmatched: readonly UnmatchedRow[];
  readonly newZones: readonly NewZone[];
  readonly conflicts: readonly TableConflict[];
  /** Cells that say what is set already. */
  readonly same: number;
  readonly problems: readonly TableProblem[];
  /** What applying it does; nothing where nothing would change. */
  readonly assignments: readonly Assignment[];
}

interface Column extends TableColumn {
  readonly index: number;
}

interface Row {
  readonly cells: readonly TableCell[];
  readonly namespace: DesignNamespace;
}

/** Works out what a table says about a design. Pure; the same for the same table, design and choices. */
export function planTable(design: Design, table: Table, choices: TableChoices = {}): TablePlan {
  const columns = columnsOf(design, table).map((column, i) =>
    choices.columns?.has(i) ? { ...column, target: choices.columns.get(i) } : column,
  );
  const headed = hasHeadings(table);
  const problems: TableProblem[] = [...table.problems];
  const { rows, unmatched } = match(design, headed ? table.rows.slice(1) : table.rows, columns, choices, problems);
  const cells = cellsOf(design, rows, columns, problems);
  const changed = cells.filter((c) => !c.same);
  const conflicts = changed.flatMap(({ before, assignment: { id, attribute, value }, cell }) =>
    before === '' ? [] : [{ id, attribute, before, after: value, line: cell.line }],
  );
  const kept = choices.keepPresent ? changed.filter((c) => c.before === '') : changed;
  return {
    columns,
    hasHeadings: headed,
    matched: rows.length,
    unmatched,
    newZones: newZonesOf(design, kept),
    conflicts,
    same: cells.length - changed.length,
    problems: problems.sort((a, b) => a.line - b.line || a.column - b.column),
    assignments: kept.map((c) => c.assignment),
  };
}

const NEAR_FOR = 50;

function match(
  design: Design,
  rows: Table['rows'],
  columns: readonly TableColumn[],
  choices: TableChoices,
  problems: TableProblem[],
): { rows: Row[]; unmatched: UnmatchedRow[] } {
  const at = columns.findIndex((c) => c.target === 'namespace');
  if (at < 0) {
    problems.push({ line: 1, column: 1, message: 'no column holds the names of namespaces' });
    return { rows: [], unmatched: [] };
  }
  const byName = groupBy(Object.values(design.namespaces), (n) => n.name);
  const clusterAt = columns.findIndex((c) => c.target === 'cluster');
  const lines = new Map<string, number>();
  const matched: Row[] = [];
  const unmatched: UnmatchedRow[] = [];
  for (const cells of rows) {
    const cell = cells[at] ?? { text: '', line: cells[0]?.line ?? 1, column: 1 };
    const chosen = choices.rows?.get(cell.line);
    const found = chosen === undefined ? named(design, byName, cell, cells[clusterAt]?.text) : byId(design, chosen);
    if (typeof found === 'string') problems.push({ line: cell.line, column: cell.column, message: found });
    else if (!found) unmatched.push({ ...cell, near: unmatched.length < NEAR_FOR ? nearIds(byName, cell.text) : [] });
    else if (lines.has(found.id)) problems.push(again(found, cell, lines.get(found.id) ?? 1));
    else {
      lines.set(found.id, cell.line);
      matched.push({ cells, namespace: found });
    }
  }
  return { rows: matched, unmatched };
}

function again({ name }: DesignNamespace, { line, column }: TableCell, first: number): TableProblem {
  return { line, column, message: `\`${name}\` stands in line ${first} already; this row is passed over` };
}

const byId = (design: Design, id: string) => entityIn(design, 'namespaces', id);

/** The namespace that a cell names; a text says why it cannot be told. */
function named(
  design: Design,
  byName: ReadonlyMap<string, readonly DesignNamespace[]>,
  { text }: TableCell,
  cluster: string | undefined,
): DesignNamespace | string | undefined {
  // as some tools print it: `namespace/shop`
  const name = text.replace(/^(namespaces?|ns)\//i, '');
  const all = byName.get(name) ?? byName.get(name.toLowerCase()) ?? [];
  if (all.length < 2) return all[0];
  const there = all.filter((n) => n.cluster !== undefined && nameOf(design, n.cluster) === cluster);
  if (there.length === 1) return there[0];
  return `\`${name}\` stands in ${all.length} clusters; a column \`cluster\` tells them apart`;
}

function nearIds(byName: ReadonlyMap<string, readonly DesignNamespace[]>, text: string): string[] {
  return nearNames(text, byName.keys()).flatMap((name) => byName.get(name)?.[0]?.id ?? []);
}

interface PlannedCell {
  readonly cell: TableCell;
  readonly before: string;
  readonly same: boolean;
  readonly assignment: Assignment;
}

/** Cells with a value; empty ones, and a dash, change nothing. */
function cellsOf(
  design: Design,
  rows: readonly Row[],
  columns: readonly TableColumn[],
  problems: TableProblem[],
): PlannedCell[] {
  const set = columns.flatMap((column, index): (Column & { readonly target: Attribute })[] => {
    const { target } = column;
    return target === undefined || target === 'namespace' || target === 'cluster' ? [] : [{ ...column, target, index }];
  });
  return rows.flatMap(({ cells, namespace }) =>
    set.flatMap(({ target, index }) => {
      const cell = cells[index];
      if (!cell || cell.text === '' || cell.text === '-' || cell.text === '–') return [];
      const problem = valueProblem(target, cell.text);
      if (problem === undefined) return [plannedCell(design, namespace, target, cell)];
      problems.push({ line: cell.line, column: cell.column, message: problem });
      return [];
    }),
  );
}

function plannedCell(design: Design, { id }: DesignNamespace, attribute: Attribute, cell: TableCell): PlannedCell {
  const before = attributeText(design, id, attribute);
  const zone = isAxis(attribute) ? zoneNamed(design, attribute, cell.text, 'meaning') : undefined;
  const value = zone?.name ?? valueIn(design, attribute, cell.text);
  return { cell, before, same: before === value, assignment: { id, attribute, value, zone: zone?.id } };
}

function valueIn(design: Design, attribute: Attribute, text: string): string {
  if (attribute !== 'compliance') return canonicalValue(attribute, text);
  const names = namesInList(text).map((name) => zoneNamed(design, attribute, name, 'meaning')?.name ?? name);
  return [...new Set(names)].sort(compareText).join(', ');
}

function newZonesOf(design: Design, cells: readonly PlannedCell[]): NewZone[] {
  const zones = new Map<string, { attribute: ZoneAttribute; name: string; namespaces: number }>();
  for (const { assignment } of cells) {
    const { attribute, value, zone } = assignment;
    if (!isZoneAttribute(attribute) || zone !== undefined) continue;
    for (const name of attribute === 'compliance' ? namesInList(value) : [value]) {
      if (zoneNamed(design, attribute, name)) continue;
      const key = `${attribute} ${name.toLowerCase()}`;
      const known = zones.get(key);
      if (known) known.namespaces++;
      else zones.set(key, { attribute, name, namespaces: 1 });
    }
  }
  return [...zones.values()];
}
