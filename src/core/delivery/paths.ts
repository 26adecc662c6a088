/** Where each file of the tree stands (`studio.md`, Export). */
import type { DiagramSheet } from '../analyses/answers.ts';
import { entityIn } from '../design/lookup.ts';
import type { Design, DesignNamespace, KeptPolicy } from '../design/schema.ts';
import { compareText } from '../lib/order.ts';

/** Any text as one step of a path: letters, digits, dots and dashes, never empty, `.` or `..`. */
function pathStep(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .slice(0, 240)
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? 'x' : plain;
}

/** The folder of a namespace, owned by its tenant's team. */
export function namespaceFolder(design: Design, namespace: DesignNamespace): string {
  const tenant = namespace.tenant === undefined ? undefined : entityIn(design, 'tenants', namespace.tenant);
  return `tenants/${tenant ? pathStep(tenant.name) : 'unassigned'}/${pathStep(namespace.name)}`;
}

/** Where each sheet of diagrams stands, in their order: `diagrams/segmentation-02-payments.svg`, `diagrams/logical-01-….svg`. */
export function diagramPaths(sheets: readonly Pick<DiagramSheet, 'series' | 'title'>[]): string[] {
  return sheets.map(({ series, title }, i) => {
    const same = sheets.filter((s) => s.series === series).length;
    const before = sheets.slice(0, i).filter((s) => s.series === series).length;
    return diagramPath(series, before + 1, same, title);
  });
}

function diagramPath(series: DiagramSheet['series'], sheet: number, of: number, title: string): string {
  if (of === 1) return `diagrams/${series}.svg`;
  const number = String(sheet).padStart(Math.max(2, String(of).length), '0');
  const name = pathStep(title)
    .replace(/^segmentation-/, '')
    .slice(0, 60);
  return `diagrams/${series}-${number}-${name}.svg`;
}

/** The file of a generated policy of the Admin tier. */
export function adminPolicyPath(name: string): string {
  return `policies/base/admin/${pathStep(name)}.yaml`;
}

/** Paths of kept policies by id, each its own. */
export function keptPolicyPaths(policies: readonly KeptPolicy[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const paths = new Map<string, string>();
  for (const p of [...policies].sort((a, b) => compareText(a.id, b.id))) {
    const folder = p.namespace === undefined ? 'cluster' : `namespaces/${pathStep(p.namespace)}`;
    const stem = `policies/imported/${folder}/${pathStep(`${p.kind}-${p.name}`)}`;
    let path = `${stem}.yaml`;
    for (let n = 2; taken.has(path); n++) path = `${stem}-${n}.yaml`;
    taken.add(path);
    paths.set(p.id, path);
  }
  return paths;
}
