/** The answer of `check` in each of its forms (`cli.md`). */
import type { CheckAnswer, ChecksAnswer, JudgedFinding } from '../core/practices/run-checks.ts';
import { json } from './output.ts';

/** What a report is about, beside its checks. */
export interface ReportHead {
  readonly side: 'design' | 'today';
  /** As `2027-01-31`; absent: none was given. */
  readonly date?: string;
  readonly version: string;
}

/** The forms of the answer. */
export const REPORT_FORMATS = ['text', 'json', 'sarif', 'junit', 'markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Writes a report. */
export function report(answer: ChecksAnswer, head: ReportHead, format: ReportFormat): string {
  switch (format) {
    case 'json':
      return json({ version: 1, side: head.side, ...(head.date === undefined ? {} : { date: head.date }), ...answer });
    case 'sarif':
      return json(sarif(answer, head));
    case 'junit':
      return junit(answer);
    case 'markdown':
      return markdown(answer, head);
    case 'text':
      return text(answer);
  }
}

const open = (check: CheckAnswer) => check.findings.filter((f) => !f.accepted);

function packetText({ witness: w }: JudgedFinding): string {
  return w ? `${w.from} -> ${w.to} ${w.protocol.toLowerCase()} ${w.port}` : '';
}

const SIGN = {
  holds: 'holds',
  fails: 'FAILS',
  accepted: 'accepted',
  'does not apply': '-',
  'not decidable': '?',
  'not yet checked': '.',
} as const;

function text({ checks }: ChecksAnswer): string {
  return checks
    .flatMap((c) => [
      `${c.id.padEnd(8)} ${SIGN[c.state].padEnd(8)} ${c.demand}${c.state === 'fails' ? '' : ` (${c.state === 'holds' ? '' : `${c.state}: `}${c.text})`}`,
      ...c.findings.flatMap((f) => [
        `  ${f.accepted ? `accepted by ${f.accepted.owner}` : c.severity}: ${f.text}`,
        ...(f.witness ? [`      witness: ${packetText(f)}`] : []),
        ...(f.fix ? [`      fix: ${f.fix.label}`] : []),
      ]),
    ])
    .join('\n');
}

const cell = (t: string) =>
  t.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');

function markdown({ checks, scorecard }: ChecksAnswer, { side, date }: ReportHead): string {
  const score = scorecard.map(
    (s) =>
      `| ${s.practice} | ${s.states.holds} | ${s.states.fails} | ${s.states.accepted} | ${s.states['not yet checked']} |`,
  );
  const failing = checks.filter((c) => c.findings.length > 0);
  return [
    `## Checks of ${side === 'design' ? 'the design' : 'what is enforced'}${date === undefined ? '' : ` on ${date}`}`,
    '',
    '| practice | hold | fail | accepted | not yet checked |',
    '| --- | --- | --- | --- | --- |',
    ...score,
    '',
    ...failing.flatMap((c) => [
      `### ${c.id} ${cell(c.demand)}`,
      '',
      ...c.findings.map(
        (f) =>
          `- ${f.accepted ? `accepted by ${cell(f.accepted.owner)}: ` : `**${c.severity}**: `}${cell(f.text)}${f.witness ? ` (\`${packetText(f).replaceAll('`', '')}\`)` : ''}`,
      ),
      '',
    ]),
    ...(failing.length === 0 ? ['Nothing was found.', ''] : []),
  ].join('\n');
}

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
function sarif({ checks }: ChecksAnswer, { version }: ReportHead): object {
  const level = { error: 'error', warning: 'warning', note: 'note' } as const;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'bulkhead',
            version,
            rules: checks.map((c) => ({
              id: c.id,
              shortDescription: { text: c.demand },
              defaultConfiguration: { level: level[c.severity] },
              properties: { practice: c.practice, row: c.row, state: c.state },
            })),
          },
        },
        results: checks.flatMap((c) =>
          c.findings.map((f) => ({
            ruleId: c.id,
            level: level[c.severity],
            message: { text: f.witness ? `${f.text} (${packetText(f)})` : f.text },
            locations: [{ logicalLocations: f.ids.map((id) => ({ fullyQualifiedName: id })) }],
            partialFingerprints: { subject: f.subject },
            ...(f.accepted ? { suppressions: [{ kind: 'external', justification: f.accepted.reason }] } : {}),
          })),
        ),
      },
    ],
  };
}

const xml = (t: string) =>
  t
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 knows no control characters
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function junit({ checks }: ChecksAnswer): string {
  const failing = checks.filter((c) => open(c).length > 0).length;
  const skipped = checks.filter((c) => !['holds', 'fails', 'accepted'].includes(c.state)).length;
  const one = (c: CheckAnswer) => {
    const head = `    <testcase classname="practice ${c.practice}" name="${xml(`${c.id} ${c.demand}`)}"`;
    if (open(c).length > 0) {
      const lines = open(c).map((f) => (f.witness ? `${f.text} (${packetText(f)})` : f.text));
      return `${head}>\n      <failure type="${c.severity}" message="${xml(c.text)}">${xml(lines.join('\n'))}</failure>\n    </testcase>`;
    }
    if (['holds', 'accepted'].includes(c.state)) return `${head}/>`;
    return `${head}>\n      <skipped message="${xml(`${c.state}: ${c.text}`)}"/>\n    </testcase>`;
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${checks.length}" failures="${failing}" skipped="${skipped}">`,
    `  <testsuite name="bulkhead check" tests="${checks.length}" failures="${failing}" skipped="${skipped}">`,
    ...checks.map(one),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
}
