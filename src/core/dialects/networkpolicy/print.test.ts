import { describe, expect, it } from 'vitest';
import { EVERYTHING, selectorOf, selectorOfLabels } from '../../cluster/selector.ts';
import { type AddressRange, parseCidr } from '../../lib/addresses.ts';
import { printDocument } from '../print.ts';
import { printNetworkPolicy } from './print.ts';
import type { NetworkPolicy, NetworkPolicyPeer } from './types.ts';

const origin = { kind: 'NetworkPolicy', namespace: 'x', name: 'p' };

function cidr(text: string): AddressRange {
  const parsed = parseCidr(text);
  if (typeof parsed === 'string') throw new Error(text);
  return parsed.range;
}

function policy(ingress: NetworkPolicy['ingress']): NetworkPolicy {
  return {
    kind: 'NetworkPolicy',
    namespace: 'x',
    name: 'p',
    podSelector: EVERYTHING,
    directions: ['ingress'],
    ingress,
    egress: [],
    origin,
  };
}

interface Printed {
  readonly spec: { readonly podSelector: object; readonly ingress?: readonly { readonly from?: readonly object[] }[] };
}
const from = (...peers: NetworkPolicyPeer[]) =>
  (printNetworkPolicy(policy([{ peers, ports: [], origin }])) as Printed).spec.ingress;

describe('printNetworkPolicy', () => {
  it('writes this', () => {
    const rule = {
      peers: [
        { kind: 'pods', pods: selectorOfLabels([['app', 'true']]), namespaces: EVERYTHING },
        { kind: 'ipBlock', cidr: cidr('10.1.2.3/8'), except: [cidr('10.9.0.0/16'), cidr('10.1.0.0/16')] },
      ] as const,
      ports: [
        { protocol: 'UDP', port: 53 },
        { protocol: 'TCP', port: 80, endPort: 80 },
        { protocol: 'TCP', port: 'web' },
        { protocol: 'TCP', port: 443 },
      ] as const,
      origin,
      comments: ['F-1 web -> db'],
    };
    const labels = { b: '1', a: 'on' };
    expect(printDocument(printNetworkPolicy({ ...policy([rule]), labels, comments: ['allow'] }))).toBe(`# allow
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: p
  namespace: x
  labels:
    a: "on"
    b: "1"
spec:
  podSelector: {}
  policyTypes:
  - Ingress
  ingress:
  # F-1 web -> db
  - from:
    - ipBlock:
        cidr: 10.0.0.0/8
        except:
        - 10.1.0.0/16
        - 10.9.0.0/16
    - namespaceSelector: {}
      podSelector:
        matchLabels:
          app: "true"
    ports:
    - protocol: TCP
      port: web
    - protocol: TCP
      port: 80
    - protocol: TCP
      port: 443
    - protocol: UDP
      port: 53
`);
  });

  it('isolates by leaving the list out', () => {
    expect((printNetworkPolicy(policy([])) as Printed).spec).toEqual({ podSelector: {}, policyTypes: ['Ingress'] });
  });

  it('never turns a rule for nobody into a rule for everybody', () => {
    const nobody = { kind: 'ipBlock', cidr: cidr('10.0.0.1/32'), except: [cidr('10.0.0.0/8')] } as const;
    expect(from(nobody)).toBeUndefined();
    expect(from(nobody, { kind: 'pods', pods: EVERYTHING })).toEqual([{ from: [{ podSelector: {} }] }]);
    expect(from()).toEqual([{}]);
  });

  it('divides a range that is no CIDR', () => {
    const range = { family: 4, first: 10n, last: 12n } as const;
    expect(from({ kind: 'ipBlock', cidr: range, except: [] })).toEqual([
      { from: [{ ipBlock: { cidr: '0.0.0.10/31' } }, { ipBlock: { cidr: '0.0.0.12/32' } }] },
    ]);
  });

  it('says "no value at all" so that an API server takes it', () => {
    const none = selectorOf([{ key: 'a', operator: 'In', values: [] }]);
    expect((printNetworkPolicy({ ...policy([]), podSelector: none }) as Printed).spec.podSelector).toEqual({
      matchExpressions: [
        { key: 'a', operator: 'DoesNotExist' },
        { key: 'a', operator: 'Exists' },
      ],
    });
  });
});
