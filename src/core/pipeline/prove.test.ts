import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { compileDesign } from './compile-design.ts';
import { prove } from './prove.ts';

function proven(text: string) {
  const design = draw(text);
  const compiled = compileDesign(design);
  return {
    compiled,
    proof: prove(design, compiled),
    text: compiled.files.map((f) => `# ${f.path}\n${f.text}`).join('\n'),
  };
}

const SHOP = `
  cluster pods 10.244.0.0/16
  ns shop managed
  wl shop/web 8080
  wl shop/db 5432
  wl shop/cache 6379
`;

describe('prove: managed namespaces', () => {
  it('is equal for flows between workloads, and nothing else is open', () => {
    const { proof } = proven(`${SHOP}\nF-1 shop/web -> shop/db 5432 because orders`);
    expect(proof.kind).toBe('equal');
    expect(proof.kind === 'equal' && proof.required).toBeGreaterThan(1);
  });

  it('is equal for flows to namespaces, groups and zones', () => {
    const { proof } = proven(`${SHOP}
      tenant a
      ns pay managed tenant=a
      ns log tenant=a
      wl pay/api tier=back 443
      wl log/sink 514
      group pay/back tier=back
      F-1 ns:shop -> group:pay/back 443
      F-2 tenant:a -> shop/db 5432
      F-3 shop/web -> tenant:a 9000-9010,53/udp
      F-4 shop/db -> shop/db 7000
      F-5 cluster:main -> shop/cache 6379`);
    expect(proof).toMatchObject({ kind: 'equal' });
  });

  it('is equal for externals, hosts and the internet, both families', () => {
    const { proof } = proven(`
      cluster pods 10.244.0.0/16,fd00:244::/64 services 10.96.0.0/12 nodes 192.168.0.0/24
      ns shop managed
      wl shop/web 8080
      ext net internet
      ext corp 10.0.0.0/8 2001:db8::/32
      host gw 192.168.0.9
      F-1 shop/web -> ext:net 443
      F-2 ext:corp -> shop/web 8080
      F-3 host:gw -> shop/web 22
      exp:web shop/web LoadBalancer 8443`);
    expect(proof).toMatchObject({ kind: 'equal' });
  });

  it('opens nothing for flows whose ports are not confirmed or that are open questions', () => {
    const { compiled } = proven(`${SHOP}\nF-1 shop/web -> shop/db ?\nF-2 shop/web -> shop/cache 1 open question`);
    expect(compiled.files.map((f) => f.text).join()).not.toMatch(/F-1|F-2/);
  });

  it.each(['kubernetes', 'eks', 'gke', 'aks', 'k3s', 'rke2', 'openshift'])(
    'lets pods ask the name servers of %s',
    (is) => {
      const { proof, text } = proven(`cluster pods 10.244.0.0/16 is ${is} nodelocal\nns shop managed\nwl shop/web 80`);
      expect(proof).toMatchObject({ kind: 'equal' });
      expect(text).toContain(is === 'openshift' ? '5353' : 'k8s-app: kube-dns');
      expect(text).toContain('169.254.20.10/32');
    },
  );

  it('lets name servers be asked where the design manages their namespace', () => {
    const { proof } = proven(`cluster pods 10.244.0.0/16
      ns kube-system managed
      wl kube-system/coredns k8s-app=kube-dns 53/udp
      ns shop managed
      wl shop/web 80
      ns other
      wl other/app 80`);
    expect(proof).toMatchObject({ kind: 'equal' });
  });
});

const PLANES = `
  cluster pods 10.244.0.0/16
  plane control
  plane data
  plane edge in data
  ns ops plane=control
  ns shop plane=data
  ns front plane=edge
  ns stray
  ns kube-system system
  wl ops/admin 443
  wl shop/web 8080
  wl shop/db 5432
  wl front/proxy 80
  wl stray/tool 80
  wl kube-system/agent 80
  G-1 separate plane because blast radius
`;

