/** Small designs with everything in them that a pair can be judged by, and policies in force beside them. */
import fc from 'fast-check';
import { world } from './notation.ts';

const one = <T>(...items: readonly T[]) => fc.constantFrom(...items);
const NAMESPACES = ['a', 'b', 'c'];
const WORKLOADS = NAMESPACES.flatMap((n) => [`${n}/x`, `${n}/y`]);
const ref = one(...WORKLOADS, 'ns:a', 'ns:b', 'plane:p', 'zone:pci', 'group:front', 'ext:net', 'ext:corp', 'host:gw');
const ports = one('80', '80,443', '53/udp', 'any', '?');
const arrow = fc.tuple(ref, ref, ports).map(([from, to, p]) => `${from} -> ${to} ${p}`);
const flow = fc
  .tuple(arrow, one('', '', '', ' must not', ' open question'))
  .map(([text, status]) => `${text}${status}`)
  .filter((text) => !/^(ext|host)\S* -> (ext|host)/.test(text));
const guardrail = fc.oneof(
  one('separate plane', 'separate zone', 'enclose zone:pci', 'separate plane ingress', 'enclose ns:b'),
  arrow.map((text) => `forbid ${text}`),
);
const place = fc
  .tuple(
    one(' managed', ''),
    one('', ' plane=p', ' plane=q'),
    one('', ' zone=pci', ' zone=pci,gdpr'),
    one('', ' app=s'),
  )
  .map((parts) => parts.join(''));
const rule = fc
  .tuple(
    one(...NAMESPACES),
    one('tier=front', 'tier=back', ''),
    one('from', 'to'),
    one('all', 'tier=front', '10.0.0.0/8'),
    one('', 'tcp/80', 'udp/53'),
  )
  .map(([n, subject, way, peer, port]) => `allow ${n} ${subject} ${way} ${peer} ${port}`);

/** `text`: for `draw`. `today`: manifests of policies in force over the same workloads. */
export const drawing = fc
  .record({
    places: fc.tuple(place, place, place),
    flows: fc.array(flow, { maxLength: 5 }),
    rails: fc.array(guardrail, { maxLength: 2 }),
    gates: fc.array(arrow, { maxLength: 2 }),
    shared: fc.array(fc.tuple(one(...WORKLOADS), one('ns:a', 'zone:pci', 'c/y')), { maxLength: 1 }),
    rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
    hostNetwork: one('', ' host'),
  })
  .map((r) => ({
    text: [
      'cluster pods 10.244.0.0/16 nodes 192.168.0.0/24',
      'plane p',
      'plane q',
      'zone pci key=compliance/pci',
      'zone gdpr key=compliance/gdpr',
      ...NAMESPACES.map((n, i) => `ns ${n}${r.places[i]}`),
      ...NAMESPACES.flatMap((n) => [`wl ${n}/x tier=front 80`, `wl ${n}/y tier=back 80`]),
      `wl a/agent tier=agent${r.hostNetwork}`,
      'group front tier=front',
      'ext net internet',
      'ext corp 10.0.0.0/8',
      'host gw 192.168.0.9',
      ...r.flows.map((f, i) => `F-${i + 1} ${f}`),
      ...r.rails.map((g, i) => `G-${i + 1} ${g}`),
      ...(r.rails.length > 0 ? r.gates.map((x, i) => `X-${i + 1} of G-1 ${x}`) : []),
      ...r.shared.map(([target, consumer], i) => `shared:s${i + 1} ${target} 80 for ${consumer}`),
    ].join('\n'),
    today: world(r.rules.join('\n')),
  }));
