import { lazy } from 'react';
import type { OpennessOf } from '../../core/analyses/answers.ts';
import { setFields } from '../../core/design/edits/draft.ts';
import { setOwnIsolation } from '../../core/design/edits/guard.ts';
import { moveToNamespace } from '../../core/design/edits/move.ts';
import { isManaged } from '../../core/design/isolation.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design, DesignWorkload } from '../../core/design/schema.ts';
import { openness } from '../../state/selectors.ts';
import { DraftField } from '../draft-field.tsx';
import { useStudioStore } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { Checkbox } from '../widgets/checkbox.tsx';
import { classes } from '../widgets/classes.ts';
import { Select } from '../widgets/select.tsx';
import { ContainerPorts } from './container-ports.tsx';
import { ExposureList } from './exposure-list.tsx';
import { ChoiceField, NameField } from './fields.tsx';
import { FlowList } from './flow-list.tsx';
import styles from './inspector.module.css';
import { AS_NAMESPACE, ownIsolationLabel, ownIsolationOptions } from './isolation-options.ts';
import { LabelsEditor } from './labels-editor.tsx';
import { PanelHead } from './panel-head.tsx';
import { ReachLists } from './reach-list.tsx';
import { Section } from './section.tsx';

const cx = classes(styles);
const SharedServices = lazy(async () => ({ default: (await import('./shared-services.tsx')).SharedServices }));
const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'ReplicaSet', 'Pod'];

export function WorkloadPanel({ design, workload }: { readonly design: Design; readonly workload: DesignWorkload }) {
  const edit = useEdit();
  const { id, name } = workload;
  const flows = Object.values(design.flows);
  const kinds = KINDS.includes(workload.kind) ? KINDS : [...KINDS, workload.kind];
  return (
    <>
      <PanelHead icon="workload" kind={workload.kind} title={name} subtitle={placeText(design, workload)} />
      <OpennessSentences id={id} />
      <OwnIsolation design={design} workload={workload} />
      <ExposureList design={design} workload={id} />
      <FlowList design={design} title="Flows" flows={flows.filter((f) => f.from === id || f.to === id)} />
      <SharedServices design={design} id={id} />
      <ReachLists />
      <ContainerPorts workload={workload} />
      <LabelsEditor id={id} title="Pod labels" labels={workload.labels} />
      <Section title="Identity">
        <NameField id={id} name={name} />
        <div className={cx('pair')}>
          <Select
            label="Kind"
            value={workload.kind}
            options={kinds.map((k) => ({ id: k, label: k }))}
            onChange={(kind) => edit(`Make ${name} a ${kind}`, (d) => setFields(d, 'workloads', id, { kind }))}
          />
          <ChoiceField
            label="Namespace"
            record={design.namespaces}
            value={workload.namespace}
            required
            onChange={(to) =>
              to !== undefined &&
              edit(`Move ${name} to namespace ${nameOf(design, to)}`, (d) => moveToNamespace(d, [id], to).at(0))
            }
          />
        </div>
        <DraftField
          label="Service account"
          mono
          value={workload.serviceAccount}
          onCommit={(value) =>
            edit(`Set the service account of ${name} to ${value || 'default'}`, (d) =>
              setFields(d, 'workloads', id, { serviceAccount: value || 'default' }),
            )
          }
        />
        <Checkbox
          isSelected={workload.hostNetwork}
          onChange={(hostNetwork) =>
            edit(`${hostNetwork ? 'Put' : 'Take'} ${name} ${hostNetwork ? 'on' : 'off'} the host network`, (d) =>
              setFields(d, 'workloads', id, { hostNetwork }),
            )
          }
        >
          Host network
        </Checkbox>
      </Section>
    </>
  );
}

/** Where the design manages the namespace, a workload may be isolated otherwise. */
function OwnIsolation({ design, workload }: { readonly design: Design; readonly workload: DesignWorkload }) {
  const edit = useEdit();
  const { id, name, isolation } = workload;
  const namespace = Object.hasOwn(design.namespaces, workload.namespace)
    ? design.namespaces[workload.namespace]
    : undefined;
  if (!namespace || (!isManaged(namespace) && isolation === undefined)) return null;
  return (
    <Section title="Policy">
      <Select
        label="Isolated"
        value={isolation ?? AS_NAMESPACE}
        options={ownIsolationOptions(namespace.isolation)}
        onChange={(own) =>
          edit(ownIsolationLabel(name, own), (d) => setOwnIsolation(d, [id], own === AS_NAMESPACE ? undefined : own))
        }
      />
      {!isManaged(namespace) && <p className={cx('quiet')}>Counts once the design manages {namespace.name}.</p>}
    </Section>
  );
}

function placeText(design: Design, workload: DesignWorkload): string {
  const ns = Object.hasOwn(design.namespaces, workload.namespace) ? design.namespaces[workload.namespace] : undefined;
  return `in ${ns?.name ?? workload.namespace}`;
}

/** `Reached by 3 workloads in 2 namespaces, and from outside.` */
export function opennessText(verb: 'in' | 'out', o: OpennessOf): string {
  const subject = verb === 'in' ? 'Ingress' : 'Egress';
  if (o.to === 'all') return `${subject} is open to all: inside and outside.`;
  if (o.to === 'none') return `${subject} is closed.`;
  const inside =
    o.workloads > 0
      ? `${o.workloads} workload${o.workloads === 1 ? '' : 's'} in ${o.namespaces} namespace${o.namespaces === 1 ? '' : 's'}`
      : '';
  return `${subject} is open to ${[inside, o.outside ? 'outside addresses' : ''].filter((t) => t !== '').join(' and ')}.`;
}

function OpennessSentences({ id }: { readonly id: string }) {
  const side = useStudioStore('view', (v) => v.side);
  const answer = useStudioStore('analysis', openness(side, id));
  return (
    <Section title="Openness">
      {answer ? (
        <>
          <p className={cx('sentence')}>{opennessText('in', answer.ingress)}</p>
          <p className={cx('sentence')}>{opennessText('out', answer.egress)}</p>
        </>
      ) : (
        <p className={cx('quiet')}>Not known on this side yet.</p>
      )}
    </Section>
  );
}
