/**
 * Namespaces in a line each, for tests of the inventory: name, labels, what is set, and the workloads behind a bar; `^`
 * marks those on the network of the hosts.
 *
 *     payments-api-prod env=prod team=payments plane:data tenant:payments owner:ann | web db agent^
 */
import { emptyDesign } from '../core/design/empty.ts';
import type { Design, DesignNamespace, Zone } from '../core/design/schema.ts';

const AXES = { plane: 'planes', env: 'environments', tenant: 'tenants', zone: 'complianceZones' } as const;
const FIELDS = { plane: 'plane', env: 'environment', tenant: 'tenant' } as const;

type Drawn = {
  readonly [C in 'planes' | 'environments' | 'tenants' | 'complianceZones']: Record<string, Zone>;
} & Pick<{ -readonly [K in keyof Design]: Record<string, unknown> }, 'namespaces' | 'workloads'>;

/** A design of these namespaces; zones that are named stand in it. */
export function namespaces(text: string): Design {
  const drawn: Drawn = {
    planes: {},
    environments: {},
    tenants: {},
    complianceZones: {},
    namespaces: {},
    workloads: {},
  };
  for (const line of text.split('\n').map((l) => l.trim())) if (line !== '') drawNamespace(line, drawn);
  return { ...emptyDesign('test'), ...drawn } as Design;
}

function drawNamespace(line: string, drawn: Drawn): void {
  const [head = '', inside = ''] = line.split('|');
  const [name = '', ...words] = head.trim().split(/\s+/);
  const id = `ns:${name}`;
  const fields: Record<string, unknown> = {};
  const labels: Record<string, string> = {};
  const complianceZones: string[] = [];
  for (const word of words) {
    const [key = '', value = ''] = word.split(word.includes('=') ? '=' : ':');
    if (word.includes('=')) labels[key] = value;
    else if (key === 'zone') complianceZones.push(zone(drawn, key, value));
    else if (key in FIELDS) fields[FIELDS[key as keyof typeof FIELDS]] = zone(drawn, key as keyof typeof FIELDS, value);
    else fields[key] = value;
  }
  const namespace: Partial<DesignNamespace> = { id, name, labels, complianceZones };
  drawn.namespaces[id] = { ...namespace, isolation: 'as-imported', system: false, ...fields };
  for (const word of inside.trim().split(/\s+/).filter(Boolean)) {
    const workload = word.replace('^', '');
    drawn.workloads[`wl:${name}/${workload}`] = {
      id: `wl:${name}/${workload}`,
      namespace: id,
      name: workload,
      kind: 'Deployment',
      labels: { app: workload },
      ports: [],
      serviceAccount: 'default',
      hostNetwork: word.endsWith('^'),
    };
  }
}

function zone(drawn: Drawn, kind: keyof typeof AXES, name: string): string {
  const id = `${kind}:${name}`;
  const label = kind === 'zone' ? { key: `compliance-${name}`, value: 'true' } : { key: kind, value: name };
  drawn[AXES[kind]][id] ??= { id, name, label };
  return id;
}
