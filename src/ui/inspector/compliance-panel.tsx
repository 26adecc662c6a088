import { setFields } from '../../core/design/edits/draft.ts';
import { addGuardrail } from '../../core/design/edits/guard.ts';
import { joinMembership, leaveMembership, setZoneLabel } from '../../core/design/edits/membership.ts';
import { nameOf, namespacesOfZone } from '../../core/design/lookup.ts';
import type { Design, Zone } from '../../core/design/schema.ts';
import { DraftField } from '../draft-field.tsx';
import { PRACTICE_OF_AXIS } from '../practices.ts';
import { RefList } from '../ref-list.tsx';
import { refThings } from '../ref-things.ts';
import { useEdit } from '../use-edit.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { NameField, OwnerField } from './fields.tsx';
import styles from './inspector.module.css';
import { MemberList } from './member-list.tsx';
import { PanelHead } from './panel-head.tsx';
import { Section } from './section.tsx';

const cx = classes(styles);

/** A compliance zone: who stands in it, what that means as a label, and what encloses it. */
export function CompliancePanel({ design, zone }: { readonly design: Design; readonly zone: Zone }) {
  const edit = useEdit();
  const { id, name, label } = zone;
  const namespaces = namespacesOfZone(design, id);
  const direct = namespaces.filter((n) => n.complianceZones.includes(id)).map((n) => n.id);
  const rails = Object.values(design.guardrails).filter(({ rule }) => rule.kind === 'enclose' && rule.zone === id);
  const setLabel = (next: Zone['label']) =>
    edit(`Set what ${name} means as a label`, (d) => setZoneLabel(d, 'complianceZones', id, next));
  return (
    <>
      <PanelHead
        icon="group"
        kind="Compliance zone"
        title={name}
        subtitle={`${label.key}=${label.value}`}
        practice={PRACTICE_OF_AXIS.tenant}
      />
      <MemberList
        title="Namespaces"
        members={namespaces.map((n) => ({ id: n.id, name: n.name, what: direct.includes(n.id) ? '' : 'inherited' }))}
      />
      <RefList
        design={design}
        label="namespaces"
        ids={direct}
        things={refThings(design, ['namespaces'], direct)}
        onAdd={(ns) =>
          edit(`Put ${nameOf(design, ns)} into ${name}`, (d) => joinMembership(d, ns, 'complianceZones', id))
        }
        onRemove={(ns) =>
          edit(`Take ${nameOf(design, ns)} out of ${name}`, (d) => leaveMembership(d, ns, 'complianceZones', id))
        }
      />
      <MemberList
        title="Enclosed by"
        members={rails.map((g) => ({ id: g.id, name: `${g.id} ${g.name}`, what: g.owner ?? '' }))}
      />
      {rails.length === 0 && (
        <div className={cx('actions')}>
          <Button
            icon="guardrail"
            onPress={() =>
              edit(`Add guardrail: Enclose ${name}`, (d) => {
                addGuardrail(d, { rule: { kind: 'enclose', zone: id } });
              })
            }
          >
            Enclose it
          </Button>
        </div>
      )}
      <Section title="Identity">
        <div className={cx('pair')}>
          <NameField id={id} name={name} />
          <OwnerField collection="complianceZones" id={id} owner={zone.owner} />
          <DraftField label="Label key" mono value={label.key} onCommit={(key) => setLabel({ ...label, key })} />
          <DraftField
            label="Label value"
            mono
            value={label.value}
            onCommit={(value) => setLabel({ ...label, value })}
          />
        </div>
        <DraftField
          label="Description"
          rows={2}
          value={zone.description ?? ''}
          onCommit={(description) =>
            edit(`Describe ${name}`, (d) =>
              setFields(d, 'complianceZones', id, { description: description || undefined }),
            )
          }
        />
      </Section>
    </>
  );
}
