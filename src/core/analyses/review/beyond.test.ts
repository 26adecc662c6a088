import { describe, expect, it } from 'vitest';
import { beyondText } from '../../delivery/change-review/beyond-text.ts';
import { reviewFiles } from '../../pipeline/review-files.ts';

const workload = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: c, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { selector: { app: ${name} }, ports: [{ port: 80, targetPort: 8080 }] }
`;

const ingress = (name: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, namespace: shop }
spec: { defaultBackend: { service: { name: ${name}, port: { number: 80 } } } }
`;

const DENY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: shop }
spec: { podSelector: { matchLabels: { app: web } } }
`;

const toDomain = (domain: string, port: number) => `apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: ${domain.replaceAll('.', '-')} }
spec:
  tier: Admin
  priority: 5
  subject: { namespaces: { matchLabels: { kubernetes.io/metadata.name: shop } } }
  egress:
  - action: Accept
    to: [{ domainNames: [${domain}] }]
    protocols: [{ tcp: { destinationPort: { number: ${port} } } }]
  - action: Deny
    to: [{ networks: [0.0.0.0/0] }]
`;

const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';
const WORLD = [NAMESPACE, workload('web'), workload('api')];
const given = (...texts: string[]) => [{ name: 'all.yaml', text: [...WORLD, ...texts].join('---\n') }];
const beyond = (before: ReturnType<typeof given>, after: ReturnType<typeof given>) => {
  const { answer } = reviewFiles(before, after);
  return { about: answer.beyond.map((b) => b.about), lines: beyondText(answer) };
};

describe('what no sentence speaks of', () => {
  it('is nothing where nothing differs', () => {
    const side = given(ingress('web'), DENY, toDomain('api.example.com', 443));
    expect(beyond(side, side).lines).toEqual([]);
  });

  it('is what entry points reach, as policies decide it', () => {
    const both = [ingress('web'), ingress('api')];
    expect(beyond(given(...both), given(...both, DENY)).lines).toContain(
      'Entry points can no longer reach 1 workload on tcp 8080: shop/web. They are judged as a pod without labels in a namespace of its own.',
    );
    expect(beyond(given(...both, DENY), given(...both)).lines).toContain(
      'Entry points can now reach 1 workload on tcp 8080: shop/web. They are judged as a pod without labels in a namespace of its own.',
    );
  });

  it('is entry points that come and go; a side that shows none is not taken for one that has none', () => {
    expect(beyond(given(ingress('web')), given(ingress('api'))).lines).toEqual([
      'New entry points: Ingress shop/api.',
      'Entry points that are gone: Ingress shop/web.',
    ]);
    expect(beyond(given(ingress('web')), given()).lines).toEqual([
      'The later side shows no entry points; whether these are still there is not judged: Ingress shop/web.',
    ]);
  });

  it('is domains: judged where both sides name them, named where one does', () => {
    const { about, lines } = beyond(given(toDomain('api.example.com', 443)), given(toDomain('api.example.com', 8443)));
    expect(about).toContain('domains');
    expect(lines.join('\n')).toMatch(
      /2 workloads can now (perhaps )?connect to the domain api\.example\.com on tcp 8443/,
    );
    expect(lines.join('\n')).toMatch(
      /2 workloads can no longer (perhaps )?connect to the domain api\.example\.com on tcp 443/,
    );
    expect(beyond(given(), given(toDomain('new.example.com', 443))).lines.join('\n')).toContain(
      'Only policies of the later side name these domains; their addresses are not known, so what opens or closes is not judged: new.example.com.',
    );
  });

  it('is protocols without ports', () => {
    expect(beyond(given(), given(DENY)).lines.join('\n')).toMatch(
      /^Protocols other than TCP, UDP and SCTP, as ICMP, /m,
    );
  });
});
