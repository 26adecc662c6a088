/** Personas from templates: who writes what on most platforms (`practices.md` 8.1). */
import { newId, PREFIXES } from '../handles.ts';
import { labelKeyProblem, labelValueProblem } from '../label-syntax.ts';
import type { Design, DesignNamespace, Persona, Power, Where } from '../schema.ts';
import { lineage } from '../zone-tree.ts';
import { freeName } from './add.ts';
import { type DocumentDraft, designNow, drafted, insert } from './draft.ts';

/**
 * Where application developers work: in every tenant that has nothing of the platform; without such tenants, in every
 * namespace that is not the platform's own and in no control or management plane; everywhere, where nothing is drawn.
 */
export function developerGround(design: Design): Where {
  const platform = (plane: string | undefined) =>
    /control|management|platform/i.test(design.planes[plane ?? '']?.name ?? '');
  const isPlatform = (n: DesignNamespace) => n.system || platform(n.plane);
  const own = Object.values(design.namespaces).filter((n) => !isPlatform(n));
  const theirs = new Set(
    Object.values(design.namespaces)
      .filter(isPlatform)
      .flatMap((n) => lineage(design.tenants, n.tenant).map((t) => t.id)),
  );
  const tenants = Object.values(design.tenants).filter((t) => t.parent === undefined && !theirs.has(t.id));
  if (tenants.length > 0) return tenants.map((t) => t.id).sort();
  return own.length > 0 ? own.map((n) => n.id).sort() : 'everywhere';
}

/** What a developer may do on most platforms: anything inside the namespaces, and no label that the standard reserves. */
export function developerPowers(where: Where): Persona['powers'] {
  return [
    { kind: 'policies', policyKind: 'NetworkPolicy', where },
    { kind: 'workloads', hostNetwork: false, where },
    { kind: 'labels', on: 'pod', key: '*', values: [], where },
    { kind: 'service accounts', where },
    { kind: 'services', where },
  ];
}

type Template = Pick<Persona, 'name' | 'role'> & {
  readonly powers: (ground: Where) => Persona['powers'];
  /** What comes with the handover of namespaces. */
  readonly later?: (ground: Where) => Persona['later'];
};

const everywhere = 'everywhere';

/** Guardrails and who may name what are the security team's; the ground is the platform team's; the rest is applications'. */
const TEMPLATES = {
  security: {
    name: 'Security',
    role: 'Sets what must always hold',
    powers: () => [
      { kind: 'policies', policyKind: 'ClusterNetworkPolicy', tier: 'Admin', where: everywhere },
      { kind: 'labels', on: 'namespace', key: '*', values: [], where: everywhere },
    ],
  },
  platform: {
    name: 'Platform',
    role: 'Runs the clusters and makes namespaces',
    powers: (ground) => [
      { kind: 'namespaces' },
      { kind: 'policies', policyKind: 'ClusterNetworkPolicy', tier: 'Baseline', where: everywhere },
      { kind: 'policies', policyKind: 'NetworkPolicy', where: everywhere },
      { kind: 'workloads', hostNetwork: true, where: everywhere },
      { kind: 'labels', on: 'namespace', key: '*', values: [], where: ground },
      { kind: 'labels', on: 'pod', key: '*', values: [], where: everywhere },
      { kind: 'service accounts', where: everywhere },
      { kind: 'services', where: everywhere },
    ],
  },
  developer: { name: 'Developer', role: 'Writes applications', powers: developerPowers },
  handover: {
    name: 'Application team',
    role: 'Runs applications now, and takes over their policies later',
    powers: (ground) => developerPowers(ground).filter((p) => p.kind !== 'policies'),
    later: (ground) => [{ kind: 'policies', policyKind: 'NetworkPolicy', where: ground }],
  },
  gitops: {
    name: 'GitOps',
    role: 'Applies what was merged',
    powers: () => [
      { kind: 'namespaces' },
      { kind: 'policies', policyKind: 'NetworkPolicy', where: everywhere },
      { kind: 'policies', policyKind: 'ClusterNetworkPolicy', where: everywhere },
      { kind: 'workloads', hostNetwork: false, where: everywhere },
      { kind: 'labels', on: 'namespace', key: '*', values: [], where: everywhere },
      { kind: 'labels', on: 'pod', key: '*', values: [], where: everywhere },
      { kind: 'service accounts', where: everywhere },
      { kind: 'services', where: everywhere },
    ],
  },
  reviewer: { name: 'Reviewer', role: 'Reads everything, and writes nothing', powers: () => [] },
} as const satisfies Record<string, Template>;

export type PersonaTemplate = keyof typeof TEMPLATES;

/** The templates, as a menu shows them. */
export const PERSONA_TEMPLATES = Object.entries(TEMPLATES).map(([id, { name, role }]) => ({
  id: id as PersonaTemplate,
  name,
  role,
}));

/** Adds a persona from a template, under a free name; returns its id. */
export function addPersona(draft: DocumentDraft, template: PersonaTemplate): string {
  const design = designNow(draft);
  const { name: usual, role, powers, later }: Template = TEMPLATES[template];
  const names = Object.values(design.personas).map((p) => p.name);
  const name = freeName(usual, names, 253);
  const ground = developerGround(design);
  const id = newId(design, PREFIXES.personas, name);
  return insert(draft, 'personas', {
    id,
    name,
    ...(role ? { role } : {}),
    powers: powers(ground),
    later: later?.(ground) ?? [],
  });
}

/** When powers are there: from the first day, or once namespaces are handed over. */
export type PowerTime = 'powers' | 'later';

/** Gives a persona a power more. */
export function addPower(draft: DocumentDraft, persona: string, time: PowerTime, power: Power): void {
  const found = drafted(draft, 'personas', persona);
  if (found) found[time] = [...found[time], power];
}

/** Puts another power in the place of one; `undefined` takes it away. Returns why not, and then nothing is changed. */
export function setPower(
  draft: DocumentDraft,
  persona: string,
  time: PowerTime,
  at: number,
  power: Power | undefined,
): string | undefined {
  const found = drafted(draft, 'personas', persona);
  if (!found || at < 0 || at >= found[time].length) return 'this power is gone';
  if (power?.kind === 'labels') {
    const problem =
      (power.key === '*' ? undefined : labelKeyProblem(power.key)) ??
      power.values.map(labelValueProblem).find((p) => p !== undefined);
    if (problem !== undefined) return problem;
  }
  found[time] = power === undefined ? found[time].toSpliced(at, 1) : found[time].with(at, power);
  return undefined;
}
