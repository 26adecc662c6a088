/** What a sentence would do to the flows that are there: nothing, a new one, or more to one that there is. */
import { groupBy } from '../../lib/order.ts';
import { hasNoPorts, intersectConnections } from '../../policy/connection-set.ts';
import { forbiddenConnections } from '../connections.ts';
import { memoised } from '../memo.ts';
import { mergePorts, missingPorts } from '../ports.ts';
import type { Design, Flow, Ports } from '../schema.ts';
import type { Effect, EndRef, FlowRef, SentenceFlow } from './sentence.ts';

/** What a sentence says of one flow. */
export type SaidFlow = Omit<SentenceFlow, 'effect'>;

/** A flow as it stands after the lines before. */
interface Standing extends Pick<Flow, 'ports' | 'status'> {
  readonly ref: FlowRef;
  readonly reason?: string | undefined;
  readonly owner?: string | undefined;
  readonly hasLayer7: boolean;
}

const pairKey = (from: EndRef, to: EndRef): string => JSON.stringify([from, to]);
const isBan = ({ status }: { readonly status?: Flow['status'] | undefined }): boolean => status === 'must not';

const flowsByPair: (flows: Design['flows']) => ReadonlyMap<string, readonly Flow[]> = memoised(
  (flows: Design['flows']) => groupBy(Object.values(flows), (f) => pairKey(f.from, f.to)),
);

const MOST_LETTERS_OF_REASON = 10_000;

/** The flows of a design, and what the sentences so far make of them. */
export class FlowBook {
  readonly #design: Design;
  readonly #pairs = new Map<string, Standing[]>();

  constructor(design: Design) {
    this.#design = design;
  }

  /**
   * What adding a flow would do. A flow of the pair with the same sense (wanted, or forbidden) takes up what is said.
   * Flows with layer-7 detail are left as they are, and open questions unless the sentence gives a status.
   */
  effectOf(flow: SaidFlow): Effect {
    const there = this.#fitting(flow);
    return there ? changeOf(there, flow) : { kind: 'new' };
  }

  /** The flow that asks for what this one forbids, or forbids what it asks for. */
  opposite(flow: SaidFlow): FlowRef | undefined {
    const wanted = forbiddenConnections(flow.ports);
    return this.#standing(flow).find(
      (s) =>
        isBan(s) !== isBan(flow) &&
        s.status !== 'open question' &&
        !hasNoPorts(intersectConnections(wanted, forbiddenConnections(s.ports))),
    )?.ref;
  }

  /** Takes a flow in, as its effect says; a new one under `ref`. */
  take(flow: SaidFlow, ref: FlowRef): Effect {
    const effect = this.effectOf(flow);
    const standing = this.#standing(flow);
    const there = this.#fitting(flow);
    if (effect.kind === 'new')
      standing.push({
        ref,
        ports: flow.ports,
        status: flow.status ?? 'agreed',
        reason: flow.reason,
        owner: flow.owner,
        hasLayer7: false,
      });
    else if (effect.kind === 'changes' && there)
      standing[standing.indexOf(there)] = {
        ...there,
        ports: effect.more === undefined ? there.ports : mergePorts(there.ports, effect.more),
        status: effect.status ?? there.status,
        reason: effect.reason ?? there.reason,
        owner: effect.owner ?? there.owner,
      };
    return effect;
  }

  #standing({ from, to }: SaidFlow): Standing[] {
    const key = pairKey(from, to);
    const known = this.#pairs.get(key);
    if (known) return known;
    const fresh = (flowsByPair(this.#design.flows).get(key) ?? []).map((f) => ({
      ref: { id: f.id },
      ports: f.ports,
      status: f.status,
      reason: f.reason,
      owner: f.owner,
      hasLayer7: f.layer7 !== undefined,
    }));
    this.#pairs.set(key, fresh);
    return fresh;
  }

  #fitting(flow: SaidFlow): Standing | undefined {
    const fitting = this.#standing(flow).filter(
      (s) => !s.hasLayer7 && isBan(s) === isBan(flow) && (s.status !== 'open question' || flow.status !== undefined),
    );
    return fitting.find((s) => moreOf(s, flow) === undefined) ?? fitting[0];
  }
}

/** Ports that are said and not there yet. Ports that nobody said widen nothing. */
function moreOf(standing: Standing, flow: SaidFlow): Ports | undefined {
  return flow.portsBy === 'said' ? missingPorts(flow.ports, standing.ports) : undefined;
}

function changeOf(standing: Standing, flow: SaidFlow): Effect {
  const more = moreOf(standing, flow);
  const reason = reasonAfter(standing.reason, flow.reason);
  const change = {
    ...(more === undefined ? {} : { more }),
    ...(reason === (standing.reason ?? '') ? {} : { reason }),
    ...(flow.owner === undefined || flow.owner === standing.owner ? {} : { owner: flow.owner }),
    ...(flow.status === undefined || flow.status === standing.status ? {} : { status: flow.status }),
  };
  const flowRef = { flow: standing.ref };
  return Object.keys(change).length === 0 ? { kind: 'same', ...flowRef } : { kind: 'changes', ...flowRef, ...change };
}

/** Both reasons: what was written before is not lost. */
function reasonAfter(before = '', said = ''): string {
  if (said === '' || before.includes(said)) return before;
  const both = before === '' ? said : `${before}; ${said}`;
  return both.length > MOST_LETTERS_OF_REASON ? before : both;
}
