/** The sheet below the drawing: every flow by its handle, then guardrails and exceptions. */
import { nameOf } from '../design/lookup.ts';
import { compareNatural } from '../design/natural-order.ts';
import { portsLabel } from '../design/ports-text.ts';
import type { Design } from '../design/schema.ts';
import { drawSign } from './draw-links.ts';
import type { Strip } from './draw-title.ts';
import { flowsOf, verdictOf } from './links.ts';
import type { Scene } from './scene.ts';
import { el, escapeXml, px, text } from './svg.ts';
import { plainText, wrapText } from './text.ts';
import type { Theme } from './theme.ts';
import { flowTone, TONE_WORDS, type Tone } from './tone.ts';

interface Column {
  readonly title: string;
  /** Share of the width. */
  readonly share: number;
  readonly mono?: boolean;
}

interface Row {
  readonly cells: readonly string[];
  /** Drawn with its sign before the cell of the column `verdict`. */
  readonly tone?: Tone;
}

/** More rows make a picture that nothing opens; the rest is in the design. */
const ROWS = 600;
const LINE = 15;
const LINES = 4;
const SIZE = 11;

const FLOWS: readonly Column[] = [
  { title: 'No.', share: 0.03 },
  { title: 'Flow', share: 0.05, mono: true },
  { title: 'From', share: 0.17, mono: true },
  { title: 'To', share: 0.17, mono: true },
  { title: 'Ports', share: 0.1, mono: true },
  { title: 'Verdict', share: 0.14 },
  { title: 'Reason', share: 0.27 },
  { title: 'Owner', share: 0.07 },
];

const RULES: readonly Column[] = [
  { title: 'No.', share: 0.03 },
  { title: 'Rule', share: 0.05, mono: true },
  { title: 'Says', share: 0.44 },
  { title: 'Reason', share: 0.27 },
  { title: 'Owner', share: 0.07 },
  { title: 'Approver', share: 0.07 },
  { title: 'Until', share: 0.07 },
];

/** Both tables, those that have rows. */
export function drawTables(scene: Scene, x: number, y: number, width: number, theme: Theme): Strip {
  const flows = flowRows(scene);
  const rules = ruleRows(scene.design);
  const parts: string[] = [];
  let at = y;
  for (const [title, columns, rows] of [
    ['Flows', FLOWS, flows],
    ['Guardrails and exceptions', RULES, rules],
  ] as const) {
    if (rows.length === 0) continue;
    const table = drawTable(title, columns, rows, { x, y: at, width }, theme);
    parts.push(table.svg);
    at += table.height + 36;
  }
  return { svg: parts.join('\n'), height: Math.max(0, at - y - 36) };
}

function flowRows({ design, answer }: Scene): Row[] {
  return flowsOf(design).map((f, i) => {
    const verdict = verdictOf(answer, f.id);
    const tone = flowTone(f, verdict);
    const why = verdict?.blocks.map((b) => b.text).join('; ') ?? '';
    const status = f.status === 'proposed' ? ', proposed' : '';
    const reason = [f.reason ?? '', tone === 'kept-out' || tone === 'question' ? '' : why]
      .filter((t) => t !== '')
      .join(': ');
    return {
      tone,
      cells: [
        String(i + 1),
        f.id,
        nameOf(design, f.from),
        nameOf(design, f.to),
        portsLabel(f.ports),
        TONE_WORDS[tone] + status,
        reason,
        f.owner ?? '',
      ],
    };
  });
}

function ruleRows(design: Design): Row[] {
  const guardrails = Object.values(design.guardrails).map((g) => ({
    id: g.id,
    cells: [
      g.rule.kind === 'separate'
        ? `${g.name}: every ${g.rule.axis} apart`
        : `${g.name}: ${nameOf(design, g.rule.from)} must not reach ${nameOf(design, g.rule.to)} ${portsLabel(g.rule.ports)}`,
      g.reason ?? '',
      g.owner ?? '',
      '',
      '',
    ],
  }));
  const exceptions = Object.values(design.exceptions).map((x) => ({
    id: x.id,
    cells: [
      `exception of ${x.guardrail}: ${nameOf(design, x.from)} → ${nameOf(design, x.to)} ${portsLabel(x.ports)}`,
      [x.reason, x.ticket].filter((t) => t !== undefined).join(' '),
      x.owner ?? '',
      x.approver ?? '',
      x.expires ?? '',
    ],
  }));
  return [...guardrails, ...exceptions]
    .sort((a, b) => compareNatural(a.id, b.id))
    .map(({ id, cells }, i) => ({ cells: [String(i + 1), id, ...cells] }));
}

interface Space {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function drawTable(title: string, columns: readonly Column[], rows: readonly Row[], space: Space, theme: Theme): Strip {
  const { x, y, width } = space;
  const starts = columns.map((_, i) => x + columns.slice(0, i).reduce((sum, c) => sum + c.share, 0) * width);
  const out = [
    text(x, y + 14, title, { size: 16, fill: theme.strong, strong: true }),
    ...columns.map((c, i) => text(starts[i] ?? x, y + 40, c.title, { size: SIZE, fill: theme.muted, strong: true })),
    rule(x, y + 48, width, theme.strong, 1.2),
  ];
  let at = y + 48;
  for (const row of rows.slice(0, ROWS)) {
    const drawn = drawRow(row, columns, starts, at, width, theme);
    out.push(drawn.svg, rule(x, at + drawn.height, width, theme.line, 0.7));
    at += drawn.height;
  }
  if (rows.length > ROWS) {
    const words = `${rows.length - ROWS} more stand in the design and in REVIEW.md.`;
    out.push(text(x, at + 18, words, { size: SIZE, fill: theme.muted }));
    at += 26;
  }
  return { svg: out.join(''), height: at - y };
}

function rule(x: number, y: number, width: number, ink: string, weight: number): string {
  return el('path', { d: `M${px(x)} ${px(y)}h${px(width)}`, stroke: ink, 'stroke-width': weight });
}

function drawRow(
  row: Row,
  columns: readonly Column[],
  starts: readonly number[],
  y: number,
  width: number,
  theme: Theme,
): Strip {
  let lines = 1;
  const cells = columns.map((c, i) => {
    const verdict = c.title === 'Verdict' && row.tone !== undefined;
    const x = (starts[i] ?? 0) + (verdict ? 16 : 0);
    const room = c.share * width - 14 - (verdict ? 16 : 0);
    const ink = verdict && row.tone ? theme.tone[row.tone] : theme.text;
    const words = plainText(row.cells[i] ?? '');
    const sign = verdict && row.tone ? drawSign(row.tone, x - 16, y + 5, ink) : '';
    if (words === '') return '';
    const face = c.mono ? ('mono' as const) : ('sans' as const);
    if (c.mono) return text(x, y + 15, words, { size: SIZE, fill: ink, face, width: room });
    const wrapped = wrapText(words, room, SIZE, LINES);
    lines = Math.max(lines, wrapped.length);
    const drawn = wrapped.map((w, k) => text(x, y + 15 + k * LINE, w, { size: SIZE, fill: ink, strong: verdict }));
    return sign + el('g', {}, el('title', {}, escapeXml(words)) + drawn.join(''));
  });
  return { svg: cells.join(''), height: lines * LINE + 8 };
}
