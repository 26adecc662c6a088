import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { world } from '../../testing/notation.ts';
import { printDesign } from '../design/design-file.ts';
import { reviewFiles } from './review-files.ts';

/** A policy of the platform, which the design leaves in force. */
const KEEP_OFF = `apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: keep-off-nodes }
spec:
  tier: Admin
  priority: 1
  subject: { namespaces: { matchLabels: { kubernetes.io/metadata.name: shop } } }
  egress: [{ action: Deny, protocols: [{ tcp: { destinationPort: { number: 22 } } }], to: [{ networks: [10.20.0.0/24] }] }]
`;

/** `cp-1` is the node that the design calls `control`. */
const SHOWN = `${world(`
  namespace shop ; namespace kube-system
  node cp-1 node-role.kubernetes.io/control-plane= 10.20.0.11
  node w-1 10.20.0.21
  shop/web[Deployment] app=web
  kube-system/etcd app=etcd hostNetwork 10.20.0.11 @cp-1
`)}---\n${KEEP_OFF}`;

const drawn = (more = '', pods = '') =>
  draw(`
    cluster pods 10.244.0.0/16 ${more}
    ns shop
    ns kube-system system
    wl shop/web app=web
    wl kube-system/etcd app=etcd ${pods}
    host control 10.20.0.11
    host w-1 10.20.0.21
  `);

function designFile(more = '') {
  const design = drawn(more, 'host');
  const etcd = design.workloads['wl:kube-system/etcd'];
  if (!etcd) throw new Error('not drawn');
  const workloads = { ...design.workloads, [etcd.id]: { ...etcd, kind: 'Pod' } };
  return [{ name: 'design.yaml', text: printDesign({ ...design, workloads }) }];
}

const manifests = (text = SHOWN) => [{ name: 'all.yaml', text }];

describe('a review of manifests against a design that keeps no addresses of pods', () => {
  it('judges pods where the manifests show them, and says so: the rule about nodes holds as before', () => {
    const { answer } = reviewFiles(manifests(), designFile());
    expect(answer.sentences.map((s) => s.text)).toEqual([]);
    expect(answer.located).toEqual(['after']);
    expect(reviewFiles(designFile(), manifests()).answer.located).toEqual(['before']);
  });

  it('stays open where nothing shows them, with the reason', () => {
    const hidden = SHOWN.replaceAll(/^ *(nodeName|podIP): .*\n/gm, '').replaceAll(/^ *- *ip: .*\n/gm, '');
    const { answer } = reviewFiles(designFile(), [...manifests(hidden), ...designFile()]);
    expect(answer.located).toEqual([]);
    const [first, ...more] = answer.sentences.filter((s) => s.kind === 'unsettled');
    expect(more).toEqual([]);
    expect(first?.to.names).toEqual(['kube-system/etcd']);
    expect(first?.uncertain).toContain('the address of the host is not known, and a rule speaks of addresses or nodes');
  });

  it('needs no pods that are shown where the design says where nodes are', () => {
    const design = designFile('nodes 10.20.0.0/24');
    const { answer } = reviewFiles(design, [...design, { name: 'off.yaml', text: KEEP_OFF }]);
    expect(answer.located).toEqual([]);
    const toPods = answer.sentences.filter((s) => s.to.names.includes('kube-system/etcd'));
    expect(toPods.map((s) => [s.kind, s.perhaps])).toEqual([['closed', false]]);
  });

  it('takes a host for the same one where it has the same address, whatever it is called', () => {
    const { answer } = reviewFiles(manifests(), designFile());
    expect(answer.ends).toEqual({ added: [], removed: [] });
  });
});
