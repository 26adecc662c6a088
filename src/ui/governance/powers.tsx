import { addPower, developerGround, type PowerTime, setPower } from '../../core/design/edits/personas.ts';
import { labelValueProblem } from '../../core/design/label-syntax.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design, Persona, Power, Where } from '../../core/design/schema.ts';
import { DraftField } from '../draft-field.tsx';
import { RefList } from '../ref-list.tsx';
import { PLACES, refThings } from '../ref-things.ts';
import { TextList } from '../text-list.tsx';
import { useEdit } from '../use-edit.ts';
import { IconButton } from '../widgets/button.tsx';
import { Checkbox } from '../widgets/checkbox.tsx';
import { classes } from '../widgets/classes.ts';
import { MenuButton, MenuItem } from '../widgets/menu.tsx';
import { Select } from '../widgets/select.tsx';
import styles from './governance.module.css';
import { FormPart } from './ledger.tsx';

const cx = classes(styles);

const TITLES = { powers: 'From the first day', later: 'After the handover' } as const;

const KINDS: Readonly<Record<Power['kind'], { readonly label: string; readonly what: string }>> = {
  policies: { label: 'Policies', what: 'NetworkPolicies of namespaces, or ClusterNetworkPolicies of a tier' },
  labels: { label: 'Labels', what: 'a key, or every key that is not reserved, on pods or namespaces' },
  workloads: { label: 'Workloads', what: 'runs pods, on the network of the host, too, where allowed' },
  namespaces: { label: 'New namespaces', what: 'makes namespaces' },
  'service accounts': { label: 'Service accounts', what: 'makes identities that pods run as' },
  services: { label: 'Services', what: 'makes Services and what they stand in front of' },
};

function newPower(kind: Power['kind'], where: Where): Power {
  switch (kind) {
    case 'policies':
      return { kind, policyKind: 'NetworkPolicy', where };
    case 'labels':
      return { kind, on: 'pod', key: '*', values: [], where };
    case 'workloads':
      return { kind, hostNetwork: false, where };
    case 'namespaces':
      return { kind };
    case 'service accounts':
    case 'services':
      return { kind, where };
  }
}

interface PowersProps {
  readonly design: Design;
  readonly persona: Persona;
  readonly time: PowerTime;
}

/** The powers of a persona from one time on, each to be edited. */
export function Powers({ design, persona, time }: PowersProps) {
  const edit = useEdit();
  const { id, name } = persona;
  const title = TITLES[time];
  return (
    <FormPart
      title={title}
      action={
        <MenuButton
          label={`Add a power: ${title.toLowerCase()}`}
          placement="bottom end"
          trigger={<IconButton icon="add" label={`Add a power: ${title.toLowerCase()}`} />}
        >
          {(Object.keys(KINDS) as Power['kind'][]).map((kind) => (
            <MenuItem
              key={kind}
              description={KINDS[kind].what}
              onAction={() =>
                edit(`Let ${name} write ${KINDS[kind].label.toLowerCase()}`, (d) =>
                  addPower(d, id, time, newPower(kind, developerGround(design))),
                )
              }
            >
              {KINDS[kind].label}
            </MenuItem>
          ))}
        </MenuButton>
      }
    >
      {persona[time].length === 0 && <p className={cx('quiet')}>Nothing.</p>}
      {persona[time].map((power, at) => (
        <PowerCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a power is known by its place alone
          key={at}
          design={design}
          power={power}
          name={`${name}, ${KINDS[power.kind].label.toLowerCase()}`}
          onChange={(next) =>
            edit(
              next ? `Change what ${name} may write` : `Take ${KINDS[power.kind].label.toLowerCase()} from ${name}`,
              (d) => setPower(d, id, time, at, next),
            )
          }
        />
      ))}
    </FormPart>
  );
}

interface PowerProps {
  readonly design: Design;
  readonly power: Power;
  readonly name: string;
  /** `undefined` takes it away. Returns why it cannot be. */
  readonly onChange: (power: Power | undefined) => string | undefined;
}

function PowerCard({ design, power, name, onChange }: PowerProps) {
  return (
    <div className={cx('power')}>
      <div className={cx('power-head')}>
        <strong>{KINDS[power.kind].label}</strong>
        <IconButton icon="delete" label={`Take away: ${name}`} onPress={() => onChange(undefined)} />
      </div>
      <PowerFields power={power} onChange={onChange} />
      {'where' in power && (
        <WhereField design={design} where={power.where} onChange={(where) => onChange({ ...power, where })} />
      )}
    </div>
  );
}

const ANY = 'any';

function PowerFields({ power, onChange }: Omit<PowerProps, 'design' | 'name'>) {
  switch (power.kind) {
    case 'policies': {
      const { tier, ...rest } = power;
      return (
        <div className={cx('pair')}>
          <Select
            label="Kind"
            value={power.policyKind}
            options={(['NetworkPolicy', 'ClusterNetworkPolicy'] as const).map((k) => ({ id: k, label: k }))}
            onChange={(policyKind) => onChange({ ...rest, policyKind })}
          />
          {power.policyKind === 'ClusterNetworkPolicy' && (
            <Select
              label="Tier"
              value={tier ?? ANY}
              options={([ANY, 'Admin', 'Baseline'] as const).map((t) => ({ id: t, label: t }))}
              onChange={(next) => onChange(next === ANY ? rest : { ...rest, tier: next })}
            />
          )}
        </div>
      );
    }
    case 'labels':
      return (
        <>
          <div className={cx('pair')}>
            <Select
              label="On"
              value={power.on}
              options={(['pod', 'namespace'] as const).map((on) => ({ id: on, label: `${on}s` }))}
              onChange={(on) => onChange({ ...power, on })}
            />
            <DraftField
              label="Key"
              mono
              value={power.key}
              description={power.key === '*' ? 'Every key that the standard does not reserve' : ''}
              onCommit={(key) => onChange({ ...power, key: key || '*' })}
            />
          </div>
          <TextList
            label="Values (none: any)"
            placeholder="web, api"
            values={power.values}
            check={labelValueProblem}
            onChange={(values) => void onChange({ ...power, values })}
          />
        </>
      );
    case 'workloads':
      return (
        <Checkbox isSelected={power.hostNetwork} onChange={(hostNetwork) => void onChange({ ...power, hostNetwork })}>
          On the network of the host, too
        </Checkbox>
      );
    case 'namespaces':
    case 'service accounts':
    case 'services':
      return null;
  }
}

/** Everywhere, or in places; the last place cannot be taken out, since nothing would then be meant. */
function WhereField(props: {
  readonly design: Design;
  readonly where: Where;
  readonly onChange: (where: Where) => void;
}) {
  const { design, where, onChange } = props;
  const places = where === 'everywhere' ? [] : where;
  return (
    <>
      <Checkbox
        isSelected={where === 'everywhere'}
        isDisabled={where === 'everywhere'}
        onChange={() => onChange('everywhere')}
      >
        Everywhere
      </Checkbox>
      {where === 'everywhere' && <p className={cx('quiet')}>A place that is added narrows it to that place.</p>}
      {places.length === 1 && <p className={cx('quiet')}>Only in {nameOf(design, places[0] ?? '')}.</p>}
      <RefList
        design={design}
        label="places"
        ids={places.length > 1 ? places : []}
        things={refThings(design, PLACES, places)}
        onAdd={(ref) => onChange([...places, ref])}
        onRemove={(ref) => onChange(places.filter((r) => r !== ref))}
      />
    </>
  );
}