describe('prove: guardrails', () => {
  it('is equal for planes kept apart, trees and unclassified namespaces included', () => {
    const { proof } = proven(PLANES);
    expect(proof).toMatchObject({ kind: 'equal' });
    expect(proof.kind === 'equal' && proof.forbidden).toBeGreaterThan(10);
  });

  it('is equal for an exception, which opens its gate and nothing behind it', () => {
    const { proof, text } = proven(`${PLANES}
      ns shop managed plane=data
      X-1 of G-1 ops/admin -> ns:shop any
      F-1 ops/admin -> shop/web 8080`);
    expect(proof).toMatchObject({ kind: 'equal' });
    expect(text).toContain('action: Pass');
    expect(text).not.toContain('action: Accept');
  });

  it('keeps a gate through one guardrail shut where another forbids', () => {
    const { proof } = proven(`${PLANES}
      env prod
      env dev
      ns shop plane=data env=prod
      ns ops plane=control env=prod
      ns lab plane=control env=dev
      wl lab/box 80
      G-2 separate env
      G-3 forbid plane:control -> shop/db 5432
      X-1 of G-1 plane:control -> plane:data any`);
    expect(proof).toMatchObject({ kind: 'equal' });
  });

  it('reports a flow across a guardrail and leaves it blocked', () => {
    const { proof, compiled } = proven(`${PLANES}\nns shop managed plane=data\nF-1 ops/admin -> shop/web 8080`);
    expect(proof).toMatchObject({ kind: 'equal' });
    const conflict = compiled.diagnostics.find((d) => d.code === 'synthesis/flow-crosses-guardrail');
    expect(conflict?.message).toMatch(/F-1.*G-1/);
    expect(conflict?.help).toContain('exception');
  });

  it('is equal for externals and hosts in planes towards them, and says what it cannot stop from them', () => {
    const { proof, compiled } = proven(`${PLANES}
      ext bastion 198.51.100.0/24 plane=control
      host master 192.168.1.1 plane=control
      ns shop managed plane=data
      ns front managed plane=edge
      ns stray managed`);
    expect(compiled.notEnforceable.map((n) => n.subject)).toContain('G-1');
    expect(proof).toMatchObject({ kind: 'equal' });
  });

  it('does not open NetworkPolicies to addresses that a guardrail forbids', () => {
    const { proof } = proven(`${PLANES}
      ext corp 198.51.0.0/16
      ext bastion 198.51.100.0/24 plane=control
      ns shop managed plane=data
      ns front managed plane=edge
      ns stray managed
      F-1 ext:corp -> shop/web 8080
      F-2 shop/web -> ext:corp 443
      F-3 ext:bastion -> shop/db 5432`);
    expect(proof).toMatchObject({ kind: 'equal' });
  });

  it('is equal for must not and forbid with ports and exceptions', () => {
    const { proof } = proven(`${PLANES}
      F-1 shop/web -> shop/db any must not
      G-2 forbid ns:front -> ns:shop 1-1000
      X-2 of G-2 front/proxy -> shop/web 80,443`);
    expect(proof).toMatchObject({ kind: 'equal' });
  });

  it('warns of a guardrail between pods and their name servers', () => {
    const { proof, compiled } = proven(`${PLANES}
      ns kube-system plane=control
      wl kube-system/coredns k8s-app=kube-dns 53
      ns shop managed plane=data`);
    expect(compiled.diagnostics.map((d) => d.code)).toEqual(['synthesis/dns-crosses-guardrail']);
    expect(proof).toMatchObject({ kind: 'equal' });
  });

  it('falls back to names where labels do not tell zones apart', () => {
    const { proof, compiled } = proven(`
      cluster pods 10.0.0.0/16
      tenant a key=t
      tenant b key=t
      ns one tenant=a
      ns two tenant=b
      ns fake t=a
      wl one/x 1
      wl two/y 2
      wl fake/z 3
      G-1 separate tenant`);
    expect(proof).toMatchObject({ kind: 'equal' });
    expect(compiled.losses.some((l) => l.message.includes('by name'))).toBe(true);
  });
});

const CARDS = `
  cluster pods 10.244.0.0/16 nodelocal
  zone pci key=compliance/pci
  zone vault in pci key=compliance/vault
  zone gdpr key=compliance/gdpr
  tenant a
  tenant b
  ns pay managed zone=pci tenant=a
  ns keys zone=vault tenant=a
  ns both zone=pci,gdpr tenant=b
  ns people zone=gdpr tenant=b
  ns shop tenant=b
  ns kube-system system
  wl pay/api 443
  wl keys/hsm 9000
  wl both/bridge 80
  wl people/crm 80
  wl shop/web 8080
  wl kube-system/agent 80
  ext bank 203.0.113.0/24
`;

