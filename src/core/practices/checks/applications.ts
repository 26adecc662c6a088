/** Applications: flows work, workloads are isolated, ports are those that policy sees, names resolve (row 4.1). */
import { connectionsOfPorts } from '../../design/connections.ts';
import { isDnsWorkload } from '../../design/inventory.ts';
import { entityIn, nameOf } from '../../design/lookup.ts';
import { dnsOfNamespace } from '../../design/platform.ts';
import type { Flow } from '../../design/schema.ts';
import { sentenceOf } from '../../design/sentences/print.ts';
import { counted, numberText } from '../../lib/number-text.ts';
import { firstConnection, NO_CONNECTIONS, subtractConnections, unionConnections } from '../../policy/connection-set.ts';
import { type Check, doesNotApply, type Finding, outcomeOf } from '../check.ts';
import type { Facts } from '../facts.ts';
import { isolating, takingOver } from '../fixes.ts';
import { openDirections } from '../isolation.ts';

const wantedFlows = ({ design }: Facts): Flow[] =>
  Object.values(design.flows).filter((f) => f.status === 'agreed' || f.status === 'proposed');

/** F(s,d) ⊆ A(s,d), on the must bound. */
const app1: Check = {
  id: 'APP-1',
  practice: 4,
  row: '4.1',
  severity: 'error',
  demand: 'Every wanted flow works',
  run: (facts) => {
    const flows = wantedFlows(facts).filter((f) => f.ports !== 'unconfirmed');
    if (flows.length === 0) return doesNotApply('no flow is wanted yet');
    const findings = flows.flatMap((f): Finding[] => {
      const answer = Object.hasOwn(facts.answer.flows, f.id) ? facts.answer.flows[f.id] : undefined;
      if (!answer || answer.verdict === 'allowed' || answer.verdict === 'nothing to judge') return [];
      const why =
        answer.blocks[0]?.text ??
        (answer.verdict === 'undefined' ? 'it is left open whether it works' : 'it is blocked');
      return [
        {
          subject: f.id,
          text: `${f.id} ${sentenceOf(facts.design, f)}: ${why}`,
          ids: [f.id],
          pairs: answer.pairs - answer.allowedPairs,
          ...(answer.witness ? { witness: answer.witness } : {}),
        },
      ];
    });
    const judged = flows.filter((f) => (verdictOf(facts, f) ?? 'nothing to judge') !== 'nothing to judge').length;
    const aside = flows.length - judged;
    return judged === 0
      ? doesNotApply('no flow that is wanted has two ends to judge')
      : outcomeOf(
          findings,
          `${counted(judged, 'flow')}${aside === 0 ? '' : `; ${numberText(aside)} more have no ends to judge`}`,
        );
  },
};

function verdictOf({ answer: { flows } }: Facts, { id }: Flow) {
  return Object.hasOwn(flows, id) ? flows[id]?.verdict : undefined;
}

/** A workload that nothing isolates in one direction. */
const app2: Check = {
  id: 'APP-2',
  practice: 4,
  row: '4.1',
  severity: 'error',
  demand: 'Every workload is isolated in both directions',
  run: (facts) => {
    const { design } = facts;
    const workloads = Object.values(design.workloads).filter((w) => design.namespaces[w.namespace]?.system !== true);
    if (workloads.length === 0) return doesNotApply('there are no workloads');
    const byNamespace = new Map<string, { ingress: string[]; egress: string[] }>();
    for (const w of workloads) {
      const open = byNamespace.get(w.namespace) ?? { ingress: [], egress: [] };
      for (const direction of openDirections(facts, w.id)) open[direction].push(w.id);
      byNamespace.set(w.namespace, open);
    }
    const findings = [...byNamespace].flatMap(([namespace, open]): Finding[] => {
      const parts = (['ingress', 'egress'] as const).filter((way) => open[way].length > 0);
      if (parts.length === 0) return [];
      const said = parts.map(
        (way) =>
          `${open[way].length === 1 ? nameOf(design, open[way][0] ?? '') : `${open[way].length} workloads of ${nameOf(design, namespace)}`} in ${way}`,
      );
      const fix = isolating(facts, namespace);
      return [
        {
          subject: namespace,
          text: `Nothing isolates ${said.join(' and ')}`,
          ids: [...new Set([...open.ingress, ...open.egress])],
          ...(fix ? { fix } : {}),
        },
      ];
    });
    return outcomeOf(findings, `${counted(workloads.length, 'workload')}`);
  },
};

