/** What an edit that opens, closes or mends something says. */
import { isManaged, OWN_ISOLATION_NAMES, type OwnIsolation } from '../isolation.ts';
import { entity, entityIn, nameOf } from '../lookup.ts';
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
      const by = step.approver === undefined ? '' : `, approved by ${step.approver}`;
      return `Grant ${pair(step)} an exception in ${step.guardrail}${guardrail ? ` “${guardrail.name}”` : ''}${by}`;
    }
    case 'manage namespace': {
      const n = step.adopt.length;
      const kept = n === 0 ? '' : `; ${n} ${n === 1 ? 'connection' : 'connections'} that it allows now become flows`;
      const isManagedNow = isManaged(entityIn(design, 'namespaces', step.namespace));
      return isManagedNow
        ? `Isolate ${name(step.namespace)} both ways${kept}`
        : `Let the design manage ${name(step.namespace)}${kept}`;
    }
    case 'enclose':
    case 'separate':
      return `Add the guardrail “${step.name}”`;
    case 'share':
      return `Share ${name(step.target)} ${portsLabel(step.ports)} with ${step.consumers.map(name).join(', ')}`;
    case 'leave policy out':
      return `Leave out ${name(step.policy)}`;
    case 'remove':
      return `Remove ${name(step.id)}`;
    case 'set':
      return settingText(design, step);
  }
}

/** `Set env=staging on shop`, `Set the ports of X-1 to tcp 443`, `Mark F-1: encrypted`. */
function settingText(design: Design, { id, fields }: Extract<WayStep, { kind: 'set' }>): string {
  const name = nameOf(design, id);
  const now: Readonly<Record<string, unknown>> = { ...entity(design, id) };
  const said = Object.entries(fields).flatMap(([field, value]) => {
    if (field === 'labels') return labelsText(name, now['labels'], value);
    if (field === 'text') return [`Change the text of ${name}`];
    if (field === 'ports') return [`Set the ports of ${name} to ${portsLabel(value as Ports)}`];
    if (field === 'isolation' && Object.hasOwn(OWN_ISOLATION_NAMES, String(value)))
      return [`Isolate ${name} ${OWN_ISOLATION_NAMES[value as OwnIsolation]}`];
    if (value === true) return [`Mark ${name}: ${field}`];
    if (value === undefined || value === false) return [`Take ${field} off ${name}`];
    return [
      typeof value === 'string'
        ? `Set ${field} of ${name} to ${entity(design, value) ? nameOf(design, value) : value}`
        : `Change ${field} of ${name}`,
    ];
  });
  return said.join('; ');
}

function labelsText(name: string, before: unknown, after: unknown): string[] {
  const old = (before ?? {}) as Readonly<Record<string, string>>;
  const next = (after ?? {}) as Readonly<Record<string, string>>;
  const set = Object.entries(next).filter(([key, value]) => old[key] !== value);
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(next, key));
  return [
    ...set.map(([key, value]) => `Set ${key}=${value} on ${name}`),
    ...gone.map((key) => `Take ${key} off ${name}`),
  ];
}
