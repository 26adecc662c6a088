import { describe, expect, it } from 'vitest';
import { readManifests } from '../read.ts';
import { parseAdminNetworkPolicy } from './parse.ts';

function read(kind: string, name: string, spec: string) {
  const text = `apiVersion: policy.networking.k8s.io/v1alpha1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
  const object = readManifests([{ name: 'a.yaml', text }]).objects[0];
  if (!object) throw new Error(`no object in ${text}`);
  return parseAdminNetworkPolicy(object);
}

const admin = (spec: string) => read('AdminNetworkPolicy', 'p', spec);
const baseline = (spec: string, name = 'default') => read('BaselineAdminNetworkPolicy', name, spec);
const HEAD = 'subject: {namespaces: {}}';
const rule = (text: string, head = `priority: 1, ${HEAD}`) => `{${head}, egress: [${text}]}`;
const ports = (text: string) => rule(`{action: Deny, to: [{namespaces: {}}], ports: [${text}]}`);
const codes = (reading: ReturnType<typeof read>) =>
  reading.diagnostics
    .filter((d) => !/rejected|undefined-meaning/.test(d.code))
    .map((d) => `${d.code.replace('adminnetworkpolicy/', '')} ${d.place?.field}`);

describe('parseAdminNetworkPolicy', () => {
  it.each([
    ['V41 name', baseline(`{${HEAD}}`, 'foo'), 'baseline-name metadata.name'],
    ['V41 Pass', baseline(rule('{action: Pass, to: [{namespaces: {}}]}', HEAD)), 'action spec.egress[0].action'],
    ['2.3 Accept', admin(rule('{action: Accept, to: [{namespaces: {}}]}')), 'action spec.egress[0].action'],
    ['2.3 priority of the baseline', baseline(`{priority: 1, ${HEAD}}`), 'unknown-field spec.priority'],
    ['2.3 no priority', admin(`{${HEAD}}`), 'missing-field spec'],
    ['2.3 priority', admin(`{priority: 1001, ${HEAD}}`), 'priority spec.priority'],
    [
      '2.1 domain names in the baseline',
      baseline(rule('{action: Allow, to: [{domainNames: [a.io]}]}', HEAD)),
      'unknown-field spec.egress[0].to[0].domainNames',
    ],
    [
      '2.3 two kinds of port',
      admin(ports('{portNumber: {port: 1}, namedPort: a}')),
      'port-fields spec.egress[0].ports[0]',
    ],
    [
      'V44',
      admin(rule('{action: Allow, to: [{namespaces: {notSameLabels: [a]}}]}')),
      'old-shape spec.egress[0].to[0].namespaces.notSameLabels',
    ],
    [
      '2.3 limits',
      admin(rule(Array.from({ length: 101 }, () => '{action: Deny, to: [{namespaces: {}}]}').join())),
      'too-many spec.egress',
    ],
    ['no subject', admin('{priority: 1}'), 'missing-field spec'],
    ['null subject', admin('{priority: 1, subject: null}'), 'subject spec.subject'],
  ])('rejects %s', (_id, reading, expected) => {
    expect(codes(reading)).toEqual([expected]);
    expect(reading.object).toBeUndefined();
  });

  it('V43 defaults the protocol to TCP', () => {
    const { object, diagnostics } = admin(
      ports('{portNumber: {port: 80}}, {portRange: {protocol: UDP, start: 1, end: 1}}'),
    );
    expect(diagnostics).toEqual([]);
    expect(object?.egress[0]?.ports).toEqual([
      { kind: 'ports', protocol: 'TCP', first: 80, last: 80 },
      { kind: 'ports', protocol: 'UDP', first: 1, last: 1 },
    ]);
  });

  it('V29 reads a range that starts after its end as matching nothing, not everything', () => {
    const reading = admin(ports('{portRange: {start: 9, end: 8}}'));
    expect(codes(reading)).toEqual(['port-range spec.egress[0].ports[0].portRange']);
    expect(reading.object?.egress[0]?.ports).toEqual([]);
  });

  it('V42 keeps a pods peer without its selectors as all, and says so as an error', () => {
    const reading = admin('{priority: 1, subject: {pods: {podSelector: {}}}}');
    expect(codes(reading)).toEqual(['pods-without-namespaceselector spec.subject.pods']);
    expect(reading.diagnostics[0]?.severity).toBe('error');
    expect(reading.object?.subject).toEqual({
      kind: 'pods',
      namespaces: { requirements: [] },
      pods: { requirements: [] },
    });
  });

  it('leaves open what the schema takes and no enforcer defines', () => {
    const reading = admin(ports('{portNumber: {protocol: tcp, port: 80}}'));
    expect(codes(reading)).toEqual(['protocol spec.egress[0].ports[0].portNumber.protocol']);
    expect(reading.object).toBeUndefined();
    expect(reading.unread?.directions).toEqual(['egress']);
  });

  it('takes nodes, networks and domain names with a note', () => {
    const reading = admin(rule('{action: Allow, to: [{nodes: {}}, {networks: ["::/0"]}, {domainNames: ["*.A.io."]}]}'));
    expect(reading.diagnostics.map((d) => d.severity)).toEqual(['note', 'note']);
    expect(reading.object?.egress[0]?.peers.map((peer) => peer.kind)).toEqual(['nodes', 'networks', 'domainNames']);
    expect(reading.object?.egress[0]?.peers[2]).toEqual({ kind: 'domainNames', names: ['*.a.io'] });
  });
});
