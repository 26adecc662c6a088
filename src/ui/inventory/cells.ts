/** What stands in the cells of the inventory, as text. */
import type { Openness, SideAnswer } from '../../core/analyses/answers.ts';
import { type Attribute, attributeText } from '../../core/design/classify/attributes.ts';
import { ISOLATION_NAMES } from '../../core/design/isolation.ts';
import { entityIn, nameOf, workloadsOfNamespace } from '../../core/design/lookup.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design } from '../../core/design/schema.ts';
import { marksOf, opennessWords, widest } from '../openness.ts';
import type { Column, ColumnId } from './columns.ts';

/** What the cells are read from. */
export interface Facts {
  readonly design: Design;
  /** Of the side on show; absent before the first. */
  readonly answer: SideAnswer | undefined;
}

const NAMES: Readonly<Record<string, string>> = ISOLATION_NAMES;

/** An attribute's value in the words of the interface. */
export function shownValue(attribute: Attribute, value: string): string {
  return attribute === 'isolation' ? (NAMES[value] ?? value) : value;
}

/** The text of a cell; empty where there is nothing to say. */
export function cellText({ design, answer }: Facts, id: string, column: Column): string {
  const { attribute } = column;
  if (attribute !== undefined) return shownValue(attribute, attributeText(design, id, attribute));
  return readOnlyText(design, answer, id, column.id);
}

function readOnlyText(design: Design, answer: SideAnswer | undefined, id: string, column: ColumnId): string {
  switch (column) {
    case 'name':
      return entityIn(design, 'workloads', id)?.name ?? nameOf(design, id);
    case 'in':
      return openText(design, answer, id, 'ingress');
    case 'out':
      return openText(design, answer, id, 'egress');
    case 'plane':
    case 'environment':
    case 'tenant':
      return attributeText(design, id, column);
    default:
      return detailText(design, id, column);
  }
}

function detailText(design: Design, id: string, column: ColumnId): string {
  const namespace = entityIn(design, 'namespaces', id);
  if (namespace && column === 'workloads') return String(workloadsOfNamespace(design, id).length);
  if (namespace && column === 'labels') return labelsText(namespace.labels);
  const workload = entityIn(design, 'workloads', id);
  if (workload) {
    if (column === 'kind') return workload.kind;
    if (column === 'namespace') return nameOf(design, workload.namespace);
    if (column === 'host') return workload.hostNetwork ? 'yes' : '';
    if (column === 'ports') return workload.ports.length === 0 ? '' : portsLabel(workload.ports);
    if (column === 'labels') return labelsText(workload.labels);
  }
  return outsideText(design, id, column);
}

function outsideText(design: Design, id: string, column: ColumnId): string {
  const external = entityIn(design, 'externals', id);
  const hosts = entityIn(design, 'hostGroups', id);
  if (column === 'kind' && external) return external.internet ? 'internet' : 'external';
  if (column === 'kind' && hosts) return hosts.role === 'other' ? 'hosts' : `${hosts.role} hosts`;
  if (column === 'addresses')
    return [...(external?.networks ?? []), ...(external?.domains ?? []), ...(hosts?.addresses ?? [])].join(', ');
  return '';
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

type Direction = 'ingress' | 'egress';

/** How open a workload is, or the workloads of a namespace are, in one direction. */
function openText(design: Design, answer: SideAnswer | undefined, id: string, direction: Direction): string {
  if (!answer) return '';
  const own = opennessOf(answer, id);
  if (own) return opennessWords(own[direction]);
  const marks = workloadsOfNamespace(design, id).flatMap((w) => {
    const openness = opennessOf(answer, w.id);
    return openness ? [marksOf(openness)[direction]] : [];
  });
  return widest(marks)?.words.replace(/^(in|out): /, '') ?? '';
}

function opennessOf({ openness }: SideAnswer, id: string): Openness | undefined {
  return Object.hasOwn(openness, id) ? openness[id] : undefined;
}
