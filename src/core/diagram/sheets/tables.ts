/** The tables of a design: every flow by its handle, guardrails, exceptions, shared services, and what is exposed. */
import { expiryOf } from '../../design/expiry.ts';
import { guardrailSentence } from '../../design/guardrail-text.ts';
import { nameOf } from '../../design/lookup.ts';
import { compareNatural } from '../../design/natural-order.ts';
import { portsLabel } from '../../design/ports-text.ts';
import type { Exception, Exposure, Flow, Guardrail, SharedService } from '../../design/schema.ts';
import { exposureTone, flowsOf, verdictOf } from '../links.ts';
import { ENTRY, sourceOf } from '../nesting.ts';
import { flowTone, serviceTone, TONE_WORDS, type Tone } from '../tone.ts';
import type { Survey } from './survey.ts';

export interface Column {
  readonly title: string;
  /** Share of the width; all of a table are one. */
  readonly share: number;
  /** Names and ports: broken after a slash, never between letters. */
  readonly mono?: boolean;
  /** The cell is a path on each line: one line of the table for each. */
  readonly paths?: boolean;
  /** Lines that a cell takes at most; six where absent. */
  readonly lines?: number;
  /** Whether the tone of the row shows here, with its sign. */
  readonly signed?: boolean;
}

export interface Row {
  readonly cells: readonly string[];
  /** Shown with its sign, in the column that is signed. */
  readonly tone?: Tone;
  /** In the ink of what is wrong, in the column `Expires`. */
  readonly expired?: boolean;
  /** What of the design it tells of, where this is the place that others point at. */
  readonly element?: string;
  /** What of the design it tells of, too, where others point elsewhere. */
  readonly about?: string;
  /** The files that implement it. */
  readonly files?: readonly string[];
}

export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** The sheets on which a flow is drawn, by its handle. */
export type SheetsOfFlow = (flow: string) => readonly number[];

/** Which flows and exceptions a set of sheets tells of; all of them where it is absent. */
export type Told = (ends: { readonly from: string; readonly to: string }) => boolean;

/** Every table that has rows. */
export function tablesOf(survey: Survey, told: Told, sheetsOf: SheetsOfFlow | undefined): Table[] {
  const { design } = survey;
  const flows = flowsOf(design).filter(told);
  const exceptions = inOrder(design.exceptions).filter(told);
  const guardrails = inOrder(design.guardrails).filter(
    (g) => g.rule.kind !== 'forbid' || told(g.rule) || exceptions.some((x) => x.guardrail === g.id),
  );
  const services = inOrder(design.sharedServices).filter((s) =>
    s.consumers.length === 0
      ? told({ from: s.target, to: s.target })
      : s.consumers.some((c) => told({ from: c, to: s.target })),
  );
  const exposures = inOrder(design.exposures).filter((e) => told({ from: sourceOf(design, e), to: e.target }));
  return [
    {
      title: 'Flows',
      columns: flowColumns(sheetsOf !== undefined),
      rows: flows.map((f) => flowRow(survey, f, sheetsOf)),
    },
    { title: 'Exceptions', columns: EXCEPTIONS, rows: exceptions.map((x) => exceptionRow(survey, x)) },
    { title: 'Guardrails', columns: GUARDRAILS, rows: guardrails.map((g) => guardrailRow(survey, g)) },
    {
      title: 'Shared services',
      columns: SERVICES,
      rows: services.flatMap((s) => serviceRows(survey, s)),
    },
    { title: 'Exposed', columns: EXPOSURES, rows: exposures.map((e) => exposureRow(survey, e)) },
  ]
    .filter((t) => t.rows.length > 0)
    .map(withoutEmpty);
}

function inOrder<T extends { readonly id: string }>(record: Readonly<Record<string, T>>): T[] {
  return Object.values(record).sort((a, b) => compareNatural(a.id, b.id));
}

/** Columns that say nothing give their room to the others. */
export function withoutEmpty(table: Table): Table {
  const kept = table.columns.map((_, i) => table.rows.some((r) => (r.cells[i] ?? '') !== ''));
  const share = table.columns.reduce((sum, c, i) => sum + (kept[i] ? c.share : 0), 0);
  return {
    ...table,
    columns: table.columns.filter((_, i) => kept[i]).map((c) => ({ ...c, share: c.share / share })),
    rows: table.rows.map((r) => ({ ...r, cells: r.cells.filter((_, i) => kept[i]) })),
  };
}

function flowColumns(withSheets: boolean): Column[] {
  return [
    { title: 'Flow', share: 0.045, mono: true },
    { title: 'From', share: 0.155, mono: true },
    { title: 'To', share: 0.155, mono: true },
    { title: 'Ports', share: 0.09, mono: true },
    { title: 'Verdict', share: 0.13, signed: true },
    { title: 'Reason', share: withSheets ? 0.245 : 0.295 },
    { title: 'Owner', share: 0.08 },
    { title: 'Decided', share: 0.05 },
    ...(withSheets ? [{ title: 'Sheets', share: 0.05 }] : []),
  ];
}

