/** What an edit that opens, closes or mends something says. */
import { entityIn, nameOf } from '../lookup.ts';
import { portsLabel } from '../ports-text.ts';
import type { Design, Ports } from '../schema.ts';
import { portsLeft, type WayStep } from './way-steps.ts';

/** `Grant shop/web → orders/db tcp 5432 an exception in G-1 “Planes stay apart”`: an edit before it is made. */
export function wayStepText(design: Design, step: WayStep): string {
  const name = (id: string) => nameOf(design, id);
  const pair = ({ from, to, ports }: { from: string; to: string; ports: Ports }) =>
    `${name(from)} → ${name(to)} ${portsLabel(ports)}`;
  switch (step.kind) {
    case 'add flow':
      return `Add the flow ${pair(step)}`;
    case 'agree':
      return `Agree to ${step.flow} with ${portsLabel(step.ports)}`;
    case 'take ports': {
      const flow = entityIn(design, 'flows', step.flow);
      const said = flow ? ` (${name(flow.from)} → ${name(flow.to)})` : '';
      const isLeft = flow !== undefined && portsLeft(flow.ports, step.ports) !== undefined;
      return isLeft ? `Take ${portsLabel(step.ports)} from ${step.flow}${said}` : `Remove ${step.flow}${said}`;
    }
    case 'forbid':
      return `Add “must not” for ${pair(step)}`;
    case 'grant exception': {
      const guardrail = entityIn(design, 'guardrails', step.guardrail);
      return `Grant ${pair(step)} an exception in ${step.guardrail}${guardrail ? ` “${guardrail.name}”` : ''}`;
    }
    case 'manage namespace': {
      const n = step.adopt.length;
      const kept = n === 0 ? '' : `; ${n} ${n === 1 ? 'connection' : 'connections'} that it allows now become flows`;
      return `Let the design manage ${name(step.namespace)}${kept}`;
    }
    case 'separate':
      return `Add the guardrail “${step.name}”`;
    case 'leave policy out':
      return `Leave out ${name(step.policy)}`;
    case 'remove':
      return `Remove ${name(step.id)}`;
    case 'set':
      return `Change ${Object.keys(step.fields).join(', ')} of ${name(step.id)}`;
  }
}
