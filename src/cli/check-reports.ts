/** The answer of `check` in each of its forms (`cli.md`). */
import { isBeyondPolicy, isOpen, type JudgedFinding } from '../core/practices/judged-finding.ts';
import type { CheckAnswer, CheckState, ChecksAnswer } from '../core/practices/run-checks.ts';
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

/** The state in words that say by what. */
const stateText = (state: CheckState) => (state === 'not enforceable' ? 'not enforceable by this target' : state);

/** What a finding stands for: `error`, `accepted by ops`. */
function standing({ severity }: CheckAnswer, finding: JudgedFinding): string {
  if (finding.accepted) return `accepted by ${finding.accepted.owner}`;
  return finding.notEnforceable === undefined ? severity : stateText('not enforceable');
}

/** A finding, and why no policy could stop it. */
function saidOf({ text, notEnforceable }: JudgedFinding): string {
  return notEnforceable === undefined ? text : `${text}; no policy of this target could stop it: ${notEnforceable}`;
}

/** The same with what shows it. */
const whole = (f: JudgedFinding) => `${saidOf(f)}${f.witness ? ` (${packetText(f)})` : ''}`;

function packetText({ witness: w }: JudgedFinding): string {
  return w ? `${w.from} -> ${w.to} ${w.protocol.toLowerCase()} ${w.port}` : '';
}

const SIGN = {
  holds: 'holds',
  fails: 'FAILS',
  'not enforceable': 'CANNOT',
  accepted: 'accepted',
  'does not apply': '-',
  'not decidable': '?',
  'not yet checked': '.',
} as const;

function text({ checks }: ChecksAnswer): string {
  return checks
    .flatMap((c) => [
      `${c.id.padEnd(8)} ${SIGN[c.state].padEnd(8)} ${c.demand}${c.state === 'fails' ? '' : ` (${c.state === 'holds' ? '' : `${stateText(c.state)}: `}${c.text})`}`,
      ...c.findings.flatMap((f) => [
        `  ${standing(c, f)}: ${f.text}`,
        ...(f.notEnforceable === undefined ? [] : [`      no policy could stop it: ${f.notEnforceable}`]),
        ...(f.witness ? [`      witness: ${packetText(f)}`] : []),
        ...(f.fix ? [`      fix: ${f.fix.label}`] : []),
      ]),
    ])
    .join('\n');
}

const cell = (t: string) =>
  t.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');

const SHOWN_STATES = ['holds', 'fails', 'not enforceable', 'not decidable', 'accepted', 'not yet checked'] as const;

function markdown({ checks, scorecard }: ChecksAnswer, { side, date }: ReportHead): string {
  const score = scorecard.map(
    (s) => `| ${[s.practice, ...SHOWN_STATES.map((state) => s.states[state])].join(' | ')} |`,
  );
  const failing = checks.filter((c) => c.findings.length > 0);
  return [
    `## Checks of ${side === 'design' ? 'the design' : 'what is enforced'}${date === undefined ? '' : ` on ${date}`}`,
    '',
    '| practice | hold | fail | not enforceable by this target | undefined | accepted | not yet checked |',
    `| --- ${'| --- '.repeat(SHOWN_STATES.length)}|`,
    ...score,
    '',
    ...failing.flatMap((c) => [
      `### ${c.id} ${cell(c.demand)}`,
      '',
      ...c.findings.map(
        (f) =>
          `- ${f.accepted ? cell(standing(c, f)) : `**${standing(c, f)}**`}: ${cell(saidOf(f))}${f.witness ? ` (\`${packetText(f).replaceAll('`', '')}\`)` : ''}`,
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
            // 3.27.9: what is no failure has no level
            ...(f.notEnforceable === undefined ? { level: level[c.severity] } : { kind: 'review', level: 'none' }),
            message: { text: whole(f) },
            locations: [{ logicalLocations: f.ids.map((id) => ({ fullyQualifiedName: id })) }],
            partialFingerprints: { subject: f.subject },
            ...(f.notEnforceable === undefined ? {} : { properties: { notEnforceable: f.notEnforceable } }),
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
  const failing = checks.filter((c) => c.findings.some(isOpen)).length;
  const passed = checks.filter((c) => c.state === 'holds' || c.state === 'accepted').length;
  const skipped = checks.length - failing - passed;
  const one = (c: CheckAnswer) => {
    const head = `    <testcase classname="practice ${c.practice}" name="${xml(`${c.id} ${c.demand}`)}"`;
    const lines = c.findings.filter(isOpen).map(whole);
    const beyond = c.findings.filter(isBeyondPolicy).map((f) => `${stateText('not enforceable')}: ${whole(f)}`);
    if (lines.length > 0) {
      return `${head}>\n      <failure type="${c.severity}" message="${xml(c.text)}">${xml([...lines, ...beyond].join('\n'))}</failure>\n    </testcase>`;
    }
    if (['holds', 'accepted'].includes(c.state)) return `${head}/>`;
    const skipped = `<skipped message="${xml(`${stateText(c.state)}: ${c.text}`)}"`;
    return `${head}>\n      ${skipped}${beyond.length === 0 ? '/>' : `>${xml(beyond.join('\n'))}</skipped>`}\n    </testcase>`;
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
