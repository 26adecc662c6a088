import { useState } from 'react';
import { setFields } from '../../core/design/edits/draft.ts';
import { expiryOf } from '../../core/design/expiry.ts';
import { nameOf } from '../../core/design/lookup.ts';
import { compareNatural } from '../../core/design/natural-order.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Acceptance, Design, Exception, SharedService } from '../../core/design/schema.ts';
import { samePerson } from '../../core/design/widening.ts';
import { todayOf } from '../../state/today.ts';
import { isDate } from '../dates.ts';
import { DraftField } from '../draft-field.tsx';
import { removeWithUndo } from '../remove.ts';
import { useActions, useStudio } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { WideningNote } from '../widening-note.tsx';
import { Badge } from '../widgets/badge.tsx';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { Segmented } from '../widgets/segmented.tsx';
import styles from './governance.module.css';
import { Ledger, type LedgerRow, shownOf } from './ledger.tsx';

const cx = classes(styles);

type Shown = 'exceptions' | 'acceptances' | 'services';

const EMPTY: Readonly<Record<Shown, { readonly title: string; readonly text: string }>> = {
  exceptions: {
    title: 'No exceptions',
    text: 'An exception is a gate in a guardrail, with reason, owner, approver and end. A blocked flow offers to grant one.',
  },
  acceptances: {
    title: 'No accepted findings',
    text: 'A finding that somebody answers for, with a reason and an end, counts no longer until it ends.',
  },
  services: {
    title: 'No shared services',
    text: 'A workload or namespace is offered as a shared service in the inspector; each consumer gets a gate in every guardrail.',
  },
};

/** What was let through in spite of guardrails and checks: exceptions, accepted findings, shared services. */
export function Gates({ design }: { readonly design: Design }) {
  const [kind, setKind] = useState<Shown>('exceptions');
  const [chosen, setChosen] = useState<string>();
  const rows = rowsOf(design, kind);
  const shown = shownOf(rows, chosen);
  const count = (label: string, record: object) => {
    const n = Object.keys(record).length;
    return n === 0 ? label : `${label} ${n}`;
  };
  return (
    <Ledger
      label="Let through"
      rows={rows}
      chosen={shown?.id}
      onChoose={setChosen}
      tools={
        <Segmented
          label="Shown"
          value={kind}
          options={[
            { id: 'exceptions', label: count('Exceptions', design.exceptions) },
            { id: 'acceptances', label: count('Accepted', design.acceptances) },
            { id: 'services', label: count('Shared', design.sharedServices) },
          ]}
          onChange={setKind}
        />
      }
    >
      {shown ? (
        <Editor key={shown.id} design={design} kind={kind} id={shown.id} />
      ) : (
        <EmptyState icon="exception" title={EMPTY[kind].title}>
          {EMPTY[kind].text}
        </EmptyState>
      )}
    </Ledger>
  );
}

/** What ends first comes first; what has no end comes last. */
function byEnd(a: { readonly id: string; readonly expires?: string | undefined }, b: typeof a): number {
  if (a.expires !== b.expires) return (a.expires ?? '9999') < (b.expires ?? '9999') ? -1 : 1;
  return compareNatural(a.id, b.id);
}

function rowsOf(design: Design, kind: Shown): LedgerRow[] {
  switch (kind) {
    case 'exceptions':
      return Object.values(design.exceptions)
        .sort(byEnd)
        .map((x) => ({
          id: x.id,
          title: `${x.id} in ${x.guardrail}`,
          text: `${nameOf(design, x.from)} → ${nameOf(design, x.to)} ${portsLabel(x.ports)}`,
          badges: <Ends expires={x.expires} />,
        }));
    case 'acceptances':
      return Object.values(design.acceptances)
        .sort(byEnd)
        .map((a) => ({ id: a.id, title: a.check, text: a.subject, badges: <Ends expires={a.expires} /> }));
    case 'services':
      return Object.values(design.sharedServices).map((s) => ({
        id: s.id,
        title: s.name,
        text: `${nameOf(design, s.target)} ${portsLabel(s.ports)} for ${s.consumers.length}`,
      }));
  }
}

function Ends({ expires }: { readonly expires: string | undefined }) {
  const expiry = expiryOf(expires, todayOf(new Date()));
  if (!expiry) return <Badge tone="warning">no end</Badge>;
  return (
    <Badge
      tone={expiry.expired ? 'blocked' : expiry.isNear ? 'warning' : 'neutral'}
      icon={expiry.expired ? 'cross' : 'exception'}
    >
      {expiry.words}
    </Badge>
  );
}

