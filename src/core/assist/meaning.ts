/** What stands at a place, and what it means in the design as it is now. */

import { inventoryOfDesign } from '../design/inventory.ts';
import { isManaged, isolationText } from '../design/isolation.ts';
import { entityIn, nameOf, namespaceNamed, workloadsOfNamespace } from '../design/lookup.ts';
import { rangesOfExternal, rangesOfHostGroup } from '../design/members.ts';
import { portsLabel } from '../design/ports-text.ts';
import type { Design, DesignNamespace, Flow } from '../design/schema.ts';
import { parseCidr, rangesCover, rangesOverlap } from '../lib/addresses.ts';
import { documentValue, textAt } from './document-value.ts';
import { mentionAt } from './mentions.ts';
import { type Selection, scopeOf, selectionOf } from './selections.ts';
import { sentenceOf } from './sentences.ts';
import type { AssistText } from './word.ts';
import type { YamlPlace } from './yaml-place.ts';

/** What is said about a stretch of a line. Columns count from 1; the end is exclusive. */
export interface Meaning {
  /** `F-12`, `selects 3 workloads`. */
  readonly title: string;
  /** More about it, a sentence each; texts of the user's among them. */
  readonly lines: readonly string[];
  readonly startColumn: number;
  readonly endColumn: number;
}

type Said = Pick<Meaning, 'title' | 'lines'>;

/** Names in a list before the rest is only counted. */
const NAMED = 12;

/** What a place of a text means; undefined where the design has nothing to say. Line and column count from 1. */
export function meaningAt(
  text: AssistText,
  place: YamlPlace,
  at: { readonly line: number; readonly column: number },
  design: Design,
): Meaning | undefined {
  const mention = mentionAt(text.lines[at.line - 1] ?? '', at.column, design);
  if (mention) return { ...elementText(design, mention.id), ...mention };
  if (text.kind !== 'manifest' || place.at === 'comment' || place.at === 'text' || place.word.text === '')
    return undefined;
  const said = manifestText(text.lines, place, design);
  const { startColumn, endColumn } = place.word;
  return said && { ...said, startColumn, endColumn };
}

function manifestText(lines: readonly string[], place: YamlPlace, design: Design): Said | undefined {
  const path = place.key === undefined ? place.path : [...place.path, place.key];
  const document = documentValue(lines, place.document);
  const scope = scopeOf(path);
  if (scope) {
    const selection = selectionOf(document, scope, inventoryOfDesign(design).cluster);
    return selection && selectionText(design, selection);
  }
  const last = path.findLast((step) => typeof step === 'string');
  if (place.at !== 'value') return undefined;
  if (last === 'cidr' || last === 'except' || last === 'networks') return networkText(design, place.word.text);
  const isNamespace =
    path.join('.') === 'metadata.namespace' || (path.join('.') === 'metadata.name' && document['kind'] === 'Namespace');
  const name = isNamespace ? textAt(document, path) : undefined;
  const namespace = name === undefined ? undefined : namespaceNamed(design, name);
  return namespace && namespaceText(design, namespace);
}

/** `selects 3 workloads: shop/web, …`. */
function selectionText(design: Design, { of, workloads, namespaces, hosts }: Selection): Said {
  const { designIdOf } = inventoryOfDesign(design);
  const names = workloads.map((w) => nameOf(design, designIdOf.get(w.id) ?? `${w.namespace}/${w.name}`));
  if (of === 'hosts') return { title: `selects ${count(hosts.length, 'host')}`, lines: listed(hosts) };
  if (of === 'pods') return { title: `selects ${count(names.length, 'workload')}`, lines: listed(names) };
  return {
    title: `selects ${count(namespaces.length, 'namespace')} with ${count(names.length, 'workload')}`,
    lines: listed(namespaces.map((n) => n.name)),
  };
}

function count(n: number, noun: string): string {
  return n === 0 ? `no ${noun}` : `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function listed(names: readonly string[]): string[] {
  if (names.length === 0) return ['Nothing in the design matches now.'];
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return [`${names.slice(0, NAMED).join(', ')}${more}`];
}

function networkText(design: Design, text: string): Said | undefined {
  const cidr = parseCidr(text);
  if (typeof cidr === 'string') return undefined;
  const known = [
    ...Object.values(design.externals).map((e) => ({ name: e.name, ranges: rangesOfExternal(design, e) })),
    ...Object.values(design.hostGroups).map((h) => ({ name: h.name, ranges: rangesOfHostGroup(h) })),
  ];
  const lines = known.flatMap(({ name, ranges }) => {
    if (rangesCover(ranges, cidr.range)) return [`Lies in ${name}.`];
    return rangesOverlap(ranges, cidr.range) ? [`Overlaps with ${name}.`] : [];
  });
  return { title: text, lines: lines.length > 0 ? lines : ['Belongs to nothing that the design draws outside.'] };
}

/** What an element is, for whoever points at its handle or id. */
function elementText(design: Design, id: string): Said {
  const flow = entityIn(design, 'flows', id);
  if (flow) return { title: id, lines: [sentenceOf(design, id) ?? '', ...decision(flow)] };
  const sentence = sentenceOf(design, id);
  if (sentence !== undefined) return { title: id, lines: [sentence] };
  const namespace = entityIn(design, 'namespaces', id);
  if (namespace) return namespaceText(design, namespace);
  const workload = entityIn(design, 'workloads', id);
  if (workload) {
    const ports = workload.ports.length > 0 ? `, ${portsLabel(workload.ports)}` : '';
    const labels = Object.entries(workload.labels).map(([key, value]) => `${key}=${value}`);
    return {
      title: nameOf(design, id),
      lines: [`${workload.kind}${ports}`, labels.join(', ')].filter((l) => l !== ''),
    };
  }
  return { title: nameOf(design, id), lines: nameOf(design, id) === id ? [] : [id] };
}

function decision(flow: Flow): string[] {
  const who = [
    flow.owner && `owned by ${flow.owner}`,
    flow.decidedBy && `decided by ${flow.decidedBy}`,
    flow.decidedOn,
  ];
  return [[flow.status, ...who.filter((w) => w !== undefined && w !== '')].join(', ')];
}

function namespaceText(design: Design, namespace: DesignNamespace): Said {
  const zones = (['plane', 'environment', 'tenant'] as const).flatMap((axis) => {
    const id = namespace[axis];
    return id === undefined ? [] : [`${axis} ${nameOf(design, id)}`];
  });
  return {
    title: `Namespace ${namespace.name}`,
    lines: [
      [count(workloadsOfNamespace(design, namespace.id).length, 'workload'), ...zones].join(', '),
      isManaged(namespace)
        ? `The design manages it: ${isolationText(namespace.isolation)}.`
        : 'The design writes no policies for it.',
    ],
  };
}
