import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerSide } from '../analyses/side-answer.ts';
import { printDesign } from '../design/design-file.ts';
import { printLayout } from '../design/layout-file.ts';
import { openDesignFiles } from '../design/open-files.ts';
import { DEFAULT_OPTIONS } from '../solver/types.ts';
import { compileDesign } from './compile-design.ts';
import { connectivity } from './connectivity.ts';
import { exportTree } from './export-tree.ts';
import { importFiles } from './import-files.ts';
import { loadManifests } from './load-manifests.ts';
import { prove } from './prove.ts';
import { prepareDesign, prepareToday, solveSide } from './sides.ts';

const EXAMPLE = join(import.meta.dirname, '../../../public/examples/online-boutique');
const UPSTREAM = join(import.meta.dirname, '../../../../shared/corpus/realworld/online-boutique');

const names = JSON.parse(readFileSync(join(EXAMPLE, 'index.json'), 'utf8')) as string[];
const files = names.map((name) => ({ name, text: readFileSync(join(EXAMPLE, name), 'utf8') }));
const textOf = (name: string) => files.find((f) => f.name === name)?.text ?? '';
const opened = openDesignFiles(files);
const document = opened.document ?? { design: {} as never, layout: {} as never };

describe('the example Online Boutique', () => {
  it('is listed whole, and keeps the licence of what it is made from', () => {
    expect([...names, 'index.json'].sort()).toEqual(readdirSync(EXAMPLE).sort());
    expect(readFileSync(join(EXAMPLE, '../LICENSE'), 'utf8')).toContain('Apache License');
  });

  it('reads without a complaint, and is written as the studio writes it', () => {
    expect(opened.document).toBeDefined();
    expect(opened.diagnostics).toEqual([]);
    expect(printDesign(document.design, textOf('design.yaml'))).toBe(textOf('design.yaml'));
    expect(printLayout(document.layout)).toBe(textOf('layout.yaml'));
  });

  it('places everything that it draws', () => {
    const { planes, namespaces, workloads, externals } = document.design;
    const drawn = [planes, namespaces, workloads, externals].flatMap((c) => Object.keys(c));
    expect(Object.keys(document.layout.nodes).sort()).toEqual(drawn.sort());
  });

  it('agrees with its manifests: importing them adds the policies as written and nothing else', () => {
    const read = importFiles({ files: opened.rest, document });
    expect(read.diagnostics).toEqual([]);
    const { policies, ...design } = read.document.design;
    expect(Object.keys(policies)).toHaveLength(13);
    expect({ ...design, policies: {} }).toEqual(document.design);
  });

  it('exports its diagram with the tree, the same bytes each time', () => {
    const tree = exportTree(document);
    const paths = tree.files.map((f) => f.path).filter((p) => p.startsWith('diagrams/'));
    expect(paths).toEqual([
      'diagrams/logical-01-requirements.svg',
      'diagrams/logical-02-owners.svg',
      'diagrams/logical-03-guardrails.svg',
      'diagrams/logical-04-gates.svg',
      'diagrams/logical.mmd',
      'diagrams/segmentation-01-diagram.svg',
      'diagrams/segmentation-02-flows-exceptions-guardrails-and-exposed.svg',
      'diagrams/segmentation.mmd',
    ]);
    const sheet = tree.files.find((f) => f.path.includes('segmentation-01-'))?.text ?? '';
    expect(sheet).toContain('18 of 19 wanted flows allowed');
    expect(sheet).toMatch(/manifests proved equal to the design in [\d,]+ pairs/);
    expect(sheet).toContain('none given');
    const guardrails = tree.files.find((f) => f.path.includes('logical-03-'))?.text ?? '';
    const links = [...guardrails.matchAll(/<a href="\.\.\/([^"]+)"/g)].map((m) => m[1]);
    expect(links.length).toBeGreaterThan(0);
    for (const path of links) expect(tree.files.map((f) => f.path)).toContain(path);
    expect(exportTree(structuredClone(document)).files).toEqual(tree.files);
  });

  it('compiles, and what it compiles to is proven equal', () => {
    const compiled = compileDesign(document.design);
    // one flow is there to be looked at: it is proposed against a guardrail
    expect(compiled.diagnostics.map((d) => `${d.severity} ${d.code} ${d.object}`)).toEqual([
      'warning synthesis/flow-crosses-guardrail F-19',
    ]);
    expect(compiled.notEnforceable).toEqual([]);
    expect(prove(document.design, compiled).kind).toBe('equal');
  });

  it('allows what is agreed, blocks what is only proposed across the guardrail, and leaves the question open', () => {
    const { flows } = answerSide(document.design, solveSide(prepareDesign(document)));
    const expected = Object.values(document.design.flows).map((f) => {
      const verdict = { agreed: 'allowed', proposed: 'blocked', 'open question': 'nothing to judge', 'must not': '' };
      return [f.id, verdict[f.status]];
    });
    expect(Object.entries(flows).map(([id, f]) => [id, f.verdict])).toEqual(expected);
    expect(flows['F-19']?.blocks[0]?.text).toContain('G-1');
  });

  it('gives every flow a reason and an owner', () => {
    for (const flow of Object.values(document.design.flows))
      expect([flow.id, flow.reason, flow.owner]).not.toContain(undefined);
  });
});