/** What the written manifests leave open between two workloads, as the proof sees it: equal means closed as asked. */
const opened = (text: string) => {
  const { proof } = proven(text);
  return proof.kind === 'equal'
    ? []
    : proof.differences.map((d) => `${d.witness.from} -> ${d.witness.to}: ${d.because}`);
};

describe('prove: guardrails on other axes, in part', () => {
  it('is equal for compliance zones, of which a namespace has several', () => {
    const { proof, text } = proven(`${CARDS}\nG-1 separate zone`);
    expect(proof).toMatchObject({ kind: 'equal' });
    expect(text).toContain('g-1-zone-gdpr-pci');
    expect(text).not.toContain('by name');
  });

  it('encloses a zone: nothing in or out but by gates, the platform aside', () => {
    const { compiled } = proven(
      `${CARDS}\nG-1 enclose zone:pci\nX-1 of G-1 shop/web -> pay/api 443\nF-1 shop/web -> pay/api 443`,
    );
    const differences = opened(
      `${CARDS}\nG-1 enclose zone:pci\nX-1 of G-1 shop/web -> pay/api 443\nF-1 shop/web -> pay/api 443`,
    );
    expect(
      compiled.notEnforceable
        .filter((n) => n.subject === 'G-1')
        .map((n) => n.reason)
        .join(),
    ).toMatch(/from addresses outside `pci`/);
    // only what comes in from addresses, into namespaces that the design does not manage
    expect(differences.filter((d) => !/^[0-9a-f.:]+.*not enforceable/.test(d))).toEqual([]);
    expect(differences.filter((d) => d.includes('pay/'))).toEqual([]);
  });

  it.each(['egress', 'ingress'])('holds in one direction only: %s', (direction) => {
    const text = `${CARDS}\nG-1 enclose zone:pci ${direction}`;
    const meaning = proven(text).compiled;
    const rules = meaning.policySet.hooks.filter((h) => h.tiers[0]?.policies.some((p) => p.rules.length > 0));
    expect(rules.map((h) => h.direction)).toEqual([direction]);
    expect(opened(text).filter((d) => !/^[0-9].*not enforceable/.test(d))).toEqual([]);
  });

  it('protects only what lies in its scope', () => {
    const { proof, text } = proven(`${CARDS}\nG-1 separate tenant ingress in ns:pay,keys/hsm`);
    expect(proof).toMatchObject({ kind: 'equal' });
    expect(proof.kind === 'equal' && proof.forbidden).toBe(6);
    expect(text).not.toContain('egress:\n  - name: g-1');
  });

  it('says that it cannot keep pods of clusters apart, and never that it holds', () => {
    const { proof, compiled } = proven(`
      cluster main pods 10.244.0.0/16
      cluster east pods 10.245.0.0/16
      ns one cluster=main
      ns two cluster=east
      wl one/x 80
      wl two/y 80
      G-1 separate cluster`);
    expect(compiled.notEnforceable.map((n) => n.subject)).toEqual(['G-1']);
    expect(proof.kind === 'different' && proof.differences.map((d) => d.because)).toEqual([
      expect.stringContaining('not enforceable by this target: they stand in different clusters'),
      expect.stringContaining('not enforceable by this target: they stand in different clusters'),
    ]);
  });
});

