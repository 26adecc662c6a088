/** The table of guardrails: what each says, who answers for it, and what implements it. */
import { guardrailSentence } from '../../design/guardrail-text.ts';
import { nameOf } from '../../design/lookup.ts';
import { portsLabel } from '../../design/ports-text.ts';
import type { Guardrail } from '../../design/schema.ts';
import { counted } from '../../lib/number-text.ts';
import { groupBy } from '../../lib/order.ts';
import type { Row, Table } from '../sheets/tables.ts';
import { directionWords, inOrder, protectedWords } from './requirements.ts';
import { filesOf, implementedBy, type Subject, type WrittenObject } from './subject.ts';

/** Every guardrail once, and every flow that must not be. */
export function guardrailTables(subject: Subject): Table[] {
  return [
    {
      title: 'Guardrails',
      columns: [
        { title: 'Guardrail', share: 0.057, mono: true },
        { title: 'Says', share: 0.19 },
        { title: 'Protects', share: 0.085 },
        { title: 'Direction', share: 0.055 },
        { title: 'Owner', share: 0.08 },
        { title: 'Strength', share: 0.103 },
        { title: 'Exceptions', share: 0.065 },
        { title: 'Implemented by', share: 0.155, signed: true, lines: 10 },
        { title: 'Files', share: 0.21, paths: true, lines: 14 },
      ],
      rows: inOrder(subject.shown.guardrails).map((g) => rowOf(subject, g)),
    },
    forbiddenTable(subject),
  ];
}

function rowOf(subject: Subject, g: Guardrail): Row {
  const { design, shown } = subject;
  const gates = Object.values(shown.exceptions).filter((x) => x.guardrail === g.id).length;
  const { cell, element, files } = filesOf(subject, g.id);
  const { words, isWrong } = implementedWords(subject, g.id);
  return {
    element,
    files,
    ...(isWrong ? { tone: 'blocked' as const } : {}),
    cells: [
      g.id,
      `${g.name}: ${guardrailSentence(design, g)}`,
      protectedWords(design, g),
      directionWords(g),
      g.owner ?? 'no owner',
      strengthWords(subject, g),
      gates === 0 ? 'none' : String(gates),
      words,
      cell,
    ],
  };
}

/** What the design itself says of strength: a drawing attacks nothing. */
function strengthWords({ design, implementation }: Subject, { id, against }: Guardrail): string {
  if (implementation.notEnforceable.has(id)) return 'none: not enforceable by this target';
  if (against === undefined) return 'not judged here; no persona is named';
  return `not judged here; must hold against ${against.map((p) => nameOf(design, p)).join(', ')}`;
}

/** `tier Admin: g-1-plane-data`, or why nothing does. */
function implementedWords(subject: Subject, id: string): { readonly words: string; readonly isWrong: boolean } {
  const { notEnforceable, losses } = subject.implementation;
  const objects = objectWords(implementedBy(subject, id).objects);
  const refused = (notEnforceable.get(id) ?? []).map((reason) => `not enforceable by this target: ${reason}`);
  const lost = (losses.get(id) ?? []).map((message) => `loss: ${message}`);
  const wrong = [...refused, ...lost];
  return { words: [...wrong, ...objects].join('; ') || 'nothing yet', isWrong: wrong.length > 0 };
}

function objectWords(objects: readonly WrittenObject[]): string[] {
  return [...groupBy(objects, (o) => (o.tier === undefined ? o.kind : `tier ${o.tier}`))].map(
    ([where, some]) => `${where}, ${counted(some.length, 'policy', 'policies')}: ${some.map((o) => o.name).join(', ')}`,
  );
}

/** Flows that must not be: walls between two ends that somebody drew as flows. */
function forbiddenTable(subject: Subject): Table {
  const { design, shown } = subject;
  return {
    title: 'Flows that must not be',
    columns: [
      { title: 'Flow', share: 0.057, mono: true },
      { title: 'From', share: 0.13, mono: true },
      { title: 'To', share: 0.13, mono: true },
      { title: 'Ports', share: 0.08, mono: true },
      { title: 'Reason', share: 0.17 },
      { title: 'Owner', share: 0.078 },
      { title: 'Implemented by', share: 0.145, signed: true },
      { title: 'Files', share: 0.21, paths: true, lines: 10 },
    ],
    rows: inOrder(shown.flows)
      .filter((f) => f.status === 'must not')
      .map((f) => {
        const { cell, element, files } = filesOf(subject, f.id);
        const { words, isWrong } = implementedWords(subject, f.id);
        return {
          element,
          files,
          ...(isWrong ? { tone: 'blocked' as const } : {}),
          cells: [
            f.id,
            nameOf(design, f.from),
            nameOf(design, f.to),
            portsLabel(f.ports),
            f.reason ?? 'no reason given',
            f.owner ?? 'no owner',
            words,
            cell,
          ],
        };
      }),
  };
}
