/** For every term of a policy set, the columns that it matches, as bitsets; each distinct term is evaluated once. */
import type { Labels } from '../cluster/labels.ts';
import { type Requirement, type Selector, selectorKey, selectorMatches } from '../cluster/selector.ts';
import { type Bitset, emptyBits, hasBit, isEmptyBits, orInto, setBit } from '../lib/bitset.ts';
import type { EndpointTerm } from '../policy/policy-set.ts';
import { termKey } from './term-key.ts';
import { matchTerm, type Traits } from './traits.ts';
import type { UndefinedReason } from './types.ts';
import type { NetworkMembers } from './universe.ts';
import type { AddressTerms } from './vocabulary.ts';

/** Columns that certainly match, columns that may, and why those in between are open. must ⊆ may. */
export interface MatchRow {
  readonly must: Bitset;
  readonly may: Bitset;
  /** Columns of `may` without `must`, by reason. Absent when the two are equal. */
  readonly open?: ReadonlyMap<UndefinedReason, Bitset>;
}

interface Postings {
  readonly all: number[];
  readonly byKey: Map<string, { readonly all: number[]; readonly values: Map<string, number[]> }>;
}

function post(postings: Postings, column: number, labels: Labels): void {
  postings.all.push(column);
  for (const [key, value] of labels) {
    const entry = postings.byKey.get(key) ?? { all: [], values: new Map<string, number[]>() };
    postings.byKey.set(key, entry);
    entry.all.push(column);
    const list = entry.values.get(value);
    if (list) list.push(column);
    else entry.values.set(value, [column]);
  }
}

export class MatchRows {
  readonly size: number;
  private readonly columns: readonly Traits[];
  private readonly namespaces: Postings = { all: [], byKey: new Map() };
  private readonly pods: Postings = { all: [], byKey: new Map() };
  private readonly rows = new Map<string, MatchRow>();
  private readonly namespaceColumns = new Map<string, readonly number[]>();

  /** `networks` says for each column of outside addresses which address terms contain it, by their keys. */
  constructor(columns: readonly Traits[], addressTerms: AddressTerms, networks: NetworkMembers) {
    this.columns = columns;
    this.size = columns.length;
    const others: number[] = [];
    columns.forEach((traits, i) => {
      if (traits.pod) {
        post(this.namespaces, i, traits.pod.namespace);
        post(this.pods, i, traits.pod.labels);
      }
      if (traits.location.kind !== 'range') others.push(i);
    });
    const terms = [...addressTerms];
    const bits = terms.map(() => emptyBits(this.size));
    for (const [column, members] of networks) for (const n of members) setBit(bits[n]!, column);
    terms.forEach(([key, ranges], n) => {
      this.rows.set(key, this.scan({ kind: 'addresses', ranges }, others, bits[n]!));
    });
  }

  /** The columns that a term matches. */
  row(term: EndpointTerm): MatchRow {
    const key = termKey(term);
    const known = this.rows.get(key);
    if (known) return known;
    const row = term.kind === 'pods' ? this.podRow(term.namespaces, term.pods) : this.scan(term, this.all());
    this.rows.set(key, row);
    return row;
  }

  /** The columns that any of the terms matches. */
  union(terms: readonly EndpointTerm[]): MatchRow {
    const first = terms[0];
    if (first && terms.length === 1) return this.row(first);
    const must = emptyBits(this.size);
    const may = emptyBits(this.size);
    const open = new Map<UndefinedReason, Bitset>();
    for (const term of terms) {
      const row = this.row(term);
      orInto(must, row.must);
      orInto(may, row.may);
      for (const [reason, bits] of row.open ?? []) {
        const all = open.get(reason) ?? emptyBits(this.size);
        orInto(all, bits);
        open.set(reason, all);
      }
    }
    return open.size > 0 ? { must, may, open } : { must, may: must };
  }

  private all(): number[] {
    return this.columns.map((_, i) => i);
  }

  private scan(term: EndpointTerm, columns: readonly number[], start?: Bitset): MatchRow {
    const must = start ?? emptyBits(this.size);
    const may = must.slice();
    const open = new Map<UndefinedReason, Bitset>();
    for (const i of columns) {
      const match = matchTerm(term, this.columns[i]!);
      if (match === 'no') continue;
      setBit(may, i);
      if (match === 'yes') setBit(must, i);
      else {
        const bits = open.get(match) ?? emptyBits(this.size);
        setBit(bits, i);
        open.set(match, bits);
      }
    }
    return open.size > 0 ? { must, may, open } : { must, may: must };
  }

  private podRow(namespaces: Selector, pods: Selector): MatchRow {
    const bits = emptyBits(this.size);
    const inNamespaces = this.columnsOfNamespaces(namespaces);
    const candidates = narrowest(this.pods, pods, inNamespaces);
    if (candidates === inNamespaces) {
      for (const i of inNamespaces) if (selectorMatches(pods, this.columns[i]!.pod!.labels)) setBit(bits, i);
    } else {
      const allowed = emptyBits(this.size);
      for (const i of inNamespaces) setBit(allowed, i);
      for (const i of candidates)
        if (hasBit(allowed, i) && selectorMatches(pods, this.columns[i]!.pod!.labels)) setBit(bits, i);
    }
    return { must: bits, may: bits };
  }

  private columnsOfNamespaces(selector: Selector): readonly number[] {
    const key = selectorKey(selector);
    const known = this.namespaceColumns.get(key);
    if (known) return known;
    const columns = narrowest(this.namespaces, selector, this.namespaces.all).filter((i) =>
      selectorMatches(selector, this.columns[i]!.pod!.namespace),
    );
    this.namespaceColumns.set(key, columns);
    return columns;
  }

  /** Whether a row matches nothing at all, as far as the inventory goes. */
  isEmpty(row: MatchRow): boolean {
    return isEmptyBits(row.may);
  }
}

/** The shortest list of columns that holds every match: a posting list of one requirement, or the given default. */
function narrowest(postings: Postings, selector: Selector, all: readonly number[]): readonly number[] {
  let best = all;
  for (const r of selector.requirements) {
    const list = postingsOf(postings, r);
    if (list && list.length < best.length) best = list;
  }
  return best;
}

function postingsOf(postings: Postings, r: Requirement): readonly number[] | undefined {
  const entry = postings.byKey.get(r.key);
  if (r.operator === 'Exists') return entry?.all ?? [];
  if (r.operator !== 'In') return undefined;
  const lists = r.values.map((v) => entry?.values.get(v) ?? []);
  return lists.length === 1 ? lists[0] : lists.flat();
}
