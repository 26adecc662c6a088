/** Connectivity by the reference evaluator: judged port interval by port interval. */
import type { Boundaries } from './boundaries.ts';
import { judge } from './judge.ts';
import type { End, JudgeOptions } from './routes.ts';
import type { World } from './world.ts';

export type Ports = readonly (readonly [number, number])[];

export interface Reach {
  readonly allowed: Readonly<Record<string, Ports>>;
  readonly open: Readonly<Record<string, Ports>>;
}

/** What is allowed, and what is left open, from one end to another: protocol → inclusive intervals between the boundaries. */
export function reachOf(world: World, from: End, to: End, options: JudgeOptions, boundaries: Boundaries): Reach {
  const allowed: Record<string, Ports> = {};
  const open: Record<string, Ports> = {};
  for (const protocol of ['TCP', 'UDP', 'SCTP']) {
    const verdicts = boundaries.ports.map((port, i) => ({
      interval: [port, (boundaries.ports[i + 1] ?? 65536) - 1] as const,
      verdict: judge(world, { from, to, protocol, port }, options),
    }));
    allowed[protocol] = verdicts.filter((v) => v.verdict === 'allowed').map((v) => v.interval);
    open[protocol] = verdicts.filter((v) => typeof v.verdict === 'object').map((v) => v.interval);
  }
  return { allowed, open };
}
