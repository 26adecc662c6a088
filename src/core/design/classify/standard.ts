/** What the label standard says of the attributes that become labels (`practices.md` 4.3). */
import { APP_LABEL } from '../inventory.ts';
import { type LabelScope, standardProblem } from '../label-standard.ts';
import { entityIn, zoneById } from '../lookup.ts';
import type { Design, DesignNamespace } from '../schema.ts';
import {
  type Attribute,
  appLabelOf,
  isAxis,
  isZoneAttribute,
  type ZoneAttribute,
  zonesByAttribute,
} from './attributes.ts';
import { zoneNamed, zonesOfAttribute } from './zones.ts';

/** What the standard has against what is set; undefined where it has nothing against it, or says nothing of it. */
export function attributeProblem(design: Design, id: string, attribute: Attribute): string | undefined {
  const workload = entityIn(design, 'workloads', id);
  const said = workload && attribute === 'appLabel' ? appLabelOf(workload.labels) : undefined;
  if (said) return standardProblem(design, 'pod', said.key, said.value);
  const namespace = entityIn(design, 'namespaces', id);
  if (!namespace || namespace.system) return undefined;
  if (attribute === 'app')
    return namespace.app === undefined ? undefined : standardProblem(design, 'namespace', APP_LABEL, namespace.app);
  return isZoneAttribute(attribute) ? zoneProblem(design, namespace, attribute) : undefined;
}

function zoneProblem(design: Design, namespace: DesignNamespace, attribute: ZoneAttribute): string | undefined {
  const problems = zonesByAttribute(design, namespace, attribute).map((id) => {
    const label = zoneById(design, id)?.label;
    return label && standardProblem(design, 'namespace', label.key, label.value);
  });
  return problems.find((p) => p !== undefined);
}

/** Values that the standard lists for an attribute, in its order, zones by their names; none where it lists none. */
export function standardValues(design: Design, attribute: Attribute): readonly string[] {
  const [scope, keys] = labelsOfAttribute(design, attribute);
  const listed = Object.values(design.labelKeys).filter((k) => k.scope === scope && keys.has(k.key));
  const nameOf = (value: string) => (isAxis(attribute) ? (zoneNamed(design, attribute, value)?.name ?? value) : value);
  return [...new Set(listed.flatMap((k) => k.values).map(nameOf))];
}

function labelsOfAttribute(design: Design, attribute: Attribute): [LabelScope, ReadonlySet<string>] {
  if (attribute === 'appLabel') {
    const used = Object.values(design.workloads).flatMap((w) => appLabelOf(w.labels)?.key ?? []);
    return ['pod', new Set(used)];
  }
  if (attribute === 'app') return ['namespace', new Set([APP_LABEL])];
  // a compliance zone has a key of its own, whose value tells nothing
  if (!isAxis(attribute)) return ['namespace', new Set()];
  return ['namespace', new Set(zonesOfAttribute(design, attribute).map((z) => z.label.key))];
}
