import { useState } from 'react';
import { addZone, type ZoneAxis } from '../../core/design/edits/add.ts';
import type { Membership } from '../../core/design/edits/membership.ts';
import { addCluster } from '../../core/design/edits/placements.ts';
import { namespacesOfZone } from '../../core/design/lookup.ts';
import { compareNatural } from '../../core/design/natural-order.ts';
import { clusterOfNamespace } from '../../core/design/platform.ts';
import type { Design, DesignNamespace, Zone } from '../../core/design/schema.ts';
import { counted, KIND_WORD } from '../../core/design/thing-words.ts';
import { useEdit } from '../use-edit.ts';
import { Button } from '../widgets/button.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { Select } from '../widgets/select.tsx';
import { Ledger, type LedgerRow, shownOf } from './ledger.tsx';
import { MembershipEditor } from './membership-editor.tsx';

const KINDS: Readonly<Record<Membership, { readonly label: string; readonly axis: ZoneAxis | undefined }>> = {
  planes: { label: 'Planes', axis: 'plane' },
  environments: { label: 'Environments', axis: 'environment' },
  tenants: { label: 'Tenants', axis: 'tenant' },
  complianceZones: { label: 'Compliance zones', axis: 'compliance zone' },
  clusters: { label: 'Clusters', axis: undefined },
};

/** Planes, environments, tenants, compliance zones and clusters: what they mean, and which namespaces stand in them. */
export function Memberships({ design }: { readonly design: Design }) {
  const edit = useEdit();
  const [kind, setKind] = useState<Membership>('tenants');
  const [chosen, setChosen] = useState<string>();
  const { label, axis } = KINDS[kind];
  const rows = kind === 'clusters' ? clusterRows(design) : zoneRows(design, kind);
  const shown = shownOf(rows, chosen);
  const word = KIND_WORD[kind];
  const add = () => {
    let id: string | undefined;
    edit(`Add ${word}`, (d) => {
      id = axis === undefined ? addCluster(d, 'cluster') : addZone(d, axis);
    });
    setChosen(id);
  };
  return (
    <Ledger
      label={label}
      rows={rows}
      chosen={shown?.id}
      onChoose={setChosen}
      tools={
        <>
          <Select
            label="Axis"
            hideLabel
            value={kind}
            options={(Object.keys(KINDS) as Membership[]).map((k) => ({ id: k, label: KINDS[k].label }))}
            onChange={setKind}
          />
          <Button icon="add" onPress={add}>{`Add ${word}`}</Button>
        </>
      }
    >
      {shown ? (
        <MembershipEditor
          key={shown.id}
          design={design}
          kind={kind}
          id={shown.id}
          members={membersOf(design, kind, shown.id)}
        />
      ) : (
        <EmptyState icon="plane" title={`No ${label.toLowerCase()} yet`}>
          A namespace stands on every axis at once, and inherits what stands around its zones. Guardrails keep the zones
          of an axis apart.
        </EmptyState>
      )}
    </Ledger>
  );
}

function membersOf(design: Design, kind: Membership, id: string): readonly DesignNamespace[] {
  if (kind !== 'clusters') return namespacesOfZone(design, id);
  return Object.values(design.namespaces).filter((n) => clusterOfNamespace(design, n)?.id === id);
}

function clusterRows(design: Design): LedgerRow[] {
  const counts = new Map<string, number>();
  for (const n of Object.values(design.namespaces)) {
    const id = clusterOfNamespace(design, n)?.id;
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return Object.values(design.clusters).map((c) => ({
    id: c.id,
    title: c.name,
    text: [...(c.site ? [c.site] : []), counted(counts.get(c.id) ?? 0, 'namespace')].join(' · '),
  }));
}

/** The zones of a kind as their tree, each followed by those inside it. */
function zoneRows(design: Design, kind: Exclude<Membership, 'clusters'>): LedgerRow[] {
  const zones: readonly Zone[] = Object.values(design[kind]).sort((a, b) => compareNatural(a.name, b.name));
  const inside = new Map<string | undefined, Zone[]>();
  for (const zone of zones) {
    const parent = zone.parent !== undefined && Object.hasOwn(design[kind], zone.parent) ? zone.parent : undefined;
    inside.set(parent, [...(inside.get(parent) ?? []), zone]);
  }
  const rows: LedgerRow[] = [];
  const seen = new Set<string>();
  const walk = (zone: Zone, depth: number) => {
    if (seen.has(zone.id)) return;
    seen.add(zone.id);
    rows.push({
      id: zone.id,
      title: zone.name,
      text: `${zone.label.key}=${zone.label.value} · ${counted(namespacesOfZone(design, zone.id).length, 'namespace')}`,
      depth,
    });
    for (const child of inside.get(zone.id) ?? []) walk(child, depth + 1);
  };
  for (const zone of inside.get(undefined) ?? []) walk(zone, 0);
  // what is nested in a circle has no root
  for (const zone of zones) walk(zone, 0);
  return rows;
}
