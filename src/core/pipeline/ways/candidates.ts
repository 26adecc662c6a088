/** Edits that may help a packet through, or keep it out, given what decides it now. */

import { adoptablePairs } from '../../analyses/adoptable.ts';
import type { SideAnswer } from '../../analyses/answers.ts';
import { connectionsOfPorts, forbiddenConnections } from '../../design/connections.ts';
import type { WayStep } from '../../design/edits/way-steps.ts';
import { isIsolated, isManaged, isolatedFurther } from '../../design/isolation.ts';
import { entityIn } from '../../design/lookup.ts';
import type { Design, Flow, Ports } from '../../design/schema.ts';
import { sortedBy } from '../../lib/order.ts';
import { isEmptyConnections, subtractConnections } from '../../policy/connection-set.ts';
import type { Direction, Origin } from '../../policy/policy-set.ts';
import { holdsPacket } from '../../solver/trace.ts';
import type { Packet, Trace } from '../../solver/types.ts';
import type { Walls } from '../../synthesis/walls.ts';
import { keptPolicies, namespaceOfKept } from '../kept-policies.ts';
import type { End } from './ends.ts';

/** Where somebody can choose: what becomes of policies in the way, and at which end something is closed. */
export interface Style {
  readonly policies: 'take over' | 'leave out';
  readonly close: 'source' | 'destination' | 'forbid';
}

/** What candidates are read from. */
export interface Scene {
  readonly design: Design;
  readonly walls: Walls;
  readonly from: End;
  readonly to: End;
  readonly packet: Packet;
  readonly trace: Trace;
  /** Of the design's side: what namespaces allow now. */
  readonly answer: () => SideAnswer;
}

/** The ports of a packet, as flows name them. Other protocols have none of their own. */
export function portsOf({ protocol, port }: Packet): Ports {
  return protocol === 'other' ? 'any' : [{ protocol, port }];
}

const WANTED: ReadonlySet<Flow['status']> = new Set(['agreed', 'proposed']);

/** Edits against whatever keeps the packet out. */
export function opening(scene: Scene, style: Style): WayStep[] {
  return [...declaring(scene), ...liftingWalls(scene), ...policiesInTheWay(scene, style)];
}

/** The flow that asks for it: a question that is open already, else a new one. */
function declaring(scene: Scene): WayStep[] {
  const { from, to, packet } = scene;
  const flows = flowsOver(scene);
  if (flows.some((f) => WANTED.has(f.status) && holdsPacket(connectionsOfPorts(f.ports), packet))) return [];
  const ports = portsOf(packet);
  const asked = flows.find((f) => f.from === from.ref && f.to === to.ref && isQuestion(f));
  return [asked ? { kind: 'agree', flow: asked.id, ports } : { kind: 'add flow', from: from.ref, to: to.ref, ports }];
}

function isQuestion(flow: Flow): boolean {
  return flow.status === 'open question' || (WANTED.has(flow.status) && flow.ports === 'unconfirmed');
}

/** Flows between things that hold the ends, in order of handles. */
function flowsOver({ design, from, to }: Scene): Flow[] {
  return sortedBy(Object.values(design.flows), (f) => f.id).filter((f) => from.isIn(f.from) && to.isIn(f.to));
}

function liftingWalls({ design, walls, from, to, packet }: Scene): WayStep[] {
  const ports = portsOf(packet);
  return walls
    .between(from.party, to.party)
    .filter((p) => holdsPacket(subtractConnections(p.forbidden, p.granted), packet))
    .map(
      (p): WayStep =>
        entityIn(design, 'flows', p.by)
          ? { kind: 'take ports', flow: p.by, ports }
          : { kind: 'grant exception', guardrail: p.by, from: from.ref, to: to.ref, ports },
    );
}

/** Kept policies that deny it, or isolate an end and allow nothing of it. */
function policiesInTheWay(scene: Scene, style: Style): WayStep[] {
  const blocking = scene.trace.hooks
    .filter((h) => h.verdict !== 'allowed')
    .flatMap((h): readonly Origin[] =>
      h.decidedBy?.kind === 'rule' ? [h.decidedBy.origin] : (h.decidedBy?.origins ?? []),
    );
  const kept = keptPolicies(scene.design).filter((p) =>
    blocking.some((o) => o.kind === p.kind && o.name === p.name && (o.namespace ?? undefined) === namespaceOfKept(p)),
  );
  if (style.policies === 'leave out') return kept.map((p) => ({ kind: 'leave policy out', policy: p.id }));
  const names = new Set(kept.flatMap((p) => namespaceOfKept(p) ?? []));
  const own = kept.filter((p) => namespaceOfKept(p) === undefined);
  return [
    ...[...names].flatMap((name) => takingOver(scene, name)),
    ...own.map((p): WayStep => ({ kind: 'leave policy out', policy: p.id })),
  ];
}

function takingOver({ design, answer }: Scene, name: string): WayStep[] {
  const namespace = Object.values(design.namespaces).find((n) => n.name === name && !n.system);
  if (!namespace || isManaged(namespace)) return [];
  return [{ kind: 'manage namespace', namespace: namespace.id, adopt: adoptablePairs(design, answer(), namespace.id) }];
}

/** Edits against whatever lets the packet through. */
export function closing(scene: Scene, style: Style): WayStep[] {
  const { from, to, packet, design } = scene;
  const ports = portsOf(packet);
  if (style.close === 'forbid') {
    const said = flowsOver(scene).some(
      (f) =>
        f.status === 'must not' &&
        isEmptyConnections(subtractConnections(connectionsOfPorts(ports), forbiddenConnections(f.ports))),
    );
    return said ? [] : [{ kind: 'forbid', from: from.ref, to: to.ref, ports }];
  }
  const wanting = flowsOver(scene)
    .filter((f) => WANTED.has(f.status) && holdsPacket(connectionsOfPorts(f.ports), packet))
    .map((f): WayStep => ({ kind: 'take ports', flow: f.id, ports }));
  const exposed = Object.values(design.exposures)
    .filter((e) => to.isIn(e.target) && holdsPacket(connectionsOfPorts(e.ports), packet))
    .map((e): WayStep => ({ kind: 'remove', id: e.id }));
  const end = style.close === 'source' ? from : to;
  const namespace = end.namespace === undefined ? undefined : entityIn(design, 'namespaces', end.namespace);
  const managed: WayStep[] = namespace ? takingOver(scene, namespace.name).map((s) => without(s, from, to)) : [];
  return [...wanting, ...exposed, ...managed, ...isolating(scene, end, end === to ? 'ingress' : 'egress')];
}

/** A workload that the design leaves open is isolated in this direction, too. */
function isolating({ design }: Scene, end: End, direction: Direction): WayStep[] {
  const workload = entityIn(design, 'workloads', end.ref);
  const namespace = workload && entityIn(design, 'namespaces', workload.namespace);
  if (!namespace || !isManaged(namespace) || isIsolated(namespace, direction, workload)) return [];
  const isolation = isolatedFurther(namespace, direction, workload);
  return [{ kind: 'set', collection: 'workloads', id: workload.id, fields: { isolation } }];
}

/** What the namespace allows between these two is not to be kept. */
function without(step: WayStep, from: End, to: End): WayStep {
  if (step.kind !== 'manage namespace') return step;
  return { ...step, adopt: step.adopt.filter((p) => p.from !== from.ref || p.to !== to.ref) };
}
