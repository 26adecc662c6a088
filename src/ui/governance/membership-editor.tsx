import { setFields } from '../../core/design/edits/draft.ts';
import {
  isDirectMember,
  joinMembership,
  leaveMembership,
  type Membership,
  nestZone,
  setZoneLabel,
} from '../../core/design/edits/membership.ts';
import { rename } from '../../core/design/edits/rename.ts';
import { entityIn, nameOf, zoneById } from '../../core/design/lookup.ts';
import type { Design, DesignNamespace, Tenant, Zone } from '../../core/design/schema.ts';
import { counted, KIND_WORD } from '../../core/design/thing-words.ts';
import { isWithin } from '../../core/design/zone-tree.ts';
import { DraftField } from '../draft-field.tsx';
import { RefList } from '../ref-list.tsx';
import { refThings } from '../ref-things.ts';
import { removeWithUndo } from '../remove.ts';
import { useStudio } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Select } from '../widgets/select.tsx';
import styles from './governance.module.css';
import { FormPart } from './ledger.tsx';

const cx = classes(styles);
const NONE = 'none';
const SHOWN = 60;

interface EditorProps {
  readonly design: Design;
  readonly kind: Membership;
  readonly id: string;
  readonly members: readonly DesignNamespace[];
}

/** A zone or cluster: its name, what it means, where it stands, and its namespaces. */
export function MembershipEditor({ design, kind, id, members }: EditorProps) {
  const edit = useEdit();
  const studio = useStudio();
  const name = nameOf(design, id);
  return (
    <div className={cx('form')}>
      <div className={cx('form-head')}>
        <h2>{name}</h2>
        <IconButton
          icon="delete"
          label={`Delete ${KIND_WORD[kind]} ${name}`}
          onPress={() => removeWithUndo(studio, [id])}
        />
      </div>
      <DraftField
        label="Name"
        value={name}
        onCommit={(text) => edit(`Rename ${name} to ${text}`, (d) => rename(d, id, text))}
      />
      {kind === 'clusters' ? (
        <ClusterFields design={design} id={id} />
      ) : (
        <ZoneFields design={design} kind={kind} id={id} />
      )}
      <Members design={design} kind={kind} id={id} members={members} />
    </div>
  );
}

function ClusterFields({ design, id }: { readonly design: Design; readonly id: string }) {
  const edit = useEdit();
  const cluster = entityIn(design, 'clusters', id);
  if (!cluster) return null;
  return (
    <Select
      label="Site"
      value={cluster.site ?? NONE}
      options={([NONE, 'cloud', 'on-premises'] as const).map((s) => ({ id: s, label: s }))}
      onChange={(site) =>
        edit(`Set the site of ${cluster.name}`, (d) =>
          setFields(d, 'clusters', id, { site: site === NONE ? undefined : site }),
        )
      }
    />
  );
}

interface ZoneProps {
  readonly design: Design;
  readonly kind: Exclude<Membership, 'clusters'>;
  readonly id: string;
}

function ZoneFields({ design, kind, id }: ZoneProps) {
  const edit = useEdit();
  const zone = zoneById(design, id);
  if (!zone) return null;
  const { name, label, parent } = zone;
  const zones: readonly Zone[] = Object.values(design[kind]);
  const around = zones.filter((z) => !isWithin(design[kind], z.id, id));
  const setLabel = (next: Zone['label']) =>
    edit(`Set what ${name} means as a label`, (d) => setZoneLabel(d, kind, id, next));
  return (
    <>
      <div className={cx('pair')}>
        <DraftField
          label="Owner"
          value={zone.owner ?? ''}
          placeholder="Who answers for it"
          onCommit={(owner) =>
            edit(`Set the owner of ${name} to ${owner || 'nobody'}`, (d) =>
              setFields(d, kind, id, { owner: owner || undefined }),
            )
          }
        />
        <Select
          label="Inside"
          value={parent ?? NONE}
          options={[{ id: NONE, label: 'none' }, ...around.map((z) => ({ id: z.id, label: z.name }))]}
          onChange={(next) =>
            edit(next === NONE ? `Take ${name} out` : `Put ${name} into ${nameOf(design, next)}`, (d) =>
              nestZone(d, kind, id, next === NONE ? undefined : next),
            )
          }
        />
        <DraftField label="Label key" mono value={label.key} onCommit={(key) => setLabel({ ...label, key })} />
        <DraftField label="Label value" mono value={label.value} onCommit={(value) => setLabel({ ...label, value })} />
      </div>
      {kind === 'tenants' && <TenantKind design={design} id={id} />}
    </>
  );
}

const TENANT_KINDS = [NONE, 'business unit', 'team', 'application', 'partner'] as const;

function TenantKind({ design, id }: { readonly design: Design; readonly id: string }) {
  const edit = useEdit();
  const tenant: Tenant | undefined = entityIn(design, 'tenants', id);
  if (!tenant) return null;
  return (
    <Select
      label="Kind"
      value={tenant.kind ?? NONE}
      options={TENANT_KINDS.map((k) => ({ id: k, label: k }))}
      onChange={(kind) =>
        edit(`Set the kind of ${tenant.name}`, (d) =>
          setFields(d, 'tenants', id, { kind: kind === NONE ? undefined : kind }),
        )
      }
    />
  );
}

function Members({ design, kind, id, members }: EditorProps) {
  const edit = useEdit();
  const direct = members.filter((n) => isDirectMember(n, kind, id));
  const inherited = members.filter((n) => !isDirectMember(n, kind, id));
  const name = nameOf(design, id);
  return (
    <FormPart title={`Namespaces (${members.length})`}>
      <RefList
        design={design}
        label="namespaces"
        ids={direct.slice(0, SHOWN).map((n) => n.id)}
        things={refThings(
          design,
          ['namespaces'],
          direct.map((n) => n.id),
        )}
        onAdd={(ns) => edit(`Put ${nameOf(design, ns)} into ${name}`, (d) => joinMembership(d, ns, kind, id))}
        onRemove={(ns) => edit(`Take ${nameOf(design, ns)} out of ${name}`, (d) => leaveMembership(d, ns, kind, id))}
      />
      {direct.length > SHOWN && <p className={cx('quiet')}>and {direct.length - SHOWN} more</p>}
      {inherited.length > 0 && (
        <p className={cx('quiet')}>
          {counted(inherited.length, 'more namespace')} by inheritance:{' '}
          {inherited
            .slice(0, 8)
            .map((n) => n.name)
            .join(', ')}
          {inherited.length > 8 ? '…' : ''}
        </p>
      )}
    </FormPart>
  );
}
