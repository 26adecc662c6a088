/** The columns of the inventory, for each kind of row. */
import type { Attribute } from '../../core/design/classify/attributes.ts';
import { collectionOf } from '../../core/design/handles.ts';

/** What a row is about. `outside`: externals and host groups. */
export type RowKind = 'namespaces' | 'workloads' | 'outside';

/** What only shows. */
type ReadOnly = 'name' | 'kind' | 'namespace' | 'workloads' | 'in' | 'out' | 'labels' | 'host' | 'ports' | 'addresses';
export type ColumnId = Attribute | ReadOnly;

export interface Column {
  readonly id: ColumnId;
  readonly heading: string;
  /** Pixels. */
  readonly width: number;
  /** What editing a cell sets; absent: it only shows. */
  readonly attribute?: Attribute;
  readonly isNumber?: true;
  readonly isMono?: true;
}

const attribute = (id: Attribute, heading: string, width: number): Column => ({ id, heading, width, attribute: id });
const shown = (id: ReadOnly, heading: string, width: number): Column => ({ id, heading, width });
const standing = (id: Attribute, heading: string, width: number): Column => ({ id, heading, width });

export const COLUMNS: Readonly<Record<RowKind, readonly Column[]>> = {
  namespaces: [
    { ...shown('name', 'Namespace', 228), isMono: true },
    attribute('plane', 'Plane', 132),
    attribute('environment', 'Environment', 132),
    attribute('tenant', 'Tenant', 140),
    attribute('app', 'Application', 164),
    attribute('owner', 'Owner', 148),
    attribute('compliance', 'Compliance', 124),
    attribute('isolation', 'Decided by', 112),
    attribute('system', 'System', 84),
    { ...shown('workloads', 'Workloads', 92), isNumber: true },
    shown('in', 'Open in', 148),
    shown('out', 'Open out', 148),
    { ...shown('labels', 'Labels', 320), isMono: true },
  ],
  workloads: [
    { ...shown('name', 'Workload', 200), isMono: true },
    shown('kind', 'Kind', 112),
    { ...shown('namespace', 'Namespace', 196), isMono: true },
    standing('plane', 'Plane', 112),
    standing('environment', 'Environment', 112),
    standing('tenant', 'Tenant', 120),
    { ...attribute('appLabel', 'App label', 148), isMono: true },
    { ...attribute('serviceAccount', 'Service account', 156), isMono: true },
    shown('host', 'Host network', 108),
    { ...shown('ports', 'Ports', 160), isMono: true },
    shown('in', 'Open in', 180),
    shown('out', 'Open out', 180),
    { ...shown('labels', 'Pod labels', 320), isMono: true },
  ],
  outside: [
    shown('name', 'Name', 228),
    shown('kind', 'Kind', 148),
    attribute('plane', 'Plane', 140),
    attribute('environment', 'Environment', 140),
    attribute('tenant', 'Tenant', 140),
    attribute('owner', 'Owner', 164),
    { ...shown('addresses', 'Addresses and domains', 360), isMono: true },
  ],
};

/** Whether a cell can be edited: a host group stands in a plane only. */
export function isEditable(column: Column, id: string): boolean {
  if (column.attribute === undefined) return false;
  const forExternals = column.attribute === 'environment' || column.attribute === 'tenant';
  return !(forExternals && collectionOf(id) === 'hostGroups');
}
