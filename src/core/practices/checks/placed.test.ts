import { describe, expect, it } from 'vitest';
import { checkDesign } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';
import { loadManifests } from '../../pipeline/load-manifests.ts';

/** Every namespace lets in what comes from any namespace: by labels only, so nothing from another cluster. */
const POLICIES = ['dev', 'test']
  .map(
    (ns) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: from-namespaces, namespace: shop-${ns} }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress: [{ from: [{ namespaceSelector: {} }] }]`,
  )
  .join('\n---');

const platform = (extra = '', nodes = true) => {
  const design = draw(`
    cluster east pods 10.1.0.0/16
    cluster west pods 10.2.0.0/16
    env dev on east
    env test on west
    ns shop-dev env=dev
    ns shop-test env=test
    wl shop-dev/web 8080
    wl shop-test/web 8080
    ${extra}`);
  if (!nodes) return design;
  const clusters = Object.values(design.clusters).map((c, i) => [c.id, { ...c, nodeRanges: [`192.168.${i}.0/24`] }]);
  return { ...design, clusters: Object.fromEntries(clusters) };
};

const MERGED = 'placement merged dev=west,test=west';

function check(design: ReturnType<typeof draw>, id = 'ENV-1', policies = POLICIES) {
  const sources = [{ name: 'policies.yaml', text: policies }];
  return checkDesign(design, id, { today: { cluster: loadManifests(sources).cluster, policies: sources } });
}

describe('a check in every placement', () => {
  it('holds while the clusters keep the environments apart', () => {
    expect(check(platform())).toMatchObject({ state: 'holds', pairs: 2 });
  });

  it('names the placement in which merging breaks it, with the pair', () => {
    const { state, findings } = check(platform(MERGED));
    expect(state).toBe('fails');
    expect(findings.map((f) => f.subject).sort()).toEqual([
      'env:dev env:test in placement:merged',
      'env:test env:dev in placement:merged',
    ]);
    expect(findings[0]?.text).toContain('Placed as “merged”: ');
    expect(findings[0]?.witness).toMatchObject({ from: 'shop-dev/web[Deployment]', to: 'shop-test/web[Deployment]' });
  });

  it('says so where only the way it is drawn breaks it', () => {
    const merged = platform('placement split dev=east,test=west');
    const together = {
      ...merged,
      environments: {
        ...merged.environments,
        'env:test': { ...merged.environments['env:test'], cluster: 'cluster:east' },
      },
    } as typeof merged;
    const { findings } = check(together);
    expect(findings.map((f) => f.subject).sort()).toEqual(['env:dev env:test', 'env:test env:dev']);
    expect(findings[0]?.text).toContain('only as the environments are placed now');
  });

  it('holds in each placement once labels keep them apart, too', () => {
    const closed = POLICIES.replaceAll('namespaceSelector: {}', 'podSelector: {}');
    expect(check(platform(MERGED), 'ENV-1', closed)).toMatchObject({
      state: 'holds',
      text: '2 pairs across environments, in each of 2 placements',
    });
  });

  it('nodes that a policy lets in by address carry another cluster’s traffic in', () => {
    const byAddress = POLICIES.replaceAll('namespaceSelector: {}', 'ipBlock: { cidr: 192.168.0.0/16 }');
    const found = check(platform(), 'ENV-1', byAddress);
    expect(found.findings[0]?.text).toContain('between clusters, by address');
    expect(found.findings[0]?.witness).toBeUndefined();
    const other = POLICIES.replaceAll('namespaceSelector: {}', 'ipBlock: { cidr: 203.0.113.0/24 }');
    expect(check(platform(), 'ENV-1', other).state).toBe('holds');
  });

  it('where the node addresses are not given, any address may be theirs', () => {
    const other = POLICIES.replaceAll('namespaceSelector: {}', 'ipBlock: { cidr: 203.0.113.0/24 }');
    const found = check(platform('', false), 'ENV-1', other);
    expect(found.state).toBe('fails');
    expect(found.findings[0]?.text).toContain('node addresses are not given');
  });
});
