/** `bulkhead explain PATH… --from E --to E --port P[/proto]`: one packet's trace. */
import type { Command } from 'commander';
import { policyName, ruleText } from '../../core/analyses/blocks.ts';
import type { Protocol } from '../../core/cluster/cluster.ts';
import type { Origin } from '../../core/policy/policy-set.ts';
import { resolveEndpoint } from '../../core/solver/resolve.ts';
import type { Solution } from '../../core/solver/solution.ts';
import { solve } from '../../core/solver/solve.ts';
import { tieredSets } from '../../core/solver/tiered-sets.ts';
import { REASON_TEXT, trace } from '../../core/solver/trace.ts';
import type { Decision, HookTrace, Packet, Trace } from '../../core/solver/types.ts';
import { EXIT, type ExitCode, Unusable } from '../exit.ts';
import { loadSolvable, reportProblems, type SolverFlags, solverOptions } from '../load.ts';
import { json, type OutputOptions, writeResult } from '../output.ts';
import { withOutput, withSolver } from '../shared-options.ts';

interface Flags extends SolverFlags, OutputOptions {
  readonly format: 'text' | 'json';
  readonly from: string;
  readonly to: string;
  readonly port: string;
}

/** Adds the command. */
export function addExplain(program: Command, finish: (code: ExitCode) => void): void {
  const command = program.command('explain').argument('<path...>').description("one packet's trace");
  withSolver(withOutput(command, ['text', 'json']))
    .requiredOption('--from <endpoint>', 'id, namespace/name, or address')
    .requiredOption('--to <endpoint>', 'id, namespace/name, or address')
    .requiredOption('--port <port[/protocol]>', '`8080`, `53/udp`, or `other` for protocols without ports')
    .action((paths: string[], flags: Flags) => {
      const options = solverOptions(flags);
      const packetPort = parsePort(flags.port);
      const loaded = loadSolvable(paths);
      reportProblems(loaded.diagnostics, flags, flags);
      const solution = solve({ cluster: loaded.cluster, policies: loaded.policySet, options });
      const packet: Packet = { from: find(solution, flags.from), to: find(solution, flags.to), ...packetPort };
      const traced = trace(solution, packet);
      if (!traced) throw new Unusable('the endpoints are not there');
      writeResult(
        flags.format === 'json'
          ? json({ version: 1, ...traced, tiers: tieredSets(solution, packet.from, packet.to) })
          : text(traced),
        flags,
      );
      finish(traced.verdict === 'allowed' ? EXIT.done : EXIT.no);
    });
}

function parsePort(text: string): Pick<Packet, 'protocol' | 'port'> {
  if (/^(other|icmp)$/i.test(text)) return { protocol: 'other', port: 0 };
  const match = /^(\d{1,5})(?:\/(tcp|udp|sctp))?$/i.exec(text);
  const port = Number(match?.[1]);
  if (!match || port < 1 || port > 65535)
    throw new Unusable(`\`${text}\` is no port: write \`8080\`, \`53/udp\` or \`other\``);
  return { protocol: (match[2]?.toUpperCase() ?? 'TCP') as Protocol, port };
}

function find(solution: Solution, text: string): string {
  const resolved = resolveEndpoint(solution, text);
  switch (resolved.kind) {
    case 'found':
      return resolved.endpoint.id;
    case 'several':
      throw new Unusable(`\`${text}\` may be ${resolved.ids.map((i) => `\`${i}\``).join(', ')}: name one of them`);
    case 'none': {
      const hint =
        resolved.closest.length > 0 ? `; did you mean ${resolved.closest.map((i) => `\`${i}\``).join(', ')}?` : '';
      throw new Unusable(`there is no endpoint \`${text}\`${hint}`);
    }
  }
}

function place(origin: Origin): string {
  const at = origin.place;
  return at ? ` (${at.file}:${at.span?.line ?? 1})` : '';
}

function decisionText(decision: Decision): string {
  if (decision.kind === 'rule')
    return `${decision.action} by ${decision.origin.kind} ${policyName(decision.origin)}, ${ruleText(decision.origin)}${place(decision.origin)}`;
  return `isolated by ${decision.origins.map((o) => `${o.kind} ${policyName(o)}${place(o)}`).join(', ')}; no rule allows it`;
}

function hookLines(hook: HookTrace): string[] {
  const lines = [`${hook.direction} at ${hook.subject}: ${hook.verdict}`];
  if (hook.exempt) lines.push(`  ${hook.exempt}`);
  for (const tier of hook.tiers) lines.push(`  [${tier.tier}] ${tier.outcome}: ${tier.summary}`);
  if (hook.decidedBy) lines.push(`  decided: ${decisionText(hook.decidedBy)}`);
  else if (hook.verdict === 'allowed' && !hook.exempt) lines.push('  decided: nothing denies it, allowed by default');
  return lines;
}

function text({ packet, verdict, reasons, hooks }: Trace): string {
  const port = packet.protocol === 'other' ? 'other protocols' : `${packet.protocol.toLowerCase()} ${packet.port}`;
  const why = reasons.length > 0 ? `: ${reasons.map((r) => REASON_TEXT[r]).join('; ')}` : '';
  return [`${packet.from} -> ${packet.to} ${port}: ${verdict}${why}`, ...hooks.flatMap(hookLines)].join('\n');
}
