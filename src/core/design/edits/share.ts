/** Shared services: who uses what. */

import { sameValue, withoutUndefined } from '../fields.ts';
import { newId, PREFIXES } from '../handles.ts';
import { nameOf } from '../lookup.ts';
import { mergePorts } from '../ports.ts';
import type { Design, Ports, SharedService } from '../schema.ts';
import { suggestedPorts } from '../suggested-ports.ts';
import { freeName } from './add.ts';
import { type DocumentDraft, drafted, insert } from './draft.ts';

/** What a thing offers, to begin with: the first port that it listens on, else what the flows to it want. */
export function portsOffered(design: Design, id: string): Ports {
  const [first] = suggestedPorts(design, id);
  if (first) return [first];
  const wanted = Object.values(design.flows).filter((f) => f.to === id && /^(agreed|proposed)$/.test(f.status));
  return wanted.map((f) => f.ports).reduce(mergePorts, 'unconfirmed');
}

/** Makes a thing a shared service, with nobody using it yet. Returns its id. */
export function addSharedService(
  draft: DocumentDraft,
  given: Pick<SharedService, 'target' | 'ports'> & Partial<SharedService>,
): string {
  const names = Object.values(draft.design.sharedServices).map((s) => s.name);
  const name = freeName(given.name || nameOf(draft.design, given.target), names, 253);
  const id = newId(draft.design, PREFIXES.sharedServices, name.toLowerCase());
  return insert(draft, 'sharedServices', withoutUndefined<SharedService>({ consumers: [], ...given, id, name }));
}

/** Whether the design shares the same with the same, under any name. */
export function sharedAlready(design: Design, service: SharedService): boolean {
  const bare = ({ id: _, name: __, ...rest }: SharedService) => ({ ...rest, consumers: [...rest.consumers].sort() });
  return Object.values(design.sharedServices).some((s) => sameValue(bare(s), bare(service)));
}

/** Lets one more use a service; a namespace or workload gets the service's label, if it has one. */
export function addConsumer(draft: DocumentDraft, id: string, consumer: string): void {
  const service = drafted(draft, 'sharedServices', id);
  if (!service || service.consumers.includes(consumer)) return;
  service.consumers = [...service.consumers, consumer];
  const carrier = carrierOf(draft, consumer);
  if (carrier && service.label) carrier.labels[service.label.key] = service.label.value;
}

/** Lets one use a service no more, and takes the service's label off it. */
export function removeConsumer(draft: DocumentDraft, id: string, consumer: string): void {
  const service = drafted(draft, 'sharedServices', id);
  if (!service?.consumers.includes(consumer)) return;
  service.consumers = service.consumers.filter((c) => c !== consumer);
  takeLabelOff(draft, service.label, consumer);
}

/** Gives a service another label, or none: its consumers lose the old one and carry the new one. */
export function setConsumerLabel(draft: DocumentDraft, id: string, label: SharedService['label']): void {
  const service = drafted(draft, 'sharedServices', id);
  if (!service) return;
  for (const consumer of service.consumers) {
    takeLabelOff(draft, service.label, consumer);
    const carrier = carrierOf(draft, consumer);
    if (carrier && label) carrier.labels[label.key] = label.value;
  }
  if (label) service.label = label;
  else delete service.label;
}

function takeLabelOff(draft: DocumentDraft, label: SharedService['label'], consumer: string): void {
  const carrier = carrierOf(draft, consumer);
  if (carrier && label && carrier.labels[label.key] === label.value) delete carrier.labels[label.key];
}

/** What can carry a label of its own: a zone's namespaces carry the zone's. */
function carrierOf(draft: DocumentDraft, ref: string): { labels: Record<string, string> } | undefined {
  return drafted(draft, 'namespaces', ref) ?? drafted(draft, 'workloads', ref);
}
