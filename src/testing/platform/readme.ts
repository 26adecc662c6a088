/** The text beside the example: what it is, and where its people went wrong. */
import type { Design } from '../../core/design/schema.ts';
import type { PlatformFile } from './manifests.ts';
import type { Mistake, Witness } from './mistakes/mistake.ts';
import { MISTAKES } from './mistakes/mistakes.ts';

const HEAD = `# Reference platform

Sixty namespaces of one cluster, as a retailer might run them: control plane, management plane, and a data plane of eight
tenants with their environments and what they share. Nobody runs this platform; names, numbers and people are made up
(\`marlow.example\`, networks kept for documentation). The manifests look like a cleaned export of \`kubectl get … -o yaml\`:
status, owners and annotations that policy does not need are left out, and so are all Secrets and ConfigMaps.

It is here to be looked at, and to measure with: the example of the studio, the layout, the inventory and the benchmarks
use it. All files are written by \`npm run platform\` from \`src/testing/platform\`.
`;

const LABELS = `## Labels, as in life

Most namespaces carry \`plane\`, \`env\`, \`tenant\` and \`app.kubernetes.io/part-of\`. The others are why an import needs to be
classified:

- storefront writes \`env: production\` where the rest writes \`env: prod\`; search writes \`environment\` and \`team\`.
- analytics has a \`team\` by another name (\`data-platform\`); logistics shows the environment in the name only.
- Charts leave \`app.kubernetes.io/managed-by\` and nothing more; \`toolbox\`, \`ci-runners\` and \`shared-mail\` carry nothing.
- \`loyalty-rewards-staging\` carries \`env: prod\` (below).
- One name is 62 characters long.

\`classification.tsv\` is the table that puts them right: paste it into the inventory.
`;

/** The README of the example, with counts and places from the files themselves. */
export function readmeText(manifests: readonly PlatformFile[], design: Design): string {
  const parts = [HEAD, inventoryText(manifests), LABELS, mistakesText(manifests), designText(design)];
  return parts.join('\n');
}

function inventoryText(manifests: readonly PlatformFile[]): string {
  const count = (kind: string) => manifests.reduce((sum, f) => sum + linesOf(f, `kind: ${kind}`), 0);
  const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Service', 'Ingress', 'NetworkPolicy'];
  const said = [...kinds, 'ClusterNetworkPolicy', 'AdminNetworkPolicy'].map((k) => `${count(k)} ${k}`).join(', ');
  const rows = manifests.map((f) => {
    const own = linesOf(f, 'kind: Namespace');
    return `| \`${f.name}\` | ${own === 0 ? 'nodes, and policies of the whole cluster' : `${own} namespaces`} |`;
  });
  return `## What is in it

${said}.

| file | holds |
| --- | --- |
${rows.join('\n')}
| \`design.yaml\`, \`layout.yaml\` | the design: the manifests imported, classified and decided upon |
| \`classification.tsv\` | namespace, plane, environment, tenant, app, owner |
`;
}

function linesOf({ text }: PlatformFile, line: string): number {
  return text.split('\n').filter((l) => l === line).length;
}

function mistakesText(manifests: readonly PlatformFile[]): string {
  const items = MISTAKES.map((m, i) => {
    const tries = m.witnesses.map((w) => `   - ${witnessText(w)}`).join('\n');
    return `${i + 1}. **${m.title}**: ${whereText(manifests, m)}. ${m.wrong} *See:* ${m.see}\n${tries}`;
  });
  return `## What people got wrong

Each of these is deliberate, and a test holds the solver to every connection named here. The only complaint of the import is
about number ${MISTAKES.findIndex((m) => m.title.includes('does not name')) + 1}; all the others are valid, and wrong.

${items.join('\n')}
`;
}

function whereText(manifests: readonly PlatformFile[], { place, object }: Mistake): string {
  const found = object ? placeOf(manifests, object) : placeOf(manifests, namespaceObject(place));
  return `\`${place}\` (${found.file}, line ${found.line})`;
}

function namespaceObject(place: string): object {
  return { kind: 'Namespace', metadata: { name: place.replace(/^Namespace /, '') } };
}

/** The line at which an object's document begins. */
function placeOf(manifests: readonly PlatformFile[], object: object): { readonly file: string; readonly line: number } {
  const { kind, metadata } = object as { kind: string; metadata: { name: string; namespace?: string } };
  const wanted = [`\nkind: ${kind}\n`, `\n  name: ${metadata.name}\n`];
  if (metadata.namespace !== undefined) wanted.push(`\n  namespace: ${metadata.namespace}\n`);
  for (const { name, text } of manifests) {
    let line = 1;
    for (const document of text.split('---\n')) {
      if (wanted.every((part) => document.includes(part))) return { file: name, line };
      line += document.split('\n').length;
    }
  }
  throw new Error(`${kind} ${metadata.name} is in no file`);
}

function witnessText({ from, to, protocol, port, verdict }: Witness): string {
  const short = (end: string) => end.replace(/\[.*\]$/, '');
  return `\`${short(from)} -> ${short(to)} ${protocol.toLowerCase()} ${port}\`: ${verdict}`;
}

function designText(design: Design): string {
  const number = (record: Readonly<Record<string, unknown>>) => Object.keys(record).length;
  const managed = Object.values(design.namespaces).filter((n) => n.isolation === 'default-deny');
  return `## The design

${number(design.flows)} flows, ${number(design.guardrails)} guardrails (planes, environments and tenants stay apart) with ${number(design.exceptions)} exceptions, ${number(design.externals)}
externals and ${number(design.notes)} notes. A first wave of ${managed.length} namespaces is managed (default deny, and nothing but its flows): ${managed
    .map((n) => `\`${n.name}\``)
    .join(', ')}. All others keep their imported policies, under the guardrails. The proof of
its export is *equal*. Compare Today, Design and Change: in the first wave the mistakes are mended; elsewhere those that
guardrails reach are walled in, and the rest stays to be found.
`;
}
