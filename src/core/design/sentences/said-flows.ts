/** The flows that a line asks for: every end on one side with every end on the other, each with its ports. */
import { portsLabel } from '../ports-text.ts';
import type { Ports } from '../schema.ts';
import { suggestedPorts } from '../suggested-ports.ts';
import type { SaidFlow } from './flow-book.ts';
import { portsAt } from './named-ports.ts';
import type { Context, Said } from './said.ts';
import type { SentenceEnd } from './sentence.ts';

const MOST_FLOWS = 200;

/** The flows of a line; what cannot be worked out is a problem of the line. */
export function saidFlows({ world, line }: Context, said: Said): SaidFlow[] {
  const { from, to, arrow, tail } = said;
  if (from.length * to.length > MOST_FLOWS) {
    const message = `these are ${from.length * to.length} flows at once`;
    const help = `name namespaces or zones, or write lines of up to ${MOST_FLOWS} flows`;
    line.problem({ start: 0, end: line.text.length }, { message, help, fixes: [] });
    return [];
  }
  const status = arrow === 'ban' ? 'must not' : tail.status;
  const common = {
    ...(status === undefined ? {} : { status }),
    ...(tail.reason === undefined ? {} : { reason: tail.reason }),
    ...(tail.owner === undefined ? {} : { owner: tail.owner }),
  };
  const pairs = from.flatMap((f) => to.map((t) => [f, t] as const));
  const both = arrow === 'both' ? [...pairs, ...pairs.map(([f, t]) => [t, f] as const)] : pairs;
  return both.flatMap(([f, t]) => {
    const ports = portsOf(t);
    return ports ? [{ from: f.ref, to: t.ref, ...ports, ...common }] : [];
  });

  function portsOf(end: SentenceEnd): Pick<SaidFlow, 'ports' | 'portsBy'> | undefined {
    if (tail.ports.length === 0) return unsaidPorts(end, status === 'must not');
    const ports = portsAt(world.design, end.ref, tail.ports);
    if (typeof ports !== 'object' || !('message' in ports)) return { ports, portsBy: 'said' };
    if (!line.problems.some((p) => p.start === ports.start)) line.problem(ports, ports);
    return undefined;
  }

  /** Where no ports are said: a ban is of all of them, a flow of the only one that the destination has. */
  function unsaidPorts(end: SentenceEnd, isBan: boolean): Pick<SaidFlow, 'ports' | 'portsBy'> {
    if (isBan) return { ports: 'any', portsBy: 'said' };
    const [only, more] = suggestedPorts(world.design, end.ref);
    if (only && !more) return { ports: [only], portsBy: 'destination' };
    return { ports: 'unconfirmed', portsBy: 'left open' };
  }
}

/** What is said of a flow against one that wants the opposite. */
export function oppositeNote(
  id: string,
  flow: { readonly status?: string; readonly ports: Ports },
): {
  readonly message: string;
  readonly help: string;
  readonly fixes: readonly [];
} {
  const ports = portsLabel(flow.ports, 3);
  const message = flow.status === 'must not' ? `${id} asks for what this forbids` : `${id} forbids ${ports} here`;
  return { message, help: `change ${id}, or both stand against each other`, fixes: [] };
}
