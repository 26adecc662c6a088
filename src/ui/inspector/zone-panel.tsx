import { setFields } from '../../core/design/edits/draft.ts';
import { moveToZone } from '../../core/design/edits/move.ts';
import { nameOf, namespacesOfZone, ZONES_OF_AXIS, zoneChain } from '../../core/design/lookup.ts';
import type { Axis, Design, Zone } from '../../core/design/schema.ts';
import { DraftField } from '../draft-field.tsx';
import { PRACTICE_OF_AXIS } from '../practices.ts';
import { useEdit } from '../use-edit.ts';
import { classes } from '../widgets/classes.ts';
import { ChoiceField, NameField, OwnerField, zoneLabel } from './fields.tsx';
import { FlowList } from './flow-list.tsx';
import styles from './inspector.module.css';
import { MemberList } from './member-list.tsx';
import { PanelHead } from './panel-head.tsx';
import { ReachLists } from './reach-list.tsx';
import { Section } from './section.tsx';

const cx = classes(styles);

export function ZonePanel(props: { readonly design: Design; readonly zone: Zone; readonly axis: Axis }) {
  const { design, zone, axis } = props;
  const edit = useEdit();
  const collection = ZONES_OF_AXIS[axis];
  const namespaces = namespacesOfZone(design, zone.id);
  const inside = new Set([zone.id, ...namespaces.map((n) => n.id)]);
  for (const w of Object.values(design.workloads)) if (inside.has(w.namespace)) inside.add(w.id);
  const flows = Object.values(design.flows);
  const others = Object.fromEntries(
    Object.entries(design[collection]).filter(([id]) => !zoneChain(design, id).some((z) => z.id === zone.id)),
  );
  return (
    <>
      <PanelHead
        icon={axis === 'tenant' ? 'tenant' : 'plane'}
        kind={`${axis.charAt(0).toUpperCase()}${axis.slice(1)}`}
        title={zone.name}
        subtitle={`${zone.label.key}=${zone.label.value}`}
        practice={PRACTICE_OF_AXIS[axis]}
      />
      <MemberList
        title="Namespaces"
        members={namespaces.map((n) => ({ id: n.id, name: n.name, what: n.owner ?? '' }))}
      />
      <FlowList design={design} title="Flows in" flows={flows.filter((f) => inside.has(f.to) && !inside.has(f.from))} />
      <FlowList
        design={design}
        title="Flows out"
        flows={flows.filter((f) => inside.has(f.from) && !inside.has(f.to))}
      />
      <Exceptions design={design} inside={inside} />
      <ReachLists />
      <Section title="Identity">
        <div className={cx('pair')}>
          <NameField id={zone.id} name={zone.name} />
          <OwnerField collection={collection} id={zone.id} owner={zone.owner} />
        </div>
        <ChoiceField
          label={`Inside ${axis}`}
          record={others}
          value={zone.parent}
          onChange={(parent) =>
            edit(zoneLabel(design, zone.name, axis, parent), (d) => moveToZone(d, [zone.id], axis, parent).at(0))
          }
        />
        <DraftField
          label="Description"
          rows={2}
          value={zone.description ?? ''}
          onCommit={(description) =>
            edit(`Describe ${zone.name}`, (d) =>
              setFields(d, collection, zone.id, { description: description || undefined }),
            )
          }
        />
      </Section>
    </>
  );
}

/** The gates in the walls of a zone. */
function Exceptions({ design, inside }: { readonly design: Design; readonly inside: ReadonlySet<string> }) {
  const gates = Object.values(design.exceptions).filter((x) => inside.has(x.from) !== inside.has(x.to));
  if (gates.length === 0) return null;
  return (
    <MemberList
      title="Gates"
      members={gates.map((x) => ({
        id: x.id,
        name: `${x.id} ${nameOf(design, x.from)} → ${nameOf(design, x.to)}`,
        what: x.expires === undefined ? x.guardrail : `until ${x.expires}`,
      }))}
    />
  );
}
