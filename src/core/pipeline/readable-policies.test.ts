import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { compileDesign } from './compile-design.ts';

const policiesOf = (text: string, namespace = 'shop') =>
  compileDesign(draw(text)).files.find((f) => f.path.endsWith(`/${namespace}/networkpolicies.yaml`))?.text ?? '';

const SHOP = `
  cluster pods 10.0.0.0/8
  ns shop managed
  ns ops managed
  wl shop/web 80
  wl shop/api 80
  wl shop/jobs 80
  wl shop/db 5432
  wl ops/probe 443
`;

const names = (text: string) => [...text.matchAll(/^ {2}name: (.+)$/gm)].map((m) => m[1]);
const lines = (text: string) => text.split('\n');

/** Lines that stand in one text and not in the other, in order: what a reviewer reads. */
function changedLines(before: string, after: string): number {
  const [a, b] = [lines(before), lines(after)];
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j++)
      next.push(line === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0));
    row = next;
  }
  return a.length + b.length - 2 * (row[b.length] ?? 0);
}

describe('policies that people can read', () => {
  it('are one for every pod of a namespace, with name resolution in it, and one for each workload that needs more', () => {
    expect(names(policiesOf(`${SHOP}F-1 shop/web -> shop/db 5432\nF-2 ns:shop -> ops/probe 443`))).toEqual([
      'allow-db',
      'allow-web',
      'default-deny',
    ]);
  });

  it('stand once for workloads that need the same, by the label that they alone carry', () => {
    const text = SHOP.replace('web 80', 'web tier=front 80').replace('api 80', 'api tier=front 80');
    const written = policiesOf(`${text}F-1 shop/web -> ops/probe 443\nF-2 shop/api -> ops/probe 443`);
    expect(names(written)).toEqual(['allow-tier-front', 'default-deny']);
    expect(written).toContain('# what shop/api and shop/web need');
    expect(written).toMatch(/podSelector:\n {4}matchLabels:\n {6}tier: front/);
  });

  it('list values where no label tells those workloads from the others, or a label group means more pods than they', () => {
    const same = 'F-1 shop/web -> ops/probe 443\nF-2 shop/api -> ops/probe 443';
    const grouped = SHOP.replace('web 80', 'web tier=front 80').replace('api 80', 'api tier=front 80');
    for (const text of [`${SHOP}${same}`, `${grouped}group shop/front tier=front\n${same}`]) {
      const written = policiesOf(text);
      expect(names(written)).toEqual(['allow-api-and-web', 'default-deny']);
      expect(written).not.toContain('tier: front');
    }
  });

  it('say the handle and the sentence above each rule, of flows that a wider one covers as well', () => {
    const written = policiesOf(
      `${SHOP}F-1 shop/web -> ops/probe 443\nF-2 ns:shop -> ops/probe 443\nF-3 shop/api -> ops/probe 443,8443`,
    );
    expect(names(written)).toEqual(['allow-api', 'default-deny']);
    const rule = written.slice(written.indexOf('# F-2'), written.indexOf('port: 443', written.indexOf('# F-2')));
    expect(rule).toContain('# F-1 shop/web -> ops/probe');
    for (const handle of ['F-1', 'F-2', 'F-3']) expect(written).toContain(`# ${handle} `);
  });

  it('name the pods of a group by its labels, so that a new member needs no new policy', () => {
    const text = `${SHOP}wl shop/one tier=back 80\ngroup shop/back tier=back\nF-1 group:shop/back -> shop/db 5432\nF-2 shop/one -> ops/probe 443`;
    const more = policiesOf(`${text}\nwl shop/two tier=back 80`);
    expect(more).toBe(policiesOf(text));
    expect(more).toContain('tier: back');
  });

  it('keep a group though a list of its members covers it today', () => {
    const text = `${SHOP}wl shop/one tier=back 80\ngroup shop/back tier=back\nF-1 group:shop/back -> shop/db 5432\nF-2 shop/one -> shop/db 5432`;
    expect(names(policiesOf(text))).toEqual(['allow-db', 'allow-group-shop-back', 'default-deny']);
  });
});

describe('name resolution', () => {
  const cluster = (more: string) => SHOP.replace('10.0.0.0/8', `10.0.0.0/8${more}`);
  const egress = (text: string) => {
    const written = policiesOf(text);
    const base = written.slice(written.indexOf('name: default-deny'));
    return base.slice(base.indexOf('egress:'));
  };

  it('is open from every managed namespace to the pods of the name servers alone, over UDP and TCP', () => {
    const written = egress(cluster(''));
    expect(written).toMatch(/namespaceSelector:\n\s+matchLabels:\n\s+kubernetes.io\/metadata.name: kube-system/);
    expect(written).toMatch(/podSelector:\n\s+matchLabels:\n\s+k8s-app: kube-dns/);
    expect([...written.matchAll(/protocol: (\w+)\n\s+port: (\d+)/g)].map((m) => `${m[1]} ${m[2]}`).sort()).toEqual([
      'TCP 53',
      'UDP 53',
    ]);
    expect(written).not.toContain('ipBlock');
  });

  it('is open to the address of NodeLocal DNSCache alone where the cluster has it', () => {
    const written = egress(cluster(' nodelocal'));
    expect([...written.matchAll(/cidr: (.+)/g)].map((m) => m[1])).toEqual(['169.254.20.10/32']);
    expect(written).toContain('k8s-app: kube-dns');
  });
});

describe('a flow more', () => {
  const WORKLOADS = Array.from({ length: 30 }, (_, i) => `n${i % 3}/app-${i}`);
  const flows = Array.from(
    { length: 60 },
    (_, i) => `F-${i + 1} ${WORKLOADS[(i * 7) % 30]} -> ${WORKLOADS[(i * 11 + 5) % 30]} ${8000 + (i % 4)}`,
  ).filter((f) => {
    const [, from, , to] = f.split(' ');
    return from !== to;
  });
  const base = [
    'cluster pods 10.0.0.0/8',
    ...[0, 1, 2].map((n) => `ns n${n} managed`),
    ...WORKLOADS.map((w) => `wl ${w} 8000`),
    ...flows,
  ].join('\n');
  const tree = (text: string) =>
    compileDesign(draw(text))
      .files.map((f) => `${f.path}\n${f.text}`)
      .join('');

  it('changes few lines, wherever it is drawn, and no name of another policy', () => {
    const before = tree(base);
    const changed = WORKLOADS.flatMap((from, i) => {
      const to = WORKLOADS[(i * 13 + 4) % 30];
      if (from === to) return [];
      const after = tree(`${base}\nF-99 ${from} -> ${to} 8443`);
      expect(names(after).filter((n) => !names(before).includes(n))).toEqual([]);
      return [changedLines(before, after)];
    });
    changed.sort((a, b) => a - b);
    expect(changed.length).toBeGreaterThan(20);
    // two rules of about a dozen lines, one at each end
    expect(changed[Math.floor(changed.length / 2)]).toBeLessThanOrEqual(26);
    expect(changed.at(-1)).toBeLessThanOrEqual(40);
  });
});
