import { useState } from 'react';
import { setFields } from '../../core/design/edits/draft.ts';
import { removeEntities } from '../../core/design/edits/remove.ts';
import {
  addConsumer,
  addSharedService,
  portsOffered,
  removeConsumer,
  setConsumerLabel,
} from '../../core/design/edits/share.ts';
import { labelKeyProblem, labelValueProblem } from '../../core/design/label-syntax.ts';
import { nameOf } from '../../core/design/lookup.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design, SharedService } from '../../core/design/schema.ts';
import { suggestedPorts } from '../../core/design/suggested-ports.ts';
import { serviceAnswers } from '../../state/selectors.ts';
import { DraftField } from '../draft-field.tsx';
import { ElementButton } from '../element-button.tsx';
import { PortsField } from '../ports-field.tsx';
import { RefList } from '../ref-list.tsx';
import { ENDS, refThings } from '../ref-things.ts';
import { useStudioStore } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { verdictLook } from '../verdict-look.ts';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

const cx = classes(styles);

interface OfThing {
  readonly design: Design;
  /** A namespace or workload. */
  readonly id: string;
}

/** What a thing offers to several, with who uses it; and what it uses. */
export function SharedServices({ design, id }: OfThing) {
  const edit = useEdit();
  const services = Object.values(design.sharedServices);
  const offered = services.filter((s) => s.target === id);
  const used = services.filter((s) => s.consumers.includes(id));
  const offer = () => {
    edit(`Make ${nameOf(design, id)} a shared service`, (d) => {
      addSharedService(d, { target: id, ports: portsOffered(design, id) });
    });
  };
  return (
    <>
      <Section
        title="Shared service"
        count={offered.length === 0 ? undefined : offered.length}
        action={<IconButton icon="add" label="Offer as a shared service" onPress={offer} />}
      >
        {offered.length === 0 && (
          <p className={cx('quiet')}>Not one. Each consumer of a shared service gets a gate in every guardrail.</p>
        )}
        {offered.map((s) => (
          <ServiceCard key={s.id} design={design} service={s} />
        ))}
      </Section>
      {used.length > 0 && (
        <Section title="Uses" count={used.length}>
          <ul className={cx('list')}>
            {used.map((s) => (
              <li key={s.id}>
                <ElementButton ids={[s.target]} className={cx('row')}>
                  <span className={cx('row-main')}>
                    <MiddleTruncate text={s.name} tail={10} />
                  </span>
                  <span className={cx('row-side')}>{portsLabel(s.ports, 1)}</span>
                </ElementButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** Who gets through because of it, by the verdict of the side on show; what is blocked all the same comes with why. */
function Admitted({ design, service }: { readonly design: Design; readonly service: SharedService }) {
  const side = useStudioStore('view', (v) => v.side);
  const answers = useStudioStore('analysis', serviceAnswers(side, service.id));
  if (service.consumers.length === 0) return <p className={cx('quiet')}>Nobody uses it yet, so it admits nobody.</p>;
  return (
    <ul className={cx('list')} aria-label={`Admitted to ${service.name}`}>
      {service.consumers.map((consumer) => {
        const answer = answers && Object.hasOwn(answers, consumer) ? answers[consumer] : undefined;
        const look = verdictLook({ status: 'agreed', ports: service.ports }, answer);
        const why = answer?.blocks.map((b) => b.text).join('; ') ?? '';
        return (
          <li key={consumer}>
            <ElementButton ids={[consumer]} className={cx('row')} title={why === '' ? look.words : why}>
              <span className={cx('sign', look.tone)}>
                <Icon name={look.icon} size={12} />
              </span>
              <span className={cx('row-main')}>
                <MiddleTruncate text={nameOf(design, consumer)} tail={10} />
              </span>
              <span className={cx('row-side')}>{look.words}</span>
            </ElementButton>
          </li>
        );
      })}
    </ul>
  );
}

function ServiceCard({ design, service }: { readonly design: Design; readonly service: SharedService }) {
  const edit = useEdit();
  const { id, name, consumers } = service;
  const set = (what: string, fields: Parameters<typeof setFields<'sharedServices'>>[3]) =>
    edit(`Set the ${what} of ${name}`, (d) => setFields(d, 'sharedServices', id, fields));
  return (
    <div className={cx('card')}>
      <div className={cx('card-head')}>
        <strong>{name}</strong>
        <IconButton
          icon="delete"
          label={`Share ${name} no more`}
          onPress={() => edit(`Share ${name} no more`, (d) => void removeEntities(d, [id]))}
        />
      </div>
      <PortsField
        label="Ports"
        value={service.ports}
        suggestions={suggestedPorts(design, service.target)}
        onChange={(ports) => set('ports', { ports })}
      />
      <Admitted design={design} service={service} />
      <RefList
        design={design}
        label="consumers"
        ids={consumers}
        things={refThings(design, ENDS, [...consumers, service.target])}
        onAdd={(ref) => edit(`Let ${nameOf(design, ref)} use ${name}`, (d) => addConsumer(d, id, ref))}
        onRemove={(ref) => edit(`Let ${nameOf(design, ref)} use ${name} no more`, (d) => removeConsumer(d, id, ref))}
      />
      <div className={cx('pair')}>
        <DraftField
          label="Name"
          value={name}
          onCommit={(text) => (text === '' ? 'give it a name' : set('name', { name: text }))}
        />
        <DraftField
          label="Owner"
          value={service.owner ?? ''}
          placeholder="Who answers for it"
          onCommit={(owner) => set('owner', { owner: owner || undefined })}
        />
      </div>
      <DraftField
        label="Reason"
        value={service.reason ?? ''}
        onCommit={(reason) => set('reason', { reason: reason || undefined })}
      />
      <ConsumerLabel service={service} />
    </div>
  );
}

/** The label that lets a policy name all consumers at once: namespaces and workloads among them carry it. */
function ConsumerLabel({ service }: { readonly service: SharedService }) {
  const edit = useEdit();
  const { id, name, label } = service;
  const [isOpen, setOpen] = useState(label !== undefined);
  const commit = (text: string) => {
    const [key = '', value = ''] = text.split('=');
    if (text !== '') {
      const problem = text.includes('=') ? (labelKeyProblem(key) ?? labelValueProblem(value)) : 'write it as key=value';
      if (problem !== undefined) return problem;
    }
    return edit(`Set the consumer label of ${name}`, (d) =>
      setConsumerLabel(d, id, text === '' ? undefined : { key, value }),
    );
  };
  if (!isOpen)
    return (
      <div className={cx('actions')}>
        <Button variant="quiet" icon="label" onPress={() => setOpen(true)}>
          Name consumers by a label
        </Button>
      </div>
    );
  return (
    <DraftField
      label="Consumer label"
      mono
      value={label ? `${label.key}=${label.value}` : ''}
      placeholder="access.db=true"
      onCommit={commit}
    />
  );
}
