import { setFields } from '../../core/design/edits/draft.ts';
import { moveToZone } from '../../core/design/edits/move.ts';
import { domainProblem, rangeProblem } from '../../core/design/label-syntax.ts';
import type { Design, External, HostGroup, LabelGroup } from '../../core/design/schema.ts';
import { TextList } from '../text-list.tsx';
import { useEdit } from '../use-edit.ts';
import { Checkbox } from '../widgets/checkbox.tsx';
import { classes } from '../widgets/classes.ts';
import { Select } from '../widgets/select.tsx';
import { ChoiceField, NameField, OwnerField, zoneLabel } from './fields.tsx';
import { FlowList } from './flow-list.tsx';
import styles from './inspector.module.css';
import { LabelsEditor } from './labels-editor.tsx';
import { PanelHead } from './panel-head.tsx';
import { ReachLists } from './reach-list.tsx';
import { Section } from './section.tsx';

const cx = classes(styles);
const touching = (design: Design, id: string) =>
  Object.values(design.flows).filter((f) => f.from === id || f.to === id);
const AUDIENCES = ['own organisation', 'partner', 'internet'] as const;

export function ExternalPanel({ design, external }: { readonly design: Design; readonly external: External }) {
  const edit = useEdit();
  const { id, name } = external;
  const set = (label: string, fields: Partial<Pick<External, 'networks' | 'domains' | 'internet'>>) =>
    edit(label, (d) => setFields(d, 'externals', id, fields));
  return (
    <>
      <PanelHead icon="external" kind="External" title={name} subtitle={external.audience} practice={7} />
      <FlowList design={design} title="Flows" flows={touching(design, id)} />
      <Section title="Addresses">
        <Checkbox
          isSelected={external.internet}
          onChange={(internet) =>
            set(internet ? `Make ${name} the internet` : `Make ${name} less than the internet`, { internet })
          }
        >
          The internet: every address outside the cluster
        </Checkbox>
        <TextList
          label="Networks"
          placeholder="203.0.113.0/24"
          values={external.networks}
          check={(text) => rangeProblem(text, false)}
          onChange={(networks) => set(`Set the networks of ${name}`, { networks })}
        />
        <TextList
          label="Domains"
          placeholder="api.example.com"
          values={external.domains}
          check={domainProblem}
          onChange={(domains) => set(`Set the domains of ${name}`, { domains })}
        />
      </Section>
      <ReachLists />
      <Section title="Identity">
        <div className={cx('pair')}>
          <NameField id={id} name={name} />
          <OwnerField collection="externals" id={id} owner={external.owner} />
        </div>
        <div className={cx('pair')}>
          <Select
            label="Audience"
            value={external.audience}
            placeholder="not said"
            options={AUDIENCES.map((a) => ({ id: a, label: a }))}
            onChange={(audience) =>
              edit(`Set the audience of ${name} to ${audience}`, (d) => setFields(d, 'externals', id, { audience }))
            }
          />
          <ChoiceField
            label="Plane"
            record={design.planes}
            value={external.plane}
            onChange={(zone) =>
              edit(zoneLabel(design, name, 'plane', zone), (d) => moveToZone(d, [id], 'plane', zone).at(0))
            }
          />
        </div>
      </Section>
    </>
  );
}

const ROLES = ['control-plane', 'worker', 'other'] as const;

export function HostPanel({ design, host }: { readonly design: Design; readonly host: HostGroup }) {
  const edit = useEdit();
  const { id, name } = host;
  return (
    <>
      <PanelHead icon="host" kind={`Hosts, ${host.role}`} title={name} practice={5} />
      <FlowList design={design} title="Flows" flows={touching(design, id)} />
      <Section title="Addresses">
        <TextList
          label="Addresses"
          placeholder="10.0.0.0/24"
          values={host.addresses}
          check={(text) => rangeProblem(text, true)}
          onChange={(addresses) =>
            edit(`Set the addresses of ${name}`, (d) => setFields(d, 'hostGroups', id, { addresses }))
          }
        />
      </Section>
      <ReachLists />
      <LabelsEditor id={id} title="Labels" labels={host.labels} />
      <Section title="Identity">
        <div className={cx('pair')}>
          <NameField id={id} name={name} />
          <OwnerField collection="hostGroups" id={id} owner={host.owner} />
        </div>
        <div className={cx('pair')}>
          <Select
            label="Role"
            value={host.role}
            options={ROLES.map((r) => ({ id: r, label: r }))}
            onChange={(role) =>
              edit(`Set the role of ${name} to ${role}`, (d) => setFields(d, 'hostGroups', id, { role }))
            }
          />
          <ChoiceField
            label="Plane"
            record={design.planes}
            value={host.plane}
            onChange={(zone) =>
              edit(zoneLabel(design, name, 'plane', zone), (d) => moveToZone(d, [id], 'plane', zone).at(0))
            }
          />
        </div>
      </Section>
    </>
  );
}

export function GroupPanel({ design, group }: { readonly design: Design; readonly group: LabelGroup }) {
  return (
    <>
      <PanelHead icon="label" kind="Label group" title={group.name} />
      <FlowList design={design} title="Flows" flows={touching(design, group.id)} />
      <LabelsEditor id={group.id} title="Labels it selects" labels={group.labels} />
      <ReachLists />
      <Section title="Identity">
        <NameField id={group.id} name={group.name} />
      </Section>
    </>
  );
}
