/** The table of gates: each exception, what it opens, who answers for it, how long it lasts, and its files. */
import { expiryOf } from '../../design/expiry.ts';
import { entityIn, nameOf } from '../../design/lookup.ts';
import { compareNatural } from '../../design/natural-order.ts';
import { portsLabel } from '../../design/ports-text.ts';
import type { Exception } from '../../design/schema.ts';
import type { Row, Table } from '../sheets/tables.ts';
import { inOrder } from './requirements.ts';
import { filesOf, type Subject } from './subject.ts';

/** Every exception once, and what is shared across guardrails. */
export function gateTables(subject: Subject): Table[] {
  return [
    {
      title: 'Gates',
      columns: [
        { title: 'Exception', share: 0.045, mono: true },
        { title: 'Opens', share: 0.1 },
        { title: 'From', share: 0.11, mono: true },
        { title: 'To', share: 0.11, mono: true },
        { title: 'Ports', share: 0.07, mono: true },
        { title: 'Reason', share: 0.115 },
        { title: 'Ticket', share: 0.055 },
        { title: 'Owner', share: 0.07 },
        { title: 'Approver', share: 0.07 },
        { title: 'Expires', share: 0.08 },
        { title: 'Files', share: 0.175, paths: true, lines: 10 },
      ],
      rows: inOrder(subject.shown.exceptions).map((x) => rowOf(subject, x)),
    },
    sharedTable(subject),
  ];
}

function rowOf(subject: Subject, x: Exception): Row {
  const { design, day } = subject;
  const guardrail = entityIn(design, 'guardrails', x.guardrail);
  const expiry = expiryOf(x.expires, day);
  const { cell, element, files } = filesOf(subject, x.id);
  const when = x.expires ?? 'never';
  const state = expiry === undefined ? '' : ` (${expiry.short})`;
  return {
    element,
    files,
    expired: expiry?.expired === true,
    cells: [
      x.id,
      guardrail ? `${guardrail.id} ${guardrail.name}` : `${x.guardrail}, which is not there`,
      nameOf(design, x.from),
      nameOf(design, x.to),
      portsLabel(x.ports),
      x.reason ?? 'no reason given',
      x.ticket ?? 'none',
      x.owner ?? 'no owner',
      x.approver ?? 'nobody',
      when + state,
      cell,
    ],
  };
}

/** Services that are there for many: their consumers pass the guardrails that stand between. */
function sharedTable(subject: Subject): Table {
  const { design, shown } = subject;
  return {
    title: 'Shared services',
    columns: [
      { title: 'Service', share: 0.13 },
      { title: 'Is', share: 0.14, mono: true },
      { title: 'Ports', share: 0.1, mono: true },
      { title: 'Consumers', share: 0.2 },
      { title: 'Reason', share: 0.16 },
      { title: 'Owner', share: 0.09 },
      { title: 'Files', share: 0.18, paths: true, lines: 10 },
    ],
    rows: Object.values(shown.sharedServices)
      .sort((a, b) => compareNatural(a.name, b.name))
      .map((s) => {
        const { cell, element, files } = filesOf(subject, s.id);
        const consumers = s.consumers.map((c) => nameOf(design, c)).sort(compareNatural);
        return {
          element,
          files,
          cells: [
            s.name,
            nameOf(design, s.target),
            portsLabel(s.ports),
            consumers.join(', ') || 'nobody yet',
            s.reason ?? 'no reason given',
            s.owner ?? 'no owner',
            cell,
          ],
        };
      }),
  };
}
