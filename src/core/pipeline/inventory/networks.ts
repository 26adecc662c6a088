/**
 * User-defined networks of OVN-Kubernetes and secondary attachments: recognised and checked, not modelled. Every pod is
 * judged on the cluster's default network, and the diagnostics say so.
 */
import type { Namespace } from '../../cluster/cluster.ts';
import { selectorMatches } from '../../cluster/selector.ts';
import type { Report } from '../../diagnostics.ts';
import { type ManifestObject, objectTitle } from '../../dialects/manifest.ts';
import { parseCidr } from '../../lib/addresses.ts';
import { type Field, ObjectReading } from './field.ts';
import { readSelector } from './read-selector.ts';
import { namespaceOf } from './read-workloads.ts';

const PRIMARY_LABEL = 'k8s.ovn.org/primary-user-defined-network';
const TOPOLOGIES: ReadonlyMap<string, string> = new Map([
  ['Layer2', 'layer2'],
  ['Layer3', 'layer3'],
  ['Localnet', 'localnet'],
]);

/** The layer section that `topology` names; undefined when the network is malformed. */
function layerOf(network: Field, cluster: boolean): Field | undefined {
  const topology = network.at('topology');
  const written = topology.text();
  const key = written === undefined ? undefined : TOPOLOGIES.get(written);
  if (!key || (key === 'localnet' && !cluster)) {
    topology.reject(`${written === undefined ? 'is missing: it ' : ''}must be \`Layer2\` or \`Layer3\``);
    return undefined;
  }
  const layer = network.at(key);
  if (!layer.present) layer.reject(`is missing, though \`topology\` is \`${written}\``);
  for (const other of TOPOLOGIES.values())
    if (other !== key && network.at(other).present)
      network.at(other).reject(`does not belong here, since \`topology\` is \`${written}\``);
  return layer.present ? layer : undefined;
}

/** Whether the network is primary; its role and subnets are checked on the way. */
function isPrimary(layer: Field): boolean {
  const role = layer.at('role').text();
  if (role !== 'Primary' && role !== 'Secondary') layer.at('role').reject('must be `Primary` or `Secondary`');
  for (const subnet of layer.at('subnets').items()) {
    const cidr = typeof subnet.value === 'string' ? subnet : subnet.at('cidr');
    if (typeof parseCidr(cidr.text() ?? '') === 'string') cidr.reject('must be a CIDR, such as `10.100.0.0/16`');
  }
  return role === 'Primary';
}

class NetworkChecks {
  /** The primary network of each namespace. */
  private readonly primary = new Map<string, string>();
  private readonly namespaces: ReadonlyMap<string, Namespace>;
  private readonly report: Report;

  constructor(namespaces: readonly Namespace[], report: Report) {
    this.namespaces = new Map(namespaces.map((n) => [n.name, n]));
    this.report = report;
  }

  check(object: ManifestObject): void {
    const reading = new ObjectReading(object, this.report);
    const cluster = object.kind === 'ClusterUserDefinedNetwork';
    const network = cluster ? reading.root.in(['spec', 'network']) : reading.root.at('spec');
    if (!network.present) network.reject('is missing');
    const layer = network.present ? layerOf(network, cluster) : undefined;
    const primary = layer ? isPrimary(layer) : false;
    const members = cluster ? this.selected(reading) : [namespaceOf(object)];
    if (reading.rejected || !layer) return;
    if (!primary) {
      const message = `\`${objectTitle(object)}\` is passed over: secondary networks are not modelled`;
      reading.complain(
        'warning',
        'inventory/secondary-network',
        layer.at('role').path,
        message,
        'policy is judged on the default network',
      );
      return;
    }
    for (const namespace of members) this.join(reading, namespace);
    const message = `\`${objectTitle(object)}\` is recognised but not modelled: what it keeps apart still shows as connected`;
    reading.complain(
      'warning',
      'inventory/user-defined-network',
      [],
      message,
      'read the answers as those of the default network',
    );
  }

  private selected(reading: ObjectReading): string[] {
    const selector = readSelector(reading.root.in(['spec', 'namespaceSelector']));
    if (!selector) return [];
    return [...this.namespaces.values()].filter((n) => selectorMatches(selector, n.labels)).map((n) => n.name);
  }

  private join(reading: ObjectReading, name: string): void {
    const { object } = reading;
    const title = objectTitle(object);
    const namespace = this.namespaces.get(name);
    if (!namespace?.declared) {
      const message = `\`${title}\` is passed over for \`${name}\`: the namespace does not exist in the input`;
      reading.complain('warning', 'inventory/network-namespace', [], message, 'add the Namespace to the input');
    } else if (!namespace.labels.has(PRIMARY_LABEL)) {
      const message = `\`${title}\` is passed over for \`${name}\`: the namespace lacks the label \`${PRIMARY_LABEL}\``;
      reading.complain(
        'warning',
        'inventory/network-namespace',
        [],
        message,
        'set the label when the namespace is made',
      );
    } else {
      const other = this.primary.get(name);
      this.primary.set(name, other ?? title);
      if (other) {
        const message = `namespace \`${name}\` has two primary networks, \`${other}\` and \`${title}\`; only one may be assigned`;
        reading.complain('error', 'inventory/two-primary-networks', [], message, 'remove one of the two');
      }
    }
  }
}

/** Names what is wrong with user-defined networks and attachments, and what of them is not modelled. */
export function checkNetworks(
  objects: readonly ManifestObject[],
  namespaces: readonly Namespace[],
  report: Report,
): void {
  const checks = new NetworkChecks(namespaces, report);
  for (const object of objects) {
    if (object.kind !== 'NetworkAttachmentDefinition') checks.check(object);
    else {
      const message = `\`${objectTitle(object)}\` is skipped: objects of kind NetworkAttachmentDefinition are not modelled`;
      const help = 'policy is judged on the default network';
      new ObjectReading(object, report).complain('warning', 'inventory/network-attachment', [], message, help);
    }
  }
}