describe.skipIf(!existsSync(UPSTREAM))('the example beside what it was made from', () => {
  const folder = (path: string) => readdirSync(join(UPSTREAM, path)).map((name) => join(path, name));
  const paths = existsSync(UPSTREAM)
    ? ['release/kubernetes-manifests.yaml', ...folder('kustomize/components/network-policies')]
    : [];
  const upstream = () =>
    loadManifests(paths.map((name) => ({ name, text: readFileSync(join(UPSTREAM, name), 'utf8') })));
  const solvedUpstream = () => connectivity(upstream(), DEFAULT_OPTIONS);

  /** `a -> b` with its ports, for pairs of the shop's workloads. */
  const pairs = ({ connections }: ReturnType<typeof connectivity>, namespace: string) => {
    const name = (id: string) => (id.startsWith(`${namespace}/`) ? id.slice(namespace.length + 1) : undefined);
    return connections
      .flatMap(({ src, dst, allowed }) => {
        const [from, to] = [name(src), name(dst)];
        return from && to ? [{ from, to, allowed: JSON.stringify(allowed) }] : [];
      })
      .sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
  };

  it('has its workloads, labels, ports and service accounts', () => {
    const shape = (workloads: ReturnType<typeof upstream>['cluster']['workloads'], namespace: string) =>
      workloads
        .filter((w) => w.namespace === namespace)
        .map((w) => ({
          name: w.name,
          kind: w.kind,
          pods: w.pods.map(({ labels, ports, serviceAccount }) => ({ labels, ports, serviceAccount })),
        }));
    const { inventory } = compileDesign(document.design);
    expect(shape(inventory.cluster.workloads, 'online-boutique')).toEqual(
      shape(upstream().cluster.workloads, 'default'),
    );
  });

  it('enforces today, between its workloads, what upstream enforces', () => {
    const { today } = importFiles({ files: opened.rest, document });
    const { cluster, policySet } = prepareToday(document, today);
    const shipped = connectivity({ cluster, policySet, diagnostics: [] }, DEFAULT_OPTIONS);
    expect(pairs(shipped, 'online-boutique')).toEqual(pairs(solvedUpstream(), 'default'));
  });

  it('connects as upstream does wherever upstream restricts; frontend, open to everybody there, it closes', () => {
    const { cluster, policySet } = compileDesign(document.design);
    const designed = pairs(connectivity({ cluster, policySet, diagnostics: [] }, DEFAULT_OPTIONS), 'online-boutique');
    const theirs = pairs(solvedUpstream(), 'default');
    const restricted = (p: { to: string }) => p.to !== 'frontend[Deployment]';
    expect(designed.filter(restricted)).toEqual(theirs.filter(restricted));
    expect(designed.filter(restricted)).toHaveLength(15);
    expect(designed.filter((p) => !restricted(p)).map((p) => p.from)).toEqual(['loadgenerator[Deployment]']);
    expect(theirs.filter((p) => !restricted(p))).toHaveLength(11);
  });
});
