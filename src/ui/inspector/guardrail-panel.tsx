import { useEffect } from 'react';
import { setFields } from '../../core/design/edits/draft.ts';
import { expiryOf } from '../../core/design/expiry.ts';
import type { Design, Exception, Guardrail } from '../../core/design/schema.ts';
import { samePerson } from '../../core/design/widening.ts';
import { todayOf } from '../../state/today.ts';
import { CommandButton } from '../commands.tsx';
import { isDate } from '../dates.ts';
import { DraftField } from '../draft-field.tsx';
import { PortsField } from '../ports-field.tsx';
import { removeWithUndo } from '../remove.ts';
import { StrengthChips } from '../strength-chips.tsx';
import { useActions, useStudio, useStudioStore } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { WideningNote } from '../widening-note.tsx';
import { Badge } from '../widgets/badge.tsx';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { NameField, OwnerField } from './fields.tsx';
import { GuardrailRule } from './guardrail-rule.tsx';
import { exceptionText, guardrailText, practiceOf } from './guardrail-words.ts';
import styles from './inspector.module.css';
import { PanelHead } from './panel-head.tsx';
import { Section } from './section.tsx';

const cx = classes(styles);

export function GuardrailPanel({ design, guardrail }: { readonly design: Design; readonly guardrail: Guardrail }) {
  const edit = useEdit();
  const { setView } = useActions();
  const { id } = guardrail;
  const gates = Object.values(design.exceptions).filter((x) => x.guardrail === id);
  return (
    <>
      <PanelHead
        icon="guardrail"
        kind={`Guardrail ${id}`}
        title={guardrail.name}
        subtitle={guardrailText(design, guardrail)}
        practice={practiceOf(guardrail)}
      />
      <Section title="Strength">
        <HoldsToday id={id} />
        <div className={cx('actions')}>
          <Button icon="proof" onPress={() => setView({ dialog: 'strength' })}>
            Try to break it
          </Button>
        </div>
      </Section>
      <Section title="Exceptions" count={gates.length}>
        {gates.length === 0 && <p className={cx('quiet')}>None. A blocked flow offers to grant one.</p>}
        {gates.map((x) => (
          <ExceptionCard key={x.id} design={design} exception={x} />
        ))}
      </Section>
      <GuardrailRule design={design} guardrail={guardrail} />
      <Section title="Who and why">
        <div className={cx('pair')}>
          <NameField id={id} name={guardrail.name} />
          <OwnerField collection="guardrails" id={id} owner={guardrail.owner} />
        </div>
        <DraftField
          label="Reason"
          rows={2}
          value={guardrail.reason ?? ''}
          onCommit={(reason) =>
            edit(`Set the reason of ${id}`, (d) => setFields(d, 'guardrails', id, { reason: reason || undefined }))
          }
        />
        <div className={cx('actions')}>
          <CommandButton command="edit.delete">Delete guardrail</CommandButton>
        </div>
      </Section>
    </>
  );
}

/** Whether it holds as it is is asked as soon as somebody looks; the personas it was tried as stand beside it. */
function HoldsToday({ id }: { readonly id: string }) {
  const { tryGuardrail } = useActions();
  const design = useStudioStore('document', (d) => d.document?.design);
  const side = useStudioStore('view', (v) => v.side);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another design or side is another question
  useEffect(() => tryGuardrail(id), [id, design, side, tryGuardrail]);
  return (
    <div className={cx('chips')}>
      <StrengthChips guardrail={id} />
    </div>
  );
}

const TEXTS = [
  { field: 'ticket', label: 'Ticket', placeholder: 'SEC-123' },
  { field: 'expires', label: 'Expires', placeholder: '2027-01-31' },
  { field: 'owner', label: 'Owner', placeholder: 'Who needs it' },
  { field: 'approver', label: 'Approver', placeholder: 'Who allowed it' },
] as const;

const TWO_PEOPLE = 'owner and approver are two people';

/** Why a field of an exception cannot say this. */
function problemOf(exception: Exception, field: (typeof TEXTS)[number]['field'], value: string): string | undefined {
  if (value === '') return undefined;
  if (field === 'expires') return isDate(value) ? undefined : 'write a date as 2027-01-31';
  if (field === 'ticket') return undefined;
  return samePerson(value, field === 'owner' ? exception.approver : exception.owner) ? TWO_PEOPLE : undefined;
}

export function ExceptionCard({ design, exception }: { readonly design: Design; readonly exception: Exception }) {
  const edit = useEdit();
  const studio = useStudio();
  const { id } = exception;
  const expiry = expiryOf(exception.expires, todayOf(new Date()));
  const set = (what: string, fields: Parameters<typeof setFields<'exceptions'>>[3]) =>
    edit(`Set the ${what} of ${id}`, (d) => setFields(d, 'exceptions', id, fields));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own
    <div role="group" aria-label={`Exception ${id}`} className={cx('card')}>
      <div className={cx('card-head')}>
        <span className={cx('handle')}>{id}</span>
        <strong title={exceptionText(design, exception)}>{exceptionText(design, exception)}</strong>
        <IconButton icon="delete" label={`Delete exception ${id}`} onPress={() => removeWithUndo(studio, [id])} />
      </div>
      {expiry && (
        <p>
          <Badge
            tone={expiry.expired ? 'blocked' : expiry.isNear ? 'warning' : 'neutral'}
            icon={expiry.expired ? 'cross' : expiry.isNear ? 'warning' : 'exception'}
          >
            {expiry.words}
          </Badge>
        </p>
      )}
      {samePerson(exception.owner, exception.approver) && (
        <p>
          <Badge tone="warning" icon="warning">
            {`${exception.owner} owns and approves it: ${TWO_PEOPLE}`}
          </Badge>
        </p>
      )}
      <WideningNote exception={id} />
      <PortsField
        label="Ports"
        value={exception.ports}
        suggestions={[]}
        onChange={(ports) => set('ports', { ports })}
      />
      <div className={cx('pair')}>
        {TEXTS.map(({ field, label, placeholder }) => (
          <DraftField
            key={field}
            label={label}
            placeholder={placeholder}
            value={exception[field] ?? ''}
            onCommit={(value) =>
              problemOf(exception, field, value) ?? set(label.toLowerCase(), { [field]: value || undefined })
            }
          />
        ))}
      </div>
      <DraftField
        label="Reason"
        value={exception.reason ?? ''}
        onCommit={(reason) => set('reason', { reason: reason || undefined })}
      />
      <div className={cx('actions')}>
        <Button variant="quiet" onPress={() => studio.actions.select([exception.from, exception.to])}>
          Show its ends
        </Button>
      </div>
    </div>
  );
}
