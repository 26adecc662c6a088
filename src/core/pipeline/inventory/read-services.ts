/** Services, entry points and hosts. */
import type { Backend, EntryPoint, Host, Service, ServicePort } from '../../cluster/cluster.ts';
import { selectorOfLabels } from '../../cluster/selector.ts';
import type { Report } from '../../diagnostics.ts';
import { type ManifestObject, placeOf } from '../../dialects/manifest.ts';
import { type AddressRange, parseCidr } from '../../lib/addresses.ts';
import { type Field, ObjectReading } from './field.ts';
import { groupOf } from './kinds.ts';
import { readAddresses, readProtocol } from './read-pod.ts';
import { namespaceOf } from './read-workloads.ts';

const TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] as const;

/** A port by number, or by name. */
function readPortReference(field: Field): number | string | undefined {
  return typeof field.value === 'string' ? field.value : field.integer(1, 65535);
}

function readServicePort(field: Field): ServicePort[] {
  const port = field.at('port');
  if (!port.present) port.reject('is missing');
  const number = port.integer(1, 65535);
  const name = field.at('name').text();
  const protocol = readProtocol(field.at('protocol'));
  const target = field.at('targetPort');
  // The API server's default for absent, 0 and empty alike is the service's own port.
  const written = target.value === 0 || target.value === '' ? undefined : readPortReference(target);
  const nodePort = field.at('nodePort').value ? field.at('nodePort').integer(1, 65535) : undefined;
  if (number === undefined || !protocol) return [];
  const targetPort = written ?? number;
  return [{ ...(name ? { name } : {}), protocol, port: number, targetPort, ...(nodePort ? { nodePort } : {}) }];
}

/** Reads a Service; undefined when an API server would reject it. An empty selector selects nothing. */
export function readService(object: ManifestObject, report: Report): Service | undefined {
  const reading = new ObjectReading(object, report);
  const spec = reading.root.at('spec');
  const written = spec.at('type').text();
  const type = written ? TYPES.find((t) => t === written) : 'ClusterIP';
  if (!type) spec.at('type').reject(`must be one of ${TYPES.map((t) => `\`${t}\``).join(', ')}`);
  const selector = spec.at('selector').textMap();
  const ports = spec.at('ports').items().flatMap(readServicePort);
  if (reading.rejected || !type) return undefined;
  return {
    namespace: namespaceOf(object),
    name: object.name,
    type,
    ...(selector.size > 0 && type !== 'ExternalName' ? { selector: selectorOfLabels(selector) } : {}),
    ports,
    place: placeOf(object),
  };
}

/** Reads a Node as a host, and the pod ranges it declares. */
export function readHost(
  object: ManifestObject,
  report: Report,
): { readonly host: Host; readonly podRanges: readonly AddressRange[] } | undefined {
  const reading = new ObjectReading(object, report);
  const { root } = reading;
  const labels = root.in(['metadata', 'labels']).textMap();
  const given = root.in(['status', 'addresses']).items();
  const ips = given
    .filter((a) => /^(Internal|External)IP$/.test(a.at('type').text() ?? ''))
    .map((a) => a.at('address'));
  const addresses = readAddresses(ips, false);
  const spec = root.at('spec');
  const podRanges = [spec.at('podCIDR'), ...spec.at('podCIDRs').items()].flatMap((field) => {
    const text = field.text();
    if (!text) return [];
    const cidr = parseCidr(text);
    if (typeof cidr === 'string') field.reject('must be a CIDR, such as `10.244.0.0/24`');
    return typeof cidr === 'string' ? [] : [cidr.range];
  });
  if (reading.rejected) return undefined;
  return { host: { name: object.name, labels, addresses, place: placeOf(object) }, podRanges };
}

function ingressBackends(root: Field, namespace: string): Backend[] {
  const spec = root.at('spec');
  const paths = spec
    .at('rules')
    .items()
    .flatMap((rule) => rule.in(['http', 'paths']).items());
  const fields = [spec.at('defaultBackend'), ...paths.map((path) => path.at('backend'))];
  return fields.flatMap((backend) => {
    const service = backend.at('service');
    const name = service.at('name').text();
    const number = service.in(['port', 'number']).value ? service.in(['port', 'number']).integer(1, 65535) : undefined;
    const port = number ?? service.in(['port', 'name']).text();
    return name ? [{ namespace, service: name, ...(port ? { port } : {}) }] : [];
  });
}

function gatewayBackends(root: Field, namespace: string): Backend[] {
  const references = root
    .in(['spec', 'rules'])
    .items()
    .flatMap((rule) => rule.at('backendRefs').items());
  return references.flatMap((reference) => {
    if ((reference.at('kind').text() ?? 'Service') !== 'Service' || reference.at('group').text()) return [];
    const service = reference.at('name').text();
    const port = reference.at('port').integer(1, 65535);
    const other = reference.at('namespace').text();
    return service ? [{ namespace: other || namespace, service, ...(port ? { port } : {}) }] : [];
  });
}

/** A Route names a *target* port (a pod's), or a service port by name; a backend names a service port. */
function routePort(target: number | string | undefined, service: Service | undefined): number | string | undefined {
  if (target === undefined || !service) return target;
  const named = typeof target === 'string' ? service.ports.find((p) => p.name === target) : undefined;
  const port =
    named ?? service.ports.find((p) => p.targetPort === target) ?? service.ports.find((p) => p.port === target);
  return port?.port ?? target;
}

function routeBackends(root: Field, namespace: string, services: readonly Service[]): Backend[] {
  const spec = root.at('spec');
  const target = readPortReference(spec.in(['port', 'targetPort']));
  return [spec.at('to'), ...spec.at('alternateBackends').items()].flatMap((to) => {
    const name = to.at('name').text();
    if (!name || (to.at('kind').text() ?? 'Service') !== 'Service') return [];
    const port = routePort(
      target,
      services.find((s) => s.namespace === namespace && s.name === name),
    );
    return [{ namespace, service: name, ...(port === undefined ? {} : { port }) }];
  });
}

function backendsOf(root: Field, namespace: string, services: readonly Service[]): Backend[] {
  const { kind } = root.reading.object;
  if (kind === 'Ingress') return ingressBackends(root, namespace);
  return kind === 'Route' ? routeBackends(root, namespace, services) : gatewayBackends(root, namespace);
}

/**
 * Reads an Ingress (v1), an OpenShift Route or a Gateway API route as an entry point (corpus README, semantics 10).
 * Undefined, with a diagnostic, when it is of an older version or an API server would reject it.
 */
export function readEntryPoint(
  object: ManifestObject,
  services: readonly Service[],
  report: Report,
): EntryPoint | undefined {
  const reading = new ObjectReading(object, report);
  if (object.kind === 'Ingress' && object.apiVersion !== 'networking.k8s.io/v1') {
    const message = `Ingress of \`${object.apiVersion}\` is not read: no API server since 1.22 takes it`;
    reading.complain(
      'warning',
      'inventory/old-version',
      ['apiVersion'],
      message,
      'rewrite it for `networking.k8s.io/v1`',
    );
    return undefined;
  }
  if (object.kind === 'Route' && groupOf(object) === '' && object.apiVersion !== 'v1') return undefined;
  const namespace = namespaceOf(object);
  const backends = backendsOf(reading.root, namespace, services);
  if (reading.rejected) return undefined;
  const seen = new Map(backends.map((b) => [JSON.stringify([b.namespace, b.service, b.port]), b]));
  return { kind: object.kind, namespace, name: object.name, backends: [...seen.values()], place: placeOf(object) };
}
