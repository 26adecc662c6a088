/** The logical diagram as a Mermaid flowchart: zones on each axis, and guardrails between them. */
import { nameOf } from '../../design/lookup.ts';
import { compareNatural } from '../../design/natural-order.ts';
import { portsLabel } from '../../design/ports-text.ts';
import type { Design } from '../../design/schema.ts';
import { comment, quoted } from '../mermaid-text.ts';
import type { Scope } from '../sheets/scope.ts';
import { type LogicalBox, type Mark, type Section, sectionsOf } from './boxes.ts';
import { subjectOf } from './subject.ts';

/** Mermaid itself refuses more than 500 arrows. */
const ARROWS = 400;

/** A flowchart of what is required. Ends with a line break; the same design gives the same text. */
export function logicalMermaid(design: Design, scope: Scope): string {
  const nothing = { of: new Map(), notEnforceable: new Map(), losses: new Map() };
  const subject = subjectOf(design, scope, undefined, nothing);
  const sections = sectionsOf(subject);
  const names = new Map<string, string>();
  const idOf = (id: string) => {
    const known = names.get(id) ?? `z${names.size + 1}`;
    names.set(id, known);
    return known;
  };
  const lines = [
    'flowchart LR',
    `%% ${comment(design.name)}: what is required${subject.scopeWords === '' ? '' : ` of ${comment(subject.scopeWords)}`}`,
  ];
  for (const section of sections) {
    if (section.boxes.length === 0) continue;
    lines.push(
      `  subgraph ${idOf(`section ${section.title}`)}[${quoted(sectionTitle(section))}]`,
      ...section.boxes.flatMap((b) => boxLines(b, section.title, '    ', idOf)),
      '  end',
    );
  }
  const walls = Object.values(subject.shown.guardrails)
    .sort((a, b) => compareNatural(a.id, b.id))
    .flatMap((g) => (g.rule.kind === 'forbid' ? [{ id: g.id, ...g.rule }] : []));
  const known = new Set(names.keys());
  for (const { id, from, to, ports } of walls.slice(0, ARROWS)) {
    for (const end of [from, to])
      if (!known.has(end)) {
        known.add(end);
        lines.push(`  ${idOf(end)}[${quoted(nameOf(design, end))}]`);
      }
    const label = ports === 'any' ? id : `${id} ${portsLabel(ports, 3)}`;
    lines.push(`  ${idOf(from)} --x|${quoted(label)}| ${idOf(to)}`);
  }
  if (walls.length > ARROWS) lines.push(`%% ${walls.length - ARROWS} more walls between named ends are left out`);
  return `${lines.join('\n')}\n`;
}

function sectionTitle({ title, walls }: Section): string {
  return walls.length === 0 ? title : `${title}: ${walls.map((w) => `${w.id} ${w.words}`).join(', ')}`;
}

function boxLines(box: LogicalBox, section: string, indent: string, idOf: (id: string) => string): string[] {
  const id = idOf(box.id ?? `rest of ${section}`);
  const title = `${box.name}${marked(box.marks)}`;
  if (box.children.length === 0) return [`${indent}${id}[${quoted(title, box.lines[0] ?? '')}]`];
  return [
    `${indent}subgraph ${id}[${quoted(title)}]`,
    ...box.children.flatMap((c) => boxLines(c, section, `${indent}  `, idOf)),
    `${indent}end`,
  ];
}

const SIGNS = { both: '', in: ' in', out: ' out' } as const;

function marked(marks: readonly Mark[]): string {
  return marks.length === 0 ? '' : ` ‖ ${marks.map((m) => `${m.id}${SIGNS[m.direction]}`).join(', ')}`;
}