function Editor(props: { readonly design: Design; readonly kind: Shown; readonly id: string }) {
  const { design, kind, id } = props;
  switch (kind) {
    case 'exceptions': {
      const found = design.exceptions[id];
      return found ? <ExceptionEditor design={design} exception={found} /> : null;
    }
    case 'acceptances': {
      const found = design.acceptances[id];
      return found ? <AcceptanceEditor acceptance={found} /> : null;
    }
    case 'services': {
      const found = design.sharedServices[id];
      return found ? <ServiceCard design={design} service={found} /> : null;
    }
  }
}

const dated = (text: string, commit: () => string | undefined) =>
  text !== '' && !isDate(text) ? 'write a date as 2027-01-31' : commit();

function ExceptionEditor({ design, exception }: { readonly design: Design; readonly exception: Exception }) {
  const edit = useEdit();
  const studio = useStudio();
  const { id, owner, approver } = exception;
  const set = (what: string, fields: Parameters<typeof setFields<'exceptions'>>[3]) =>
    edit(`Set the ${what} of ${id}`, (d) => setFields(d, 'exceptions', id, fields));
  const other = (text: string, person: string | undefined) =>
    text !== '' && samePerson(text, person) ? 'owner and approver are two people' : undefined;
  return (
    <div className={cx('form')}>
      <div className={cx('form-head')}>
        <h2>{`${id} in ${exception.guardrail}`}</h2>
        <IconButton icon="delete" label={`Delete exception ${id}`} onPress={() => removeWithUndo(studio, [id])} />
      </div>
      <p>
        {nameOf(design, exception.from)} → {nameOf(design, exception.to)} {portsLabel(exception.ports)}
      </p>
      <WideningNote exception={id} />
      <div className={cx('pair')}>
        <DraftField
          label="Ends"
          value={exception.expires ?? ''}
          placeholder="2027-01-31"
          onCommit={(text) => dated(text, () => set('end', { expires: text || undefined }))}
        />
        <DraftField
          label="Ticket"
          value={exception.ticket ?? ''}
          placeholder="SEC-123"
          onCommit={(ticket) => set('ticket', { ticket: ticket || undefined })}
        />
        <DraftField
          label="Owner"
          value={owner ?? ''}
          placeholder="Who needs it"
          onCommit={(text) => other(text, approver) ?? set('owner', { owner: text || undefined })}
        />
        <DraftField
          label="Approver"
          value={approver ?? ''}
          placeholder="Who allowed it"
          onCommit={(text) => other(text, owner) ?? set('approver', { approver: text || undefined })}
        />
      </div>
      <DraftField
        label="Reason"
        rows={2}
        value={exception.reason ?? ''}
        onCommit={(reason) => set('reason', { reason: reason || undefined })}
      />
    </div>
  );
}

function AcceptanceEditor({ acceptance }: { readonly acceptance: Acceptance }) {
  const edit = useEdit();
  const studio = useStudio();
  const { id, check, subject, reason, owner, expires } = acceptance;
  const set = (what: string, fields: Parameters<typeof setFields<'acceptances'>>[3]) =>
    edit(`Set the ${what} of the accepted ${check}`, (d) => setFields(d, 'acceptances', id, fields));
  return (
    <div className={cx('form')}>
      <div className={cx('form-head')}>
        <h2>{check}</h2>
        <Button onPress={() => removeWithUndo(studio, [id])}>Accept no longer</Button>
      </div>
      <p className={cx('mono')}>{subject}</p>
      <div className={cx('pair')}>
        <DraftField
          label="Ends"
          value={expires ?? ''}
          placeholder="2027-01-31"
          onCommit={(text) => dated(text, () => set('end', { expires: text || undefined }))}
        />
        <DraftField
          label="Owner"
          value={owner}
          onCommit={(text) => (text === '' ? 'somebody has to answer for it' : set('owner', { owner: text }))}
        />
      </div>
      <DraftField
        label="Reason"
        rows={2}
        value={reason}
        onCommit={(text) => (text === '' ? 'say why' : set('reason', { reason: text }))}
      />
    </div>
  );
}

function ServiceCard({ design, service }: { readonly design: Design; readonly service: SharedService }) {
  const { select } = useActions();
  return (
    <div className={cx('form')}>
      <div className={cx('form-head')}>
        <h2>{service.name}</h2>
        <Button onPress={() => select([service.target])}>Edit in the inspector</Button>
      </div>
      <p>
        {nameOf(design, service.target)} {portsLabel(service.ports)}
        {service.owner ? `, owner ${service.owner}` : ''}
      </p>
      <p className={cx('quiet')}>{service.consumers.length === 0 ? 'Nobody uses it yet.' : 'Used by'}</p>
      <ul className={cx('chips')}>
        {service.consumers.map((c) => (
          <li key={c}>
            <Badge>{nameOf(design, c)}</Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}
