/** Which plane a namespace is of, by what runs in it. */
import { workloadsOfNamespace } from '../lookup.ts';
import { memoised } from '../memo.ts';
import type { Design, DesignNamespace, DesignWorkload } from '../schema.ts';
import { isSystemNamespace } from '../system-namespaces.ts';
import type { Confidence, Evidence } from './attributes.ts';
import { type PlaneWord, planeOfNamespace, planeOfWorkload } from './known-platform.ts';

/** Evidence of the plane in names that projects give, in what runs there, and in what may touch the nodes. */
export function planeEvidence(design: Design, namespace: DesignNamespace): Evidence[] {
  const workloads = workloadsOfNamespace(design, namespace.id);
  const found = [
    ...nameOfProject(namespace),
    ...knownWorkloads(design, namespace, workloads),
    ...hostPods(workloads),
    ...privileged(namespace),
  ];
  const ownApplications = found.every((e) => e.strength === 'guess');
  return ownApplications ? [...found, ...applications(design, namespace, workloads)] : found;
}

function plane(value: PlaneWord, strength: Confidence, source: Evidence['source'], text: string): Evidence {
  return { attribute: 'plane', value, strength, source, text };
}

function nameOfProject({ name }: DesignNamespace): Evidence[] {
  const usual = planeOfNamespace(name);
  if (isSystemNamespace(name))
    return [plane(usual ?? 'control', 'sure', 'name', `\`${name}\` is a namespace of the cluster itself`)];
  return usual ? [plane(usual, 'likely', 'name', `namespaces called \`${name}\` are usually ${usual} plane`)] : [];
}

const SHOWN = 3;

/** How many workloads of a name there are in all namespaces: what applications run side by side is not a platform's. */
const knownByNamespace = memoised((workloads: Design['workloads']) => {
  const known = new Map<string, PlaneWord>();
  for (const { name } of Object.values(workloads)) {
    if (known.has(name)) continue;
    const found = planeOfWorkload(name);
    if (found) known.set(name, found);
  }
  return known;
});

function knownWorkloads(
  design: Design,
  namespace: DesignNamespace,
  workloads: readonly DesignWorkload[],
): readonly Evidence[] {
  const planes = knownByNamespace(design.workloads);
  const names = new Map<PlaneWord, string[]>();
  for (const { name } of workloads) {
    const found = planes.get(name);
    if (found) names.set(found, [...(names.get(found) ?? []), name]);
  }
  const ranked = [...names].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return ranked.map(([value, runs], i) => {
    const most = runs.length * 2 >= workloads.length;
    const all = names.size === 1 && (runs.length === workloads.length || planeOfNamespace(namespace.name) === value);
    const strength = i > 0 || !most ? 'guess' : all ? 'sure' : 'likely';
    return plane(value, strength, 'contents', `runs ${listed(runs)}, which ${is(runs)} ${value} plane`);
  });
}

function listed(names: readonly string[]): string {
  const shown = [...names].sort().slice(0, SHOWN);
  const more = names.length - shown.length;
  return `${shown.map((n) => `\`${n}\``).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const is = (names: readonly string[]) => (names.length === 1 ? 'is' : 'are');

/** Pods on the host's network are as good as their node; those that are known count as what they are. */
function hostPods(workloads: readonly DesignWorkload[]): Evidence[] {
  const host = workloads.filter((w) => w.hostNetwork && planeOfWorkload(w.name) === undefined);
  if (host.length === 0) return [];
  const strength = host.length === workloads.length ? 'likely' : 'guess';
  const who = workloads.length === 1 ? 'its only workload runs' : `${host.length} of ${workloads.length} workloads run`;
  return [plane('control', strength, 'contents', `${who} on the network of the hosts`)];
}

const SECURITY = 'pod-security.kubernetes.io/enforce';

function privileged({ labels }: DesignNamespace): Evidence[] {
  if (labels[SECURITY] !== 'privileged') return [];
  return [
    plane('control', 'guess', 'label', `label \`${SECURITY}=privileged\`: its pods may do anything to their nodes`),
  ];
}

/** What is neither the cluster's nor its operators' is an application of somebody. */
function applications(design: Design, { system }: DesignNamespace, workloads: readonly DesignWorkload[]): Evidence[] {
  const planes = knownByNamespace(design.workloads);
  const own = workloads.filter((w) => !planes.has(w.name) && !w.hostNetwork);
  if (system || own.length * 2 <= workloads.length) return [];
  const all = own.length === workloads.length;
  const some = all ? `its ${own.length} workloads are` : `${own.length} of its ${workloads.length} workloads are`;
  const who = workloads.length === 1 ? 'its only workload is an application' : `${some} applications`;
  return [plane('data', all ? 'likely' : 'guess', 'contents', `${who}: nothing that runs or watches a cluster`)];
}
