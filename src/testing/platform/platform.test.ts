import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerSide } from '../../core/analyses/side-answer.ts';
import type { Document } from '../../core/design/change.ts';
import { printDesign } from '../../core/design/design-file.ts';
import { printLayout } from '../../core/design/layout-file.ts';
import { layoutKey, usualNesting } from '../../core/design/layout-key.ts';
import { openDesignFiles } from '../../core/design/open-files.ts';
import { compileDesign } from '../../core/pipeline/compile-design.ts';
import { importFiles } from '../../core/pipeline/import-files.ts';
import { loadManifests } from '../../core/pipeline/load-manifests.ts';
import { prove } from '../../core/pipeline/prove.ts';
import { prepareDesign, prepareToday, solveSide } from '../../core/pipeline/sides.ts';
import { resolveEndpoint } from '../../core/solver/resolve.ts';
import { trace } from '../../core/solver/trace.ts';
import { importedPlatform } from './design.ts';
import { platformFiles } from './files.ts';
import { MISTAKES } from './mistakes/mistakes.ts';
import { NAMESPACES } from './namespaces.ts';

const EXAMPLE = join(import.meta.dirname, '../../../public/examples/reference-platform');
const textOf = (name: string) => readFileSync(join(EXAMPLE, name), 'utf8');

const names = JSON.parse(textOf('index.json')) as string[];
const files = names.map((name) => ({ name, text: textOf(name) }));
const opened = openDesignFiles(files);
const { design, layout } = opened.document as Document;
const read = importFiles({ files: opened.rest, document: { design, layout } });

describe('the files of the reference platform', () => {
  it.each(platformFiles())('$name is what `npm run platform` writes', ({ name, text }) => {
    expect(textOf(name)).toBe(text);
  });

  it('are listed whole, but for those that are for readers', () => {
    expect([...names, 'index.json', 'README.md', 'classification.tsv'].sort()).toEqual(readdirSync(EXAMPLE).sort());
  });

  it('stay small enough to be fetched at once', () => {
    expect(files.reduce((sum, f) => sum + f.text.length, 0)).toBeLessThan(600_000);
  });
});

describe('the manifests', () => {
  const loaded = loadManifests(opened.rest);

  it('hold a platform of the size that they are meant to have', () => {
    const { counts, cluster } = loaded;
    const policies = ['NetworkPolicy', 'ClusterNetworkPolicy', 'AdminNetworkPolicy'].map((kind) => counts[kind] ?? 0);
    expect(cluster.namespaces).toHaveLength(60);
    expect(cluster.namespaces.every((n) => n.declared)).toBe(true);
    expect(cluster.workloads.length).toBeGreaterThan(260);
    expect(cluster.workloads.length).toBeLessThan(340);
    expect(policies.reduce((sum, n) => sum + n)).toBeGreaterThan(150);
    expect(cluster.hosts).toHaveLength(11);
    expect(cluster.services.some((s) => s.ports.some((p) => p.port !== p.targetPort))).toBe(true);
  });

  it('are valid; the one complaint is a deliberate mistake', () => {
    expect(loaded.diagnostics.map((d) => `${d.severity} ${d.code} ${d.object}`)).toEqual([
      'warning networkpolicy/rules-ignored NetworkPolicy logistics-warehouse-prod/wms-db-ingress',
    ]);
  });

  it('show by their labels less than everything, and something wrong', () => {
    const { namespaces, environments } = importedPlatform(opened.rest).design;
    const classified = Object.values(namespaces).filter((n) => n.environment !== undefined);
    expect(classified.length).toBeLessThan(40);
    expect(environments).toHaveProperty(['env:prod']);
    expect(environments).toHaveProperty(['env:production']);
    expect(namespaces['ns:loyalty-rewards-staging']?.environment).toBe('env:prod');
    expect(Math.max(...Object.values(namespaces).map((n) => n.name.length))).toBeGreaterThan(60);
  });
});

