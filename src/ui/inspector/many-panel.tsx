import { setFlow } from '../../core/design/edits/connect.ts';
import { setFields } from '../../core/design/edits/draft.ts';
import { setIsolation, setOwnIsolation } from '../../core/design/edits/guard.ts';
import { moveToNamespace, moveToZone } from '../../core/design/edits/move.ts';
import { nameOf, ZONES_OF_AXIS } from '../../core/design/lookup.ts';
import type { Axis, Design, Flow } from '../../core/design/schema.ts';
import { counted } from '../../core/design/thing-words.ts';
import { CommandButton } from '../commands.tsx';
import { DraftField } from '../draft-field.tsx';
import { useEdit } from '../use-edit.ts';
import { classes } from '../widgets/classes.ts';
import { Select } from '../widgets/select.tsx';
import { ChoiceField, zoneLabel } from './fields.tsx';
import styles from './inspector.module.css';
import {
  AS_NAMESPACE,
  ISOLATION_OPTIONS,
  isolationLabel,
  ownIsolationLabel,
  ownIsolationOptions,
} from './isolation-options.ts';
import { PanelHead } from './panel-head.tsx';
import { Section } from './section.tsx';
import { shared } from './shared.ts';

const cx = classes(styles);
const AXES: readonly Axis[] = ['plane', 'environment', 'tenant'];
const STATUSES = ['agreed', 'proposed', 'open question', 'must not'] as const;

/** Several things at once: what they share, editable together. */
export function ManyPanel({ design, ids }: { readonly design: Design; readonly ids: readonly string[] }) {
  const edit = useEdit();
  const pick = <T,>(record: Readonly<Record<string, T>>): T[] =>
    ids.flatMap((id) => (Object.hasOwn(record, id) ? [record[id] as T] : []));
  const namespaces = pick(design.namespaces);
  const workloads = pick(design.workloads);
  const flows = pick(design.flows);
  const counts = [
    [namespaces.length, 'namespace'],
    [workloads.length, 'workload'],
    [flows.length, 'flow'],
    [ids.length - namespaces.length - workloads.length - flows.length, 'other'],
  ] as const;
  return (
    <>
      <PanelHead
        icon="select"
        kind="Selection"
        title={`${ids.length} things`}
        subtitle={counts
          .filter(([n]) => n > 0)
          .map(([n, word]) => `${n} ${word}${n === 1 || word === 'other' ? '' : 's'}`)
          .join(', ')}
      />
      {namespaces.length > 0 && <Namespaces design={design} ids={namespaces.map((n) => n.id)} />}
      {workloads.length > 0 && (
        <Section title="Workloads" count={workloads.length}>
          <ChoiceField
            label="Namespace"
            record={design.namespaces}
            value={shared(workloads.map((w) => w.namespace))}
            required
            onChange={(to) =>
              to !== undefined &&
              edit(`Move ${counted(workloads.length, 'workload')} to ${nameOf(design, to)}`, (d) =>
                moveToNamespace(
                  d,
                  workloads.map((w) => w.id),
                  to,
                ).at(0),
              )
            }
          />
          <DraftField
            label="Service account"
            mono
            value={shared(workloads.map((w) => w.serviceAccount)) ?? ''}
            placeholder="several"
            onCommit={(serviceAccount) =>
              serviceAccount === ''
                ? undefined
                : edit(
                    `Set the service account of ${counted(workloads.length, 'workload')} to ${serviceAccount}`,
                    (d) => {
                      for (const w of workloads) setFields(d, 'workloads', w.id, { serviceAccount });
                    },
                  )
            }
          />
          <Select
            label="Isolated"
            value={shared(workloads.map((w) => w.isolation ?? AS_NAMESPACE))}
            placeholder="several"
            options={ownIsolationOptions()}
            onChange={(own) =>
              edit(ownIsolationLabel(counted(workloads.length, 'workload'), own), (d) =>
                setOwnIsolation(
                  d,
                  workloads.map((w) => w.id),
                  own === AS_NAMESPACE ? undefined : own,
                ),
              )
            }
          />
        </Section>
      )}
      {flows.length > 0 && <Flows flows={flows} />}
      <Section title="All of them">
        <div className={cx('actions')}>
          <CommandButton command="edit.delete">Delete</CommandButton>
          <CommandButton command="edit.move">Move to…</CommandButton>
          <CommandButton command="select.none" variant="quiet">
            Clear selection
          </CommandButton>
        </div>
      </Section>
    </>
  );
}

function Namespaces({ design, ids }: { readonly design: Design; readonly ids: readonly string[] }) {
  const edit = useEdit();
  const all = ids.flatMap((id) => design.namespaces[id] ?? []);
  return (
    <Section title="Namespaces" count={all.length}>
      {AXES.map((axis) => (
        <ChoiceField
          key={axis}
          label={axis[0]?.toUpperCase() + axis.slice(1)}
          record={design[ZONES_OF_AXIS[axis]]}
          value={shared(all.map((n) => n[axis]))}
          onChange={(zone) =>
            edit(zoneLabel(design, counted(all.length, 'namespace'), axis, zone), (d) =>
              moveToZone(d, ids, axis, zone).at(0),
            )
          }
        />
      ))}
      <Select
        label="Decided by"
        value={shared(all.map((n) => n.isolation))}
        placeholder="several"
        options={ISOLATION_OPTIONS}
        onChange={(isolation) =>
          edit(isolationLabel(counted(all.length, 'namespace'), isolation), (d) => setIsolation(d, ids, isolation))
        }
      />
      <DraftField
        label="Owner"
        value={shared(all.map((n) => n.owner)) ?? ''}
        placeholder={shared(all.map((n) => n.owner)) === undefined ? 'several, or none' : 'Who answers for it'}
        onCommit={(owner) =>
          edit(`Set the owner of ${counted(all.length, 'namespace')} to ${owner || 'nobody'}`, (d) => {
            for (const id of ids) setFields(d, 'namespaces', id, { owner: owner || undefined });
          })
        }
      />
    </Section>
  );
}

function Flows({ flows }: { readonly flows: readonly Flow[] }) {
  const edit = useEdit();
  return (
    <Section title="Flows" count={flows.length}>
      <Select
        label="Status"
        value={shared(flows.map((f) => f.status))}
        placeholder="several"
        options={STATUSES.map((s) => ({ id: s, label: s }))}
        onChange={(status) =>
          edit(`Mark ${counted(flows.length, 'flow')} as ${status}`, (d) => {
            for (const f of flows) setFlow(d, f.id, { status });
          })
        }
      />
    </Section>
  );
}
