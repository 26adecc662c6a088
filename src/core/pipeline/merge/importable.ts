/** What a design can hold of an import. A design file must be readable again, whatever was imported into it. */
import type { Host, Namespace, Pod, Workload } from '../../cluster/cluster.ts';
import type { Labels } from '../../cluster/labels.ts';
import { labelKeyProblem, labelValueProblem } from '../../design/label-syntax.ts';
import { COLLECTIONS } from '../../design/schema.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { quoted } from '../../dialects/fields.ts';
import { objectTitle } from '../../dialects/manifest.ts';
import type { Imported, ImportedPolicy } from './imported.ts';

const NAMESPACE = COLLECTIONS.namespaces.shape;
const WORKLOAD = COLLECTIONS.workloads.shape;
const POLICY = COLLECTIONS.policies.shape;

/** An import without what no design can hold, and an error for each thing that was left out. */
export interface Importable {
  readonly imported: Imported;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Leaves out labels that no API server takes (semantics/kubernetes.md 1.8) and everything that the design's schema
 * refuses: a namespace or workload with a name too long, a container port without a sound number, a policy too large.
 */
export function importable({ cluster, policies, proposedFlows }: Imported): Importable {
  const sieve = new Sieve();
  const namespaces = cluster.namespaces.flatMap((n) => sieve.namespace(n) ?? []);
  const workloads = cluster.workloads.flatMap((w) => sieve.workload(w) ?? []);
  const hosts = cluster.hosts.map((h) => sieve.host(h));
  const kept = policies.filter((p) => sieve.holdsPolicy(p));
  return {
    imported: { cluster: { ...cluster, namespaces, workloads, hosts }, policies: kept, proposedFlows },
    diagnostics: sieve.diagnostics,
  };
}

class Sieve {
  readonly diagnostics: Diagnostic[] = [];
  private readonly said = new Set<string>();

  namespace(namespace: Namespace): Namespace | undefined {
    const title = `Namespace ${namespace.name}`;
    if (!fits(NAMESPACE.name, namespace.name)) return this.leaveOut(title, namespace);
    return { ...namespace, labels: this.labels(title, namespace, namespace.labels) };
  }

  workload(workload: Workload): Workload | undefined {
    const title = objectTitle(workload);
    if (!fits(WORKLOAD.name, workload.name) || !fits(WORKLOAD.kind, workload.kind))
      return this.leaveOut(title, workload);
    const { replicas, ...rest } = workload;
    return {
      ...rest,
      pods: workload.pods.map((pod) => this.pod(title, workload, pod)),
      ...(replicas !== undefined && fits(WORKLOAD.replicas, replicas) ? { replicas } : {}),
    };
  }

  host(host: Host): Host {
    return { ...host, labels: this.labels(`Node ${host.name}`, host, host.labels) };
  }

  holdsPolicy(policy: ImportedPolicy): boolean {
    const { kind, namespace, name, text, file, firstLine } = policy;
    const sound =
      fits(POLICY.kind, kind) &&
      fits(POLICY.namespace, namespace) &&
      fits(POLICY.name, name) &&
      fits(POLICY.text, text) &&
      fits(POLICY.file, file);
    const span = { line: firstLine, column: 1, endLine: firstLine, endColumn: 1 };
    if (!sound) this.leaveOut(objectTitle(policy), { place: { file, span } });
    return sound;
  }

  private pod(title: string, workload: Workload, pod: Pod): Pod {
    const ports = pod.ports.filter((port) => fits(WORKLOAD.ports, [port]));
    if (ports.length < pod.ports.length)
      this.say(workload, title, 'a container port has a name or number that no design holds', 'correct the port');
    const known = fits(WORKLOAD.serviceAccount, pod.serviceAccount);
    if (!known) this.say(workload, title, 'the name of the service account is too long', 'shorten the name');
    const labels = this.labels(title, workload, pod.labels);
    return { ...pod, labels, ports, serviceAccount: known ? pod.serviceAccount : 'default' };
  }

  private labels(title: string, at: Pick<Diagnostic, 'place'>, labels: Labels): Labels {
    const problems = new Map(
      [...labels].map(([key, value]) => [key, labelKeyProblem(key) ?? labelValueProblem(value)]),
    );
    const kept = [...labels].filter(([key]) => problems.get(key) === undefined);
    if (kept.length === labels.size) return labels;
    for (const [key, problem] of problems)
      if (problem) this.say(at, title, `label ${quoted(key)}: ${problem}`, 'correct the label, then import again');
    return new Map(kept);
  }

  private leaveOut(title: string, at: Pick<Diagnostic, 'place'>): undefined {
    this.say(at, title, 'its name or text is longer than a design holds', 'shorten it, then import again');
    return undefined;
  }

  private say({ place }: Pick<Diagnostic, 'place'>, title: string, problem: string, help: string): void {
    const message = `${quoted(title)} is not brought in whole: ${problem}`;
    if (this.said.has(message)) return;
    this.said.add(message);
    this.diagnostics.push({
      code: 'design/not-importable',
      severity: 'error',
      message,
      object: title,
      help,
      ...(place ? { place } : {}),
    });
  }
}

function fits(schema: { readonly safeParse: (value: unknown) => { readonly success: boolean } }, value: unknown) {
  return schema.safeParse(value).success;
}
