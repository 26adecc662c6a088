/** What namespaces that belong together have in common, and one of them lacks. */
import { groupBy } from '../../lib/order.ts';
import { entityIn } from '../lookup.ts';
import { memoised } from '../memo.ts';
import type { Design, DesignNamespace } from '../schema.ts';
import { attributeText, type Confidence, type Evidence, type SuggestedAttribute } from './attributes.ts';
import { nameTable } from './names.ts';
import { meaningOf } from './words.ts';

/** Namespaces that belong together, and how that is said. */
interface Family {
  readonly key: string;
  readonly members: readonly DesignNamespace[];
  readonly who: string;
  readonly attributes: readonly SuggestedAttribute[];
  /** How many must have a value before it says something of the others. */
  readonly least: number;
  readonly strength: Confidence;
}

const FEW = 2;

/** Evidence in the namespaces with the same name but for the environment, the same beginning, plane or tenant. */
export function siblingEvidence(design: Design, namespace: DesignNamespace): Evidence[] {
  const families = [...byName(design, namespace), ...ofPlane(design, namespace), ...ofTenant(design, namespace)];
  const shared = families.flatMap((family) =>
    family.attributes
      .filter((attribute) => attributeText(design, namespace.id, attribute) === '')
      .flatMap((attribute) => sharedValue(design, family, attribute)),
  );
  return [...shared, ...ownerOfTenant(design, namespace)];
}

function byName(design: Design, { id }: DesignNamespace): Family[] {
  const table = nameTable(design.namespaces);
  const stem = table.partsById.get(id)?.stem ?? '';
  const beginning = stem.includes('-') ? stem.slice(0, stem.indexOf('-')) : '';
  const same: Family = {
    key: `stem ${stem}`,
    members: table.byStem.get(stem) ?? [],
    who: `, named \`${stem}\` too`,
    attributes: ['plane', 'tenant', 'app', 'owner'],
    least: 1,
    strength: 'likely',
  };
  const family: Family = {
    key: `beginning ${beginning}`,
    members: table.byBeginning.get(beginning) ?? [],
    who: `, beginning with \`${beginning}-\` too`,
    attributes: ['plane', 'tenant'],
    least: FEW,
    strength: 'likely',
  };
  return [same, family];
}

/** What runs a cluster is one team's, and shared by all that it runs. */
function ofPlane(design: Design, namespace: DesignNamespace): Family[] {
  const plane = namespace.plane && entityIn(design, 'planes', namespace.plane);
  if (!plane || !['control', 'management'].includes(meaningOf('plane', plane.name))) return [];
  const members = grouped(design.namespaces).byPlane.get(plane.id) ?? [];
  const who = ` of the plane \`${plane.name}\``;
  return [{ key: plane.id, members, who, attributes: ['environment', 'tenant'], least: FEW, strength: 'likely' }];
}

function ofTenant(design: Design, namespace: DesignNamespace): Family[] {
  const tenant = namespace.tenant && entityIn(design, 'tenants', namespace.tenant);
  if (!tenant || tenant.owner !== undefined) return [];
  const members = grouped(design.namespaces).byTenant.get(tenant.id) ?? [];
  const who = ` of the tenant \`${tenant.name}\``;
  return [{ key: tenant.id, members, who, attributes: ['owner'], least: FEW, strength: 'guess' }];
}

function ownerOfTenant(design: Design, namespace: DesignNamespace): Evidence[] {
  const tenant = namespace.tenant && entityIn(design, 'tenants', namespace.tenant);
  if (!tenant || tenant.owner === undefined) return [];
  const text = `\`${tenant.owner}\` owns the tenant \`${tenant.name}\``;
  return [{ attribute: 'owner', value: tenant.owner, strength: 'likely', source: 'siblings', text }];
}

const grouped = memoised((namespaces: Design['namespaces']) => ({
  byPlane: groupBy(Object.values(namespaces), (n) => n.plane ?? ''),
  byTenant: groupBy(Object.values(namespaces), (n) => n.tenant ?? ''),
}));

/** What the members of a family that have a value have in common; undefined where two differ. */
interface Common {
  readonly value: string;
  readonly names: readonly string[];
}

const commons = memoised((_: Design) => new Map<string, Common | undefined>());

function sharedValue(design: Design, family: Family, attribute: SuggestedAttribute): Evidence[] {
  const known = commons(design);
  const key = `${attribute} ${family.key}`;
  if (!known.has(key)) known.set(key, commonValue(design, family.members, attribute));
  const common = known.get(key);
  if (!common || common.names.length < family.least) return [];
  const { value, names } = common;
  const more = names.length - 1;
  const who = more === 0 ? `\`${names[0]}\`` : `\`${names[0]}\` and ${more} more`;
  return [{ attribute, value, strength: family.strength, source: 'siblings', text: `as ${who}${family.who}` }];
}

function commonValue(
  design: Design,
  members: readonly DesignNamespace[],
  attribute: SuggestedAttribute,
): Common | undefined {
  const set = members.flatMap(({ id, name }) => {
    const value = attributeText(design, id, attribute);
    return value === '' ? [] : [{ name, value }];
  });
  const [first] = set;
  if (!first || set.some((s) => s.value !== first.value)) return undefined;
  return { value: first.value, names: set.map((s) => s.name).sort() };
}