describe('prove: shared services', () => {
  const SERVED = `${CARDS}\nG-1 separate tenant\nG-2 enclose zone:pci\nG-3 forbid ns:shop -> ns:pay any`;

  it('opens what each consumer wants in every guardrail, and nothing else', () => {
    const { text } = proven(`${SERVED}\nshared:cards pay/api 443 for ns:shop,people/crm`);
    expect(text).toContain('g-1');
    expect(text).toContain('shared-cards-to');
    const unexplained = opened(`${SERVED}\nshared:cards pay/api 443 for ns:shop,people/crm`);
    expect(unexplained.filter((d) => !/^[0-9].*not enforceable/.test(d))).toEqual([]);
  });

  it('stays shut where a flow must not be', () => {
    const { proof, compiled } = proven(
      `${SHOP}\nns out\nwl out/x\nF-1 out/x -> shop/web any must not\nshared:s shop/web 80 for ns:out`,
    );
    expect(proof).toMatchObject({ kind: 'equal' });
    expect(compiled.diagnostics.map((d) => d.code)).toContain('synthesis/flow-crosses-guardrail');
  });

  it('is written by its label where exactly the consumers carry it', () => {
    const drawn = (more: string) =>
      `${SHOP}\nns one access=cache\nns two ${more}\nwl one/x\nwl two/y\nshared:cache shop/cache 6379 for ns:one label=access=cache`;
    const exact = proven(drawn(''));
    expect(exact.proof).toMatchObject({ kind: 'equal' });
    expect(exact.text).toMatch(/namespaceSelector:\n\s+matchLabels:\n\s+access: cache/);
    const taken = proven(drawn('access=cache'));
    expect(taken.proof).toMatchObject({ kind: 'equal' });
    expect(taken.text).not.toMatch(/matchLabels:\n\s+access: cache/);
  });

  it('is written by a label of pods where its consumers are workloads', () => {
    const { proof, text } = proven(
      `${SHOP}\nns one managed\nwl one/x access=cache\nwl one/y\nshared:cache shop/cache 6379 for one/x label=access=cache`,
    );
    expect(proof).toMatchObject({ kind: 'equal' });
    expect(text).toContain('allow-consumers-of-cache');
    expect(text).toMatch(/podSelector:\n\s+matchLabels:\n\s+access: cache/);
  });
});

describe('prove: what cannot be said', () => {
  it('shows what a guardrail cannot stop from outside, where no namespace is managed', () => {
    const { proof } = proven(`${PLANES}\next bastion 198.51.100.0/24 plane=control`);
    expect(proof.kind === 'different' && proof.differences.map((d) => d.witness.from)).toContain(
      '198.51.100.0-198.51.100.255',
    );
    expect(proof.kind === 'different' && proof.differences.every((d) => d.because.includes('not enforceable'))).toBe(
      true,
    );
  });

  it('shows the difference and names the host network', () => {
    const { proof, compiled } = proven(`${SHOP}\nwl shop/agent host\nF-1 shop/web -> shop/agent 9100`);
    expect(proof.kind).toBe('different');
    expect(proof.kind === 'different' && proof.differences.every((d) => d.because.includes('host'))).toBe(true);
    expect(compiled.notEnforceable.length).toBeGreaterThan(0);
  });

  it('lists a loss where pod addresses are not known', () => {
    const { proof, compiled } = proven(
      'ns shop managed\nwl shop/web 80\nwl shop/db 1\next net internet\nF-1 shop/web -> ext:net 443',
    );
    expect(compiled.losses.some((l) => l.subject === 'F-1' && l.message.includes('pod addresses'))).toBe(true);
    expect(proof.kind === 'different' && proof.differences.every((d) => d.because.includes('pod addresses'))).toBe(
      true,
    );
  });

  it('refuses workloads with equal labels, naming both', () => {
    const { proof, compiled } = proven(
      'ns shop managed\nwl shop/a bare x=1\nwl shop/b bare x=1\nwl shop/c\nF-1 shop/a -> shop/c 80',
    );
    const d = compiled.diagnostics.find((x) => x.code === 'synthesis/same-labels');
    expect(d?.message).toMatch(/shop\/a.*shop\/b/);
    expect(proof).toMatchObject({ kind: 'different', total: 1 });
    expect(proof.kind === 'different' && proof.differences[0]).toMatchObject({
      expected: 'allowed',
      because: 'wanted by F-1',
    });
  });

  it('lists losses of domains and layer 7, and warns of exposures without controller', () => {
    const { compiled } = proven(`${SHOP}
      ext api domain=api.example.com
      F-1 shop/web -> ext:api 443
      F-2 shop/web -> shop/db 80 http
      exp:in shop/web Ingress 8080`);
    expect(compiled.losses.map((l) => l.subject)).toEqual(expect.arrayContaining(['ext:api', 'F-2']));
    expect(compiled.notEnforceable.map((n) => n.subject)).toContain('F-1');
    expect(compiled.diagnostics.map((d) => d.code)).toContain('synthesis/exposure-without-controller');
  });
});
