/** REVIEW.md: what somebody who did not draw the design has to know before applying it. */
import type { ExportAnswer, Proof } from '../analyses/answers.ts';
import { guardrailSentence } from '../design/guardrail-text.ts';
import { nameOf } from '../design/lookup.ts';
import { compareNatural } from '../design/natural-order.ts';
import { portsLabel } from '../design/ports-text.ts';
import type { Design } from '../design/schema.ts';
import { formatDiagnostic } from '../diagnostics.ts';
import { ORDER_NOT_PROVEN } from './apply-order.ts';
import { markdownText } from './markdown-text.ts';

type Reviewed = Omit<ExportAnswer, 'files'>;

/** What of the tree beside the page it points at, by paths. */
export interface ReviewedFiles {
  /** The files that implement an element, by its handle. */
  readonly of: (element: string) => readonly string[];
  readonly diagrams: readonly string[];
}

/** The review page of an export. Same design, same bytes. */
export function reviewText(design: Design, answer: Reviewed, files: ReviewedFiles): string {
  const sections = [
    [
      `# ${markdownText(design.name)}`,
      '',
      'Manifests that Bulkhead wrote from `design.yaml`, for plain Kubernetes. Change the design, not these files.',
    ],
    section('Proof', proofLines(answer.proof)),
    section('Diagrams', listOf(files.diagrams.map(linkTo))),
    section(
      'Not enforceable by this target',
      listOf(answer.notEnforceable.map((n) => `${markdownText(n.subject)}: ${markdownText(n.reason)}`)),
    ),
    section('Losses', listOf(answer.losses.map((l) => `${markdownText(l.subject)}: ${markdownText(l.message)}`))),
    section('Complaints', listOf(answer.diagnostics.map((d) => markdownText(formatDiagnostic(d))))),
    section('Namespaces left alone', [
      'Guardrails neither bind these namespaces nor shut them out:',
      '',
      ...listOf(answer.skippedNamespaces.map((n) => `\`${n}\``)),
    ]),
    section('Order of application', [
      ...answer.applyOrder.flatMap((s, i) => [`${i + 1}. ${s.step}`, ...s.paths.map((p) => `   - \`${p}\``)]),
      '',
      ORDER_NOT_PROVEN,
    ]),
    section('What the cluster must serve', requirementLines(answer)),
    section('Flows', flowTable(design)),
    section('Guardrails and exceptions', guardrailTable(design, files)),
    section('Shared services', sharedServiceTable(design)),
  ];
  return `${sections
    .filter((s) => s.length > 0)
    .map((s) => s.join('\n'))
    .join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines];
}

function listOf(items: readonly string[]): string[] {
  return items.map((i) => `- ${i}`);
}

function proofLines(proof: Proof): string[] {
  const how =
    'The manifests were read again and solved, and each pair of endpoints was held against what the design asks.';
  if (proof.kind === 'equal')
    return [
      how,
      '',
      `Equal in all ${proof.pairs} pairs: ${proof.required} required, ${proof.forbidden} forbidden, ${proof.undeclared} undeclared and closed or left to kept policies, ${proof.unavoidable} that no policy can stop.`,
    ];
  const rows = proof.differences.map(({ witness: w, expected, actual, because }) =>
    row([
      w.from,
      w.to,
      w.protocol === 'other' ? 'other' : `${w.protocol.toLowerCase()} ${w.port}`,
      expected,
      actual,
      because,
    ]),
  );
  const shown = proof.differences.length < proof.total ? `, of which ${proof.differences.length} are shown` : '';
  return [
    how,
    '',
    `**Different** in ${proof.total} places${shown}, out of ${proof.pairs} pairs.`,
    '',
    ...table(['From', 'To', 'Port', 'The design', 'The manifests', 'Because'], rows),
  ];
}

function row(cells: readonly (string | undefined)[]): string {
  return `| ${cells.map(markdownText).join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly string[]): string[] {
  return [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- |').join('')}`, ...rows];
}

function requirementLines(answer: Reviewed): string[] {
  const admin = answer.applyOrder.some((s) => s.paths.some((p) => p.startsWith('policies/base/admin/')));
  const lines = ['- A network plugin that enforces NetworkPolicies; without one they do nothing.'];
  if (admin)
    lines.push(
      '- `policy.networking.k8s.io/v1alpha2` ClusterNetworkPolicy, an alpha API: its definition and a plugin that enforces it must be installed. Without them no guardrail holds.',
    );
  return lines;
}

function flowTable(design: Design): string[] {
  const flows = Object.values(design.flows).sort((a, b) => compareNatural(a.id, b.id));
  if (flows.length === 0) return [];
  return table(
    ['Flow', 'From', 'To', 'Ports', 'Status', 'Owner', 'Reason', 'Decided'],
    flows.map((f) =>
      row([
        f.id,
        nameOf(design, f.from),
        nameOf(design, f.to),
        portsLabel(f.ports),
        f.status,
        f.owner,
        f.reason,
        [f.decidedBy, f.decidedOn].filter((x) => x !== undefined).join(' '),
      ]),
    ),
  );
}

/** A path of the tree, to be followed. Paths hold letters, digits, dots, dashes and slashes only. */
function linkTo(path: string): string {
  return `[${path.slice(path.lastIndexOf('/') + 1)}](${path})`;
}

function guardrailTable(design: Design, files: ReviewedFiles): string[] {
  const guardrails = Object.values(design.guardrails).map((g) => ({
    id: g.id,
    says: `${g.name}: ${guardrailSentence(design, g)}`,
    owner: g.owner,
    reason: g.reason,
    until: '',
  }));
  const exceptions = Object.values(design.exceptions).map((x) => ({
    id: x.id,
    says: `in ${x.guardrail}: ${nameOf(design, x.from)} to ${nameOf(design, x.to)} ${portsLabel(x.ports)}`,
    owner: x.approver ?? x.owner,
    reason: [x.reason, x.ticket].filter((t) => t !== undefined).join(' '),
    until: x.expires ?? '',
  }));
  const all = [...guardrails, ...exceptions].sort((a, b) => compareNatural(a.id, b.id));
  if (all.length === 0) return [];
  return table(
    ['Handle', 'Says', 'Owner', 'Reason', 'Until', 'Files'],
    all.map(
      (g) => `${row([g.id, g.says, g.owner, g.reason, g.until])} ${files.of(g.id).map(linkTo).join(' ') || 'none'} |`,
    ),
  );
}

function sharedServiceTable(design: Design): string[] {
  const services = Object.values(design.sharedServices).sort((a, b) => compareNatural(a.name, b.name));
  if (services.length === 0) return [];
  return table(
    ['Service', 'Is', 'Ports', 'Consumers', 'Owner', 'Reason'],
    services.map((s) =>
      row([
        s.name,
        nameOf(design, s.target),
        portsLabel(s.ports),
        s.consumers
          .map((c) => nameOf(design, c))
          .sort(compareNatural)
          .join(', '),
        s.owner,
        s.reason,
      ]),
    ),
  );
}