describe('the design of the reference platform', () => {
  it('reads without a complaint, and is written as the studio writes it', () => {
    expect(opened.diagnostics).toEqual([]);
    expect(printDesign(design, textOf('design.yaml'))).toBe(textOf('design.yaml'));
    expect(printLayout(layout)).toBe(textOf('layout.yaml'));
  });

  it('has a place for everything that it draws, in the nesting in which it is seen first', () => {
    const { planes, namespaces, workloads, externals, hostGroups } = design;
    const drawn = [planes, namespaces, workloads, externals, hostGroups].flatMap((c) => Object.keys(c));
    const keys = drawn.map((id) => layoutKey(id, usualNesting(design)));
    expect(Object.keys(layout.nodes)).toEqual(expect.arrayContaining(keys));
  });

  it('agrees with its manifests: importing them adds the policies as written and nothing else', () => {
    const { policies, ...rest } = read.document.design;
    expect(Object.keys(policies).length).toBeGreaterThan(150);
    expect({ ...rest, policies: {} }).toEqual({ ...design, policies: {} });
    expect(Object.values(design.policies).map((p) => p.name)).toEqual(['monitoring-scrapes-everything']);
  });

  it('decides about every flow that the import proposes', () => {
    const decided = new Set(Object.values(design.flows).map((f) => `${f.from} -> ${f.to}`));
    const proposed = Object.values(importedPlatform(opened.rest).design.flows).map((f) => `${f.from} -> ${f.to}`);
    expect(proposed.length).toBeGreaterThan(15);
    expect(proposed.filter((pair) => !decided.has(pair))).toEqual([]);
  });

  it('classifies every namespace as the table for the inventory does', () => {
    const rows = textOf('classification.tsv').trimEnd().split('\n').slice(1);
    expect(rows).toHaveLength(60);
    const labels = Object.values(design.namespaces).map((n) => [
      n.name,
      design.planes[n.plane ?? '']?.label.value,
      design.environments[n.environment ?? '']?.label.value,
      design.tenants[n.tenant ?? '']?.label.value,
      n.app,
      n.owner,
    ]);
    expect(labels.map((cells) => cells.join('\t')).sort()).toEqual([...rows].sort());
  });

  it.each([
    ['with the policies that it keeps', read.document.design],
    ['alone, as the command line exports it', design],
  ])('compiles, and what it compiles to is proven equal, %s', (_, document) => {
    const compiled = compileDesign(document);
    const kept = document === design ? [] : ['warning networkpolicy/rules-ignored'];
    expect(compiled.diagnostics.map((d) => `${d.severity} ${d.code}`)).toEqual([
      // one flow is there to be looked at: it is proposed against all three guardrails
      ...['G-1', 'G-2', 'G-3'].map(() => 'warning synthesis/flow-crosses-guardrail'),
      ...kept,
    ]);
    expect(compiled.notEnforceable).toEqual([]);
    expect(compiled.losses).toEqual([]);
    expect(prove(document, compiled).kind).toBe('equal');
  });

  it('wants nothing that does not work today, but for what a mistake breaks; and mends that', () => {
    const agreed = Object.values(design.flows).filter((f) => f.status === 'agreed');
    const blocked = (side: Parameters<typeof solveSide>[0]) => {
      const { flows } = answerSide(read.document.design, solveSide(side));
      return agreed.filter((f) => flows[f.id]?.verdict !== 'allowed').map((f) => `${f.from} -> ${f.to}`);
    };
    expect(blocked(prepareToday(read.document, read.today))).toEqual([
      'wl:orders-checkout-prod/checkout-api -> wl:orders-checkout-prod/promotions',
      'wl:orders-checkout-prod/cart -> wl:shared-redis-prod/redis',
      'wl:identity-accounts-prod/login-service -> wl:identity-accounts-prod/email-verifier',
      'wl:identity-accounts-prod/email-verifier -> wl:shared-mail/postfix-relay',
    ]);
    expect(blocked(prepareDesign(read.document))).toEqual([]);
  });

  it('walls in what is too open, where it manages or a guardrail reaches; the rest stays to be found', () => {
    const { solution } = solveSide(prepareDesign(read.document));
    const id = (text: string) => {
      const found = resolveEndpoint(solution, text);
      return found.kind === 'found' ? found.endpoint.id : '';
    };
    const open = MISTAKES.filter(({ witnesses: [first] }) => {
      if (first?.verdict !== 'allowed') return false;
      return trace(solution, { ...first, from: id(first.from), to: id(first.to) })?.verdict !== 'denied';
    });
    expect(open.map((m) => m.place)).toEqual([
      'harbor/harbor-database-ingress',
      'loyalty-rewards-prod/partner-sync-egress',
      'logistics-warehouse-prod/wms-db-ingress',
      'node-agents/node-exporter-ingress',
      // udp is what that one allows rightly
      'logistics-tracking-prod/allow-dns',
    ]);
  });

  it('says of everything who answers for it and why', () => {
    for (const { id, reason, owner } of [...Object.values(design.flows), ...Object.values(design.exceptions)])
      expect([id, reason, owner]).not.toContain(undefined);
    expect(NAMESPACES.filter((n) => n.owner === '')).toEqual([]);
  });
});
