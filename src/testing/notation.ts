/**
 * Small worlds and policies for tests, in one line each.
 *
 *     world(`
 *       namespace shop env=prod
 *       node n1 role=worker 192.168.0.10
 *       shop/web app=web tcp/8080=http 10.0.0.1 @n1
 *       shop/db[StatefulSet] app=db tcp/5432=pg
 *       shop/agent app=agent hostNetwork @n1
 *       allow shop app=db from app=web tcp/5432
 *       isolate shop both
 *     `)
 *
 * gives the manifest text. Lines are also separated by `;`. The words of a line come in any order after the first:
 * `key=value` a label (`key=` an empty one), `tcp/80` or `tcp/80=name` a port, an address, `@node` the node that runs a pod,
 * `hostNetwork`. A workload is a Pod unless its kind stands in brackets.
 *
 * `allow NAMESPACE [labels] from|to [labels|all|CIDR…] [ports]` is a NetworkPolicy with one rule that selects the labelled pods
 * (all when none is given): labels after `from` or `to` name pods of the same namespace, with `in key=value` of other namespaces;
 * without anything the rule allows everything. `isolate NAMESPACE ingress|egress|both` is a NetworkPolicy without rules.
 * Anything bigger is written as YAML.
 */
import { manifestOf } from './manifests.ts';

type Labels = Record<string, string>;

interface Words {
  readonly labels: Labels;
  readonly ports: readonly { protocol: string; port: number; name?: string }[];
  readonly addresses: readonly string[];
  readonly others: readonly string[];
}

/** The manifest text of a world in notation. Throws on a line that it cannot read. */
export function world(text: string): string {
  return manifestOf(worldObjects(text)).text;
}

/** The objects of a world in notation. */
export function worldObjects(text: string): object[] {
  const lines = text.split(/[;\n]/).map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line, i) => objectOf(line.split(/\s+/), i, line));
}

function objectOf([first = '', ...rest]: string[], index: number, line: string): object {
  const [name = '', ...more] = rest;
  if (first === 'namespace')
    return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: wordsOf(more).labels } };
  if (first === 'node') return node(name, wordsOf(more));
  if (first === 'allow') return allow(name, more, index);
  if (first === 'isolate')
    return networkPolicy(name, index, { podSelector: {}, policyTypes: directions(more[0] ?? '', line) });
  const [, namespace, workload, kind = 'Pod'] = /^([^/]+)\/([^[]+)(?:\[(\w+)\])?$/.exec(first) ?? [];
  if (namespace === undefined || workload === undefined) throw new Error(`not a line of a world: ${line}`);
  return workloadObject(kind, { name: workload, namespace }, wordsOf(rest));
}

function wordsOf(words: readonly string[]): Words {
  const labels: Labels = {};
  const ports: { protocol: string; port: number; name?: string }[] = [];
  const addresses: string[] = [];
  const others: string[] = [];
  for (const word of words) {
    const port = /^(tcp|udp|sctp)\/(\d+)(?:=(.+))?$/.exec(word);
    const label = /^([^=]+)=(.*)$/.exec(word);
    if (port) {
      const [, protocol = '', number, name] = port;
      ports.push({ protocol: protocol.toUpperCase(), port: Number(number), ...(name ? { name } : {}) });
    } else if (/^(\d+\.\d+|[0-9a-f]*:[0-9a-f:]*)[0-9a-f.:]*(\/\d+)?$/.test(word)) addresses.push(word);
    else if (label) labels[label[1] ?? ''] = label[2] ?? '';
    else others.push(word);
  }
  return { labels, ports, addresses, others };
}

function node(name: string, { labels, addresses }: Words): object {
  const status = { addresses: addresses.map((address) => ({ type: 'InternalIP', address })) };
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, labels }, status };
}

function workloadObject(kind: string, metadata: { name: string; namespace: string }, words: Words): object {
  const { labels, ports, addresses, others } = words;
  const nodeName = others.find((word) => word.startsWith('@'))?.slice(1);
  const spec = {
    ...(nodeName ? { nodeName } : {}),
    ...(others.includes('hostNetwork') ? { hostNetwork: true } : {}),
    containers: [{ name: 'main', ports: ports.map(({ port, ...rest }) => ({ containerPort: port, ...rest })) }],
  };
  const podIPs = addresses.map((ip) => ({ ip }));
  const status = podIPs.length > 0 ? { status: { phase: 'Running', podIP: addresses[0], podIPs } } : {};
  if (kind === 'Pod') return { apiVersion: 'v1', kind, metadata: { ...metadata, labels }, spec, ...status };
  const template = { metadata: { labels }, spec };
  if (kind === 'CronJob') {
    return {
      apiVersion: 'batch/v1',
      kind,
      metadata,
      spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template } } },
    };
  }
  const apiVersion = kind === 'Job' ? 'batch/v1' : 'apps/v1';
  return { apiVersion, kind, metadata, spec: { selector: { matchLabels: labels }, template } };
}

function allow(namespace: string, words: readonly string[], index: number): object {
  const at = words.findIndex((word) => word === 'from' || word === 'to');
  if (at < 0) throw new Error(`allow needs \`from\` or \`to\`: ${words.join(' ')}`);
  const side = words[at] === 'from' ? 'from' : 'to';
  const { ports } = wordsOf(words.slice(at + 1));
  const peers = peersOf(words.slice(at + 1));
  const rule = {
    ...(peers.length > 0 ? { [side]: peers } : {}),
    ...(ports.length > 0 ? { ports: ports.map(({ protocol, port, name }) => ({ protocol, port: name ?? port })) } : {}),
  };
  const [direction, type] = side === 'from' ? ['ingress', 'Ingress'] : ['egress', 'Egress'];
  const podSelector = selectorOf(wordsOf(words.slice(0, at)).labels);
  return networkPolicy(namespace, index, { podSelector, policyTypes: [type], [direction]: [rule] });
}

function peersOf(words: readonly string[]): object[] {
  const split = words.indexOf('in');
  const own = wordsOf(split < 0 ? words : words.slice(0, split));
  const blocks = own.addresses.map((cidr) => ({ ipBlock: { cidr } }));
  const named = Object.keys(own.labels).length > 0;
  if (split >= 0) {
    const namespaceSelector = selectorOf(wordsOf(words.slice(split + 1)).labels);
    return [{ namespaceSelector, ...(named ? { podSelector: selectorOf(own.labels) } : {}) }, ...blocks];
  }
  if (own.others.includes('all')) return [{ namespaceSelector: {} }, ...blocks];
  return named ? [{ podSelector: selectorOf(own.labels) }, ...blocks] : blocks;
}

function selectorOf(labels: Labels): object {
  return Object.keys(labels).length > 0 ? { matchLabels: labels } : {};
}

function directions(word: string, line: string): string[] {
  const types = { ingress: ['Ingress'], egress: ['Egress'], both: ['Ingress', 'Egress'] }[word];
  if (!types) throw new Error(`isolate needs ingress, egress or both: ${line}`);
  return types;
}

function networkPolicy(namespace: string, index: number, spec: object): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { namespace, name: `policy-${index}` },
    spec,
  };
}
