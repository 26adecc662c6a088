import { setFields } from '../../core/design/edits/draft.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design, DesignNamespace } from '../../core/design/schema.ts';
import { RefList } from '../ref-list.tsx';
import { refThings } from '../ref-things.ts';
import { useEdit } from '../use-edit.ts';

/** The compliance zones of a namespace, which may be several. Nothing where the design has none. */
export function ComplianceZones(props: { readonly design: Design; readonly namespace: DesignNamespace }) {
  const { design, namespace } = props;
  const edit = useEdit();
  const { id, name, complianceZones: own } = namespace;
  if (Object.keys(design.complianceZones).length === 0) return null;
  const set = (label: string, zones: readonly string[]) =>
    edit(label, (d) => setFields(d, 'namespaces', id, { complianceZones: [...zones] }));
  return (
    <RefList
      design={design}
      label="compliance zones"
      ids={own}
      things={refThings(design, ['complianceZones'], own)}
      onAdd={(zone) => set(`Put ${name} into ${nameOf(design, zone)}`, [...own, zone])}
      onRemove={(zone) =>
        set(
          `Take ${name} out of ${nameOf(design, zone)}`,
          own.filter((z) => z !== zone),
        )
      }
    />
  );
}