/** Policy sees the port of the pod, not that of the Service (semantics/kubernetes.md). */
const app3: Check = {
  id: 'APP-3',
  practice: 4,
  row: '4.1',
  severity: 'error',
  demand: 'Flows name the ports that pods listen on, not those of their Services',
  run: (facts) => {
    const { design } = facts;
    const flows = wantedFlows(facts).filter((f) => Array.isArray(f.ports));
    const served = flows.filter((f) => facts.mapped(f.to).length > 0);
    const findings = served.flatMap((f): Finding[] => {
      const workload = entityIn(design, 'workloads', f.to);
      if (!workload || !Array.isArray(f.ports)) return [];
      const listens = (protocol: string, port: number) =>
        workload.ports.some((p) => p.protocol === protocol && p.port === port);
      const mapped = facts.mapped(workload.id);
      const wrong = f.ports.flatMap((p) => {
        const target = mapped.find((m) => m.protocol === p.protocol && m.servicePorts.includes(p.port));
        return p.endPort === undefined && target && !listens(p.protocol, p.port)
          ? [{ said: p.port, target: target.port }]
          : [];
      });
      if (wrong.length === 0) return [];
      const ports = f.ports.map((p) => {
        const target = wrong.find((x) => x.said === p.port);
        return target ? { ...p, port: target.target } : p;
      });
      return [
        {
          subject: f.id,
          text: `${f.id} names port ${wrong.map((x) => x.said).join(', ')} of the Service; the pods of ${nameOf(design, f.to)} listen on ${wrong.map((x) => x.target).join(', ')}`,
          ids: [f.id],
          fix: {
            label: `Set ${f.id} to ${wrong.map((x) => x.target).join(', ')}`,
            steps: [{ kind: 'set', collection: 'flows', id: f.id, fields: { ports } }],
          },
        },
      ];
    });
    if (flows.length === 0) return doesNotApply('no flow names ports yet');
    if (served.length === 0) return doesNotApply('no Service that is known maps a port of what flows go to');
    return outcomeOf(findings, `${counted(served.length, 'flow')} to what a Service maps ports of`);
  },
};

/** Names resolve over UDP and TCP wherever egress is closed. */
const app4: Check = {
  id: 'APP-4',
  practice: 4,
  row: '4.1',
  severity: 'error',
  demand: 'Where egress is closed, names still resolve, over UDP and over TCP',
  run: (facts) => {
    const { design, side } = facts;
    const { solution } = side;
    const { workloads } = solution.input.cluster;
    const findings: Finding[] = [];
    let asked = 0;
    for (const namespace of Object.values(design.namespaces)) {
      if (namespace.system) continue;
      const preset = dnsOfNamespace(design, namespace);
      if (!preset) continue;
      const servers = workloads
        .filter((w) => isDnsWorkload(preset, w))
        .flatMap((w) => solution.ofWorkload.get(w.id) ?? []);
      const needed = connectionsOfPorts([...preset.ports]);
      if (servers.length === 0) continue;
      const cut = Object.values(design.workloads).flatMap((w) => {
        if (w.namespace !== namespace.id || w.hostNetwork) return [];
        asked++;
        const sources = solution.ofWorkload.get(side.workloadIdOf.get(w.id) ?? '') ?? [];
        const reached = (s: number) =>
          servers.reduce((all, d) => unionConnections(all, solution.pair(s, d).must), NO_CONNECTIONS);
        for (const source of sources) {
          const lacking = firstConnection(subtractConnections(needed, reached(source)));
          if (lacking && lacking.protocol !== 'other') return [{ id: w.id, source, lacking }];
        }
        return [];
      });
      const [first] = cut;
      if (!first) continue;
      findings.push({
        subject: namespace.id,
        text: `${cut.length === 1 ? nameOf(design, first.id) : `${cut.length} workloads of ${namespace.name}`} cannot ask ${preset.namespace}/${preset.name} for names over both UDP and TCP`,
        ids: cut.map((w) => w.id),
        witness: {
          from: solution.endpoints[first.source]?.id ?? '',
          to: solution.endpoints[servers[0] ?? -1]?.id ?? '',
          ...first.lacking,
        },
        ...(namespace.isolation === 'as-imported'
          ? { fix: { label: `Let the design manage ${namespace.name}`, steps: [takingOver(facts, namespace.id)] } }
          : {}),
      });
    }
    if (asked === 0) return doesNotApply('no workload has name servers to ask');
    return outcomeOf(findings, `${counted(asked, 'workload')}`);
  },
};

export const APPLICATIONS: readonly Check[] = [app1, app2, app3, app4];
