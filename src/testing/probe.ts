/** Asks the pipeline under test for single packets, in the same words as the reference evaluator. */
import { parseAddress, rangeContains } from '../core/lib/addresses.ts';
import { type LoadedManifests, loadManifests } from '../core/pipeline/load-manifests.ts';
import type { ConnectionSet } from '../core/policy/connection-set.ts';
import type { Solution } from '../core/solver/solution.ts';
import { solve } from '../core/solver/solve.ts';
import type { PairAnswer, SolverOptions } from '../core/solver/types.ts';
import type { Packet } from './reference/judge.ts';
import type { End } from './reference/routes.ts';

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

export class Probe {
  readonly loaded: LoadedManifests;
  readonly solution: Solution;
  readonly #pods = new Map<string, number>();
  readonly #answers = new Map<string, PairAnswer>();

  constructor(files: readonly TextFile[], options: SolverOptions) {
    this.loaded = loadManifests(files);
    const { cluster, policySet } = this.loaded;
    this.solution = solve({ cluster, policies: policySet, options });
    this.solution.endpoints.forEach((endpoint, i) => {
      if (endpoint.kind !== 'workload') return;
      const workload = cluster.workloads[endpoint.workload];
      this.#pods.set(endpoint.id, i);
      for (const pod of endpoint.pods) {
        const name = workload?.pods[pod]?.name;
        if (name !== undefined) this.#pods.set(`${endpoint.namespace}/${name}`, i);
      }
    });
  }

  /** The verdict on one packet. Throws when an end names nothing that the pipeline knows. */
  verdict(packet: Packet): 'allowed' | 'denied' | 'undefined' {
    const { must, may } = this.answer(packet.from, packet.to);
    if (holds(must, packet)) return 'allowed';
    return holds(may, packet) ? 'undefined' : 'denied';
  }

  /** Both bounds from one end to another. */
  answer(from: End, to: End): PairAnswer {
    const [source, destination] = [this.endpoint(from), this.endpoint(to)];
    const key = `${source} ${destination}`;
    const answer = this.#answers.get(key) ?? this.solution.pair(source, destination);
    this.#answers.set(key, answer);
    return answer;
  }

  endpoint(end: End): number {
    const index = this.find(end);
    if (index === undefined || index < 0) throw new Error(`the pipeline has no ${Object.values(end).join()}`);
    return index;
  }

  private find(end: End): number | undefined {
    if ('pod' in end) return this.#pods.get(end.pod);
    if ('node' in end) return this.solution.byId.get(`host/${end.node}[Host]`);
    if ('domain' in end) return this.solution.byId.get(`domain/${end.domain}`);
    const host = this.loaded.cluster.hosts.find((h) => h.addresses.includes(end.address));
    if (host) return this.find({ node: host.name });
    const address = parseAddress(end.address);
    return this.solution.endpoints.findIndex(
      (e) => e.kind === 'network' && address !== undefined && rangeContains(e.range, address),
    );
  }
}

function holds(set: ConnectionSet, { protocol, port }: Packet): boolean {
  if (protocol === 'other') return set.other;
  return set[protocol as 'TCP' | 'UDP' | 'SCTP'].some(([first, last]) => first <= port && port <= last);
}