function flowRow(survey: Survey, flow: Flow, sheetsOf: SheetsOfFlow | undefined): Row {
  const { design, answer } = survey;
  const verdict = verdictOf(answer, flow.id);
  const tone = flowTone(flow, verdict);
  const why = tone === 'kept-out' || tone === 'question' ? '' : (verdict?.blocks.map((b) => b.text).join('; ') ?? '');
  const through = survey.exceptionsByFlow.get(flow.id) ?? [];
  const gates = through.length === 0 ? '' : `through ${through.map((x) => x.id).join(', ')}`;
  return {
    tone,
    cells: [
      flow.id,
      nameOf(design, flow.from),
      nameOf(design, flow.to),
      portsLabel(flow.ports),
      TONE_WORDS[tone] + (flow.status === 'proposed' ? ', proposed' : ''),
      joined([flow.reason, why, gates], '; '),
      flow.owner ?? '',
      joined([flow.decidedBy, flow.decidedOn], ' '),
      ...(sheetsOf ? [sheetsOf(flow.id).join(', ') || '–'] : []),
    ],
  };
}

const EXCEPTIONS: readonly Column[] = [
  { title: 'Exception', share: 0.05, mono: true },
  { title: 'Of', share: 0.035, mono: true },
  { title: 'From', share: 0.145, mono: true },
  { title: 'To', share: 0.145, mono: true },
  { title: 'Ports', share: 0.1, mono: true },
  { title: 'Reason', share: 0.2 },
  { title: 'Ticket', share: 0.07 },
  { title: 'Owner', share: 0.075 },
  { title: 'Approver', share: 0.075 },
  { title: 'Expires', share: 0.105 },
];

function exceptionRow({ design, day }: Survey, x: Exception): Row {
  const expiry = expiryOf(x.expires, day);
  const state = expiry === undefined || expiry.expired ? expiry?.short : `in ${expiry.short}`;
  return {
    expired: expiry?.expired === true,
    cells: [
      x.id,
      x.guardrail,
      nameOf(design, x.from),
      nameOf(design, x.to),
      portsLabel(x.ports),
      x.reason ?? '',
      x.ticket ?? '',
      x.owner ?? '',
      x.approver ?? '',
      joined([x.expires ?? 'never', state], ' '),
    ],
  };
}

const GUARDRAILS: readonly Column[] = [
  { title: 'Guardrail', share: 0.055, mono: true },
  { title: 'Says', share: 0.385 },
  { title: 'Reason', share: 0.37 },
  { title: 'Owner', share: 0.1 },
  { title: 'Exceptions', share: 0.09, mono: true },
];

function guardrailRow({ design }: Survey, g: Guardrail): Row {
  const says = guardrailSentence(design, g);
  const gates = Object.values(design.exceptions).filter((x) => x.guardrail === g.id).length;
  return { cells: [g.id, `${g.name}: ${says}`, g.reason ?? '', g.owner ?? '', gates === 0 ? 'none' : String(gates)] };
}

const SERVICES: readonly Column[] = [
  { title: 'Service', share: 0.13 },
  { title: 'Shares', share: 0.15, mono: true },
  { title: 'Ports', share: 0.1, mono: true },
  { title: 'Consumer', share: 0.17, mono: true },
  { title: 'Verdict', share: 0.15, signed: true },
  { title: 'Reason', share: 0.2 },
  { title: 'Owner', share: 0.1 },
];

/** One row for each consumer: each has a verdict of its own. */
function serviceRows({ design, answer }: Survey, s: SharedService): Row[] {
  const said = [s.name, nameOf(design, s.target), portsLabel(s.ports)];
  const rest = [s.reason ?? '', s.owner ?? ''];
  if (s.consumers.length === 0) return [{ cells: [...said, 'nobody yet', '', ...rest] }];
  const answers = Object.hasOwn(answer.sharedServices, s.id) ? answer.sharedServices[s.id] : undefined;
  return s.consumers.map((consumer) => {
    const tone = serviceTone(answers && Object.hasOwn(answers, consumer) ? answers[consumer] : undefined);
    return { tone, cells: [...said, nameOf(design, consumer), TONE_WORDS[tone], ...rest] };
  });
}

const EXPOSURES: readonly Column[] = [
  { title: 'What', share: 0.24, mono: true },
  { title: 'As', share: 0.1 },
  { title: 'From', share: 0.24, mono: true },
  { title: 'Ports', share: 0.12, mono: true },
  { title: 'Host', share: 0.16, mono: true },
  { title: 'Verdict', share: 0.14, signed: true },
];

function exposureRow({ design, answer }: Survey, e: Exposure): Row {
  const tone = exposureTone(e, answer);
  const source = sourceOf(design, e);
  return {
    tone,
    cells: [
      nameOf(design, e.target),
      e.kind,
      source === ENTRY ? 'outside' : nameOf(design, source),
      portsLabel(e.ports),
      e.host ?? '',
      TONE_WORDS[tone],
    ],
  };
}

function joined(parts: readonly (string | undefined)[], by: string): string {
  return parts.filter((p) => p !== undefined && p !== '').join(by);
}
