/** Fields that several panels share. */
import { setFields } from '../../core/design/edits/draft.ts';
import { rename } from '../../core/design/edits/rename.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Axis, CollectionName, Design } from '../../core/design/schema.ts';
import { DraftField } from '../draft-field.tsx';
import { useStudioStore } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { Select } from '../widgets/select.tsx';

export interface NamedProps {
  readonly id: string;
  readonly name: string;
}

export function NameField({ id, name }: NamedProps) {
  const edit = useEdit();
  return (
    <DraftField
      label="Name"
      value={name}
      onCommit={(value) => edit(`Rename ${name} to ${value}`, (draft) => rename(draft, id, value))}
    />
  );
}

type Owned = Extract<
  CollectionName,
  | 'planes'
  | 'environments'
  | 'tenants'
  | 'complianceZones'
  | 'namespaces'
  | 'externals'
  | 'hostGroups'
  | 'flows'
  | 'guardrails'
>;

export function OwnerField(props: {
  readonly collection: Owned;
  readonly id: string;
  readonly owner: string | undefined;
}) {
  const { collection, id, owner } = props;
  const named = useStudioStore('document', (d) => (d.document ? nameOf(d.document.design, id) : id));
  const edit = useEdit();
  return (
    <DraftField
      label="Owner"
      value={owner ?? ''}
      placeholder="Who answers for it"
      onCommit={(value) =>
        edit(`Set the owner of ${named} to ${value || 'nobody'}`, (draft) =>
          setFields(draft, collection, id, { owner: value || undefined }),
        )
      }
    />
  );
}

const NONE = 'none';

export interface ChoiceProps {
  readonly label: string;
  readonly record: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  /** Whether nothing may be chosen. */
  readonly required?: boolean;
}

/** One entity of a collection, or none. */
export function ChoiceField({ label, record, value, onChange, required = false }: ChoiceProps) {
  const options = Object.values(record).map((z) => ({ id: z.id, label: z.name }));
  return (
    <Select
      label={label}
      value={value ?? NONE}
      options={required ? options : [{ id: NONE, label: 'none' }, ...options]}
      onChange={(id) => onChange(id === NONE ? undefined : id)}
    />
  );
}

/** `Move shop to plane data`, `Take shop out of its plane`. `what`: by name, or how many. */
export function zoneLabel(design: Design, what: string, axis: Axis, zone: string | undefined): string {
  return zone === undefined ? `Take ${what} out of the ${axis}` : `Move ${what} to ${axis} ${nameOf(design, zone)}`;
}

/** `shop/web`, or what stands in its place. */
export function nameHere(design: Design, id: string): string {
  return nameOf(design, id);
}
