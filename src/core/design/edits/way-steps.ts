/** Edits that open or close a connection, as data: proposed by the engine, shown before they are made, made as one step. */

import { nextHandle } from '../handles.ts';
import { mergePorts, missingPorts } from '../ports.ts';
import type { Axis, CollectionName, Ports } from '../schema.ts';
import { adoptPairs, connect, type PairToAdopt } from './connect.ts';
import { type DocumentDraft, designNow, drafted, insert, setFields } from './draft.ts';
import { addException, addGuardrail, isolateWhole } from './guard.ts';
import { removeEntities } from './remove.ts';
import { addSharedService } from './share.ts';

/** One edit. Ids are those of the design. */
export type WayStep =
  | { readonly kind: 'add flow'; readonly from: string; readonly to: string; readonly ports: Ports }
  /** A flow that is an open question, or whose ports are not confirmed, becomes wanted with these ports besides. */
  | { readonly kind: 'agree'; readonly flow: string; readonly ports: Ports }
  /** Takes ports from a wanted or a forbidden flow; it goes when none is left. */
  | { readonly kind: 'take ports'; readonly flow: string; readonly ports: Ports }
  | { readonly kind: 'forbid'; readonly from: string; readonly to: string; readonly ports: Ports }
  | {
      readonly kind: 'grant exception';
      readonly guardrail: string;
      readonly from: string;
      readonly to: string;
      readonly ports: Ports;
      /** Who wants it, who approved it, and why, where that is known. */
      readonly owner?: string | undefined;
      readonly approver?: string | undefined;
      readonly reason?: string | undefined;
    }
  /** The design takes a namespace over and isolates all of it both ways; what its policies allow now becomes flows. */
  | { readonly kind: 'manage namespace'; readonly namespace: string; readonly adopt: readonly PairToAdopt[] }
  /** A guardrail that keeps the zones of an axis apart. */
  | { readonly kind: 'separate'; readonly axis: Axis; readonly name: string }
  /** A guardrail around a compliance zone. */
  | { readonly kind: 'enclose'; readonly zone: string; readonly name: string }
  /** What several are let into becomes a service that they share. */
  | { readonly kind: 'share'; readonly target: string; readonly ports: Ports; readonly consumers: readonly string[] }
  | { readonly kind: 'leave policy out'; readonly policy: string }
  | { readonly kind: 'remove'; readonly id: string }
  /** Fields of a thing; `undefined` takes an optional one away. */
  | {
      readonly kind: 'set';
      readonly collection: CollectionName;
      readonly id: string;
      readonly fields: Readonly<Record<string, unknown>>;
    };

/** Makes an edit. What it names and the design does not hold any more is passed over. */
export function applyWayStep(draft: DocumentDraft, step: WayStep): void {
  switch (step.kind) {
    case 'add flow':
      connect(draft, step.from, step.to, step.ports);
      return;
    case 'agree': {
      const flow = drafted(draft, 'flows', step.flow);
      if (!flow) return;
      flow.ports = mergePorts(flow.ports, step.ports);
      flow.status = 'agreed';
      return;
    }
    case 'take ports':
      takePorts(draft, step.flow, step.ports);
      return;
    case 'forbid':
      insert(draft, 'flows', {
        id: nextHandle(designNow(draft), 'F'),
        from: step.from,
        to: step.to,
        ports: step.ports,
        status: 'must not',
      });
      return;
    case 'grant exception': {
      const { kind: _, ...given } = step;
      addException(draft, given);
      return;
    }
    case 'manage namespace':
      isolateWhole(draft, [step.namespace]);
      adoptPairs(draft, step.adopt, 'allowed when the design took over');
      return;
    case 'separate':
      addGuardrail(draft, { rule: { kind: 'separate', axis: step.axis }, name: step.name });
      return;
    case 'enclose':
      addGuardrail(draft, { rule: { kind: 'enclose', zone: step.zone }, name: step.name });
      return;
    case 'share':
      addSharedService(draft, { target: step.target, ports: step.ports, consumers: [...step.consumers] });
      return;
    case 'leave policy out':
      setFields(draft, 'policies', step.policy, { keep: 'no' });
      return;
    case 'remove':
      removeEntities(draft, [step.id]);
      return;
    case 'set':
      setFields(draft, step.collection, step.id, step.fields);
  }
}

function takePorts(draft: DocumentDraft, id: string, ports: Ports): void {
  const flow = drafted(draft, 'flows', id);
  if (!flow) return;
  const left = portsLeft(flow.ports, ports);
  if (left === undefined) removeEntities(draft, [id]);
  else flow.ports = left;
}

/** What is left of ports once others are taken; every port less some is not written, so nothing is left of it. */
export function portsLeft(ports: Ports, taken: Ports): Ports | undefined {
  return ports === 'any' ? undefined : missingPorts(ports, taken);
}
