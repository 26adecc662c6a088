/** A pod, or the template that stands for one: only what policy can tell apart is kept. */
import { type ContainerPort, type Pod, PROTOCOLS, type Protocol } from '../../cluster/cluster.ts';
import { formatAddress, parseAddress } from '../../lib/addresses.ts';
import type { Field } from './field.ts';

/** A protocol; TCP where none is given (semantics/kubernetes.md 1.5). Undefined, with a complaint, for anything else. */
export function readProtocol(field: Field): Protocol | undefined {
  const text = field.text();
  const protocol = text === undefined ? 'TCP' : PROTOCOLS.find((p) => p === text);
  if (!protocol) field.reject('must be `TCP`, `UDP` or `SCTP`');
  return protocol;
}

function readPort(field: Field, numberKey: string): ContainerPort[] {
  const number = field.at(numberKey);
  if (!number.present) number.reject('is missing');
  const port = number.integer(1, 65535);
  const name = field.at('name').text();
  const protocol = readProtocol(field.at('protocol'));
  return port === undefined || !protocol ? [] : [{ ...(name ? { name } : {}), protocol, port }];
}

function portsIn(owners: readonly Field[], numberKey: string): ContainerPort[] {
  return owners.flatMap((owner) => owner.at('ports').items()).flatMap((port) => readPort(port, numberKey));
}

/** Containers and restartable init containers (semantics/kubernetes.md 1.5). */
function podPorts(spec: Field): ContainerPort[] {
  const sidecars = spec
    .at('initContainers')
    .items()
    .filter((c) => c.at('restartPolicy').text() === 'Always');
  return portsIn([...spec.at('containers').items(), ...sidecars], 'containerPort');
}

/** Ports that a virtual machine's interfaces declare. */
function machinePorts(spec: Field): ContainerPort[] {
  return portsIn(spec.in(['domain', 'devices', 'interfaces']).items(), 'port');
}

/** Canonical texts of address fields, the first of each family; what is no address is complained about. */
export function readAddresses(fields: readonly Field[], onePerFamily: boolean): string[] {
  const out: string[] = [];
  const families = new Set<number>();
  for (const field of fields) {
    const text = field.text();
    if (text === undefined || text === '') continue;
    const address = parseAddress(text);
    if (!address) {
      const message = 'this is not an IP address, so it is passed over';
      field.reading.complain('warning', 'inventory/bad-address', field.path, message, 'give an IPv4 or IPv6 address');
      continue;
    }
    const formatted = formatAddress(address);
    if (out.includes(formatted) || (onePerFamily && families.has(address.family))) continue;
    families.add(address.family);
    out.push(formatted);
  }
  return out;
}

function podAddresses(status: Field): string[] {
  return readAddresses(
    [
      status.at('podIP'),
      ...status
        .at('podIPs')
        .items()
        .map((ip) => ip.at('ip')),
    ],
    true,
  );
}

/** Reads a Pod object, or a template: anything with `metadata.labels` and `spec`. */
export function readPod(template: Field, name?: string): Pod {
  const spec = template.at('spec');
  const serviceAccount = spec.at('serviceAccountName').text() || spec.at('serviceAccount').text();
  const node = spec.at('nodeName').text();
  return {
    ...(name === undefined ? {} : { name }),
    labels: template.in(['metadata', 'labels']).textMap(),
    ports: template.reading.leniently(() => (spec.at('domain').present ? machinePorts(spec) : podPorts(spec))),
    serviceAccount: serviceAccount || 'default',
    hostNetwork: spec.at('hostNetwork').flag(),
    addresses: name === undefined ? [] : podAddresses(template.at('status')),
    ...(node ? { node } : {}),
  };
}
