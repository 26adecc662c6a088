import { lazy } from 'react';
import { setFields } from '../../core/design/edits/draft.ts';
import { setIsolation } from '../../core/design/edits/guard.ts';
import { moveToZone } from '../../core/design/edits/move.ts';
import { workloadsOfNamespace, ZONES_OF_AXIS } from '../../core/design/lookup.ts';
import type { Axis, Design, DesignNamespace } from '../../core/design/schema.ts';
import { PracticeLink } from '../practice-link.tsx';
import { useEdit } from '../use-edit.ts';
import { Checkbox } from '../widgets/checkbox.tsx';
import { classes } from '../widgets/classes.ts';
import { Select } from '../widgets/select.tsx';
import { ChoiceField, NameField, OwnerField, zoneLabel } from './fields.tsx';
import { FlowList } from './flow-list.tsx';
import styles from './inspector.module.css';
import { ISOLATION_OPTIONS, isolationLabel } from './isolation-options.ts';
import { LabelsEditor } from './labels-editor.tsx';
import { MemberList } from './member-list.tsx';
import { PanelHead } from './panel-head.tsx';
import { ReachLists } from './reach-list.tsx';
import { Section } from './section.tsx';

const cx = classes(styles);
const SharedServices = lazy(async () => ({ default: (await import('./shared-services.tsx')).SharedServices }));
const ComplianceZones = lazy(async () => ({ default: (await import('./compliance-zones.tsx')).ComplianceZones }));
const AXES: readonly { readonly axis: Axis; readonly label: string }[] = [
  { axis: 'plane', label: 'Plane' },
  { axis: 'environment', label: 'Environment' },
  { axis: 'tenant', label: 'Tenant' },
];

export function NamespacePanel({
  design,
  namespace,
}: {
  readonly design: Design;
  readonly namespace: DesignNamespace;
}) {
  const edit = useEdit();
  const { id, name } = namespace;
  const members = workloadsOfNamespace(design, id);
  const inside = new Set([id, ...members.map((m) => m.id)]);
  const flows = Object.values(design.flows);
  return (
    <>
      <PanelHead
        icon="namespace"
        kind={namespace.system ? 'System namespace' : 'Namespace'}
        title={name}
        subtitle={namespace.owner === undefined ? undefined : `owned by ${namespace.owner}`}
      />
      <Section title="Policy" action={<PracticeLink practice={4} />}>
        <Select
          label="Decided by"
          value={namespace.isolation}
          options={ISOLATION_OPTIONS}
          onChange={(isolation) => edit(isolationLabel(name, isolation), (d) => setIsolation(d, [id], isolation))}
        />
        <Checkbox
          isSelected={namespace.system}
          onChange={(system) =>
            edit(`Mark ${name} as ${system ? '' : 'not '}system`, (d) => setFields(d, 'namespaces', id, { system }))
          }
        >
          System: generated policies leave it alone
        </Checkbox>
      </Section>
      <Section title="Stands in">
        {AXES.map(({ axis, label }) => (
          <ChoiceField
            key={axis}
            label={label}
            record={design[ZONES_OF_AXIS[axis]]}
            value={namespace[axis]}
            onChange={(zone) => edit(zoneLabel(design, name, axis, zone), (d) => moveToZone(d, [id], axis, zone).at(0))}
          />
        ))}
        <ComplianceZones design={design} namespace={namespace} />
      </Section>
      <SharedServices design={design} id={id} />
      <FlowList design={design} title="Flows in" flows={flows.filter((f) => inside.has(f.to) && !inside.has(f.from))} />
      <FlowList
        design={design}
        title="Flows out"
        flows={flows.filter((f) => inside.has(f.from) && !inside.has(f.to))}
      />
      <FlowList
        design={design}
        title="Flows inside"
        flows={flows.filter((f) => inside.has(f.from) && inside.has(f.to))}
      />
      <ReachLists />
      <MemberList title="Workloads" members={members.map((m) => ({ id: m.id, name: m.name, what: m.kind }))} />
      <LabelsEditor id={id} title="Labels" labels={namespace.labels} />
      <Section title="Identity">
        <div className={cx('pair')}>
          <NameField id={id} name={name} />
          <OwnerField collection="namespaces" id={id} owner={namespace.owner} />
        </div>
      </Section>
    </>
  );
}
