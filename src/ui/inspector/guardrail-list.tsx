import { addGuardrail } from '../../core/design/edits/guard.ts';
import { gatesText } from '../../core/design/expiry.ts';
import type { Axis, Design, Guardrail } from '../../core/design/schema.ts';
import { ElementButton } from '../element-button.tsx';
import { StrengthChips } from '../strength-chips.tsx';
import { useActions } from '../studio-context.tsx';
import { todayOf } from '../today.ts';
import { IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { MenuButton, MenuItem } from '../widgets/menu.tsx';
import { guardrailText } from './guardrail-words.ts';
import styles from './inspector.module.css';
import { Section } from './section.tsx';
import { useEdit } from './use-edit.ts';

const cx = classes(styles);
const AXES: readonly { readonly axis: Axis; readonly label: string; readonly says: string }[] = [
  { axis: 'plane', label: 'Separate planes', says: 'members of different planes do not connect' },
  { axis: 'environment', label: 'Separate environments', says: 'members of different environments do not connect' },
  { axis: 'tenant', label: 'Separate tenants', says: 'members of different tenants do not connect' },
];

/** What must hold whatever lower tiers say, with the gates in each. */
export function GuardrailList({ design }: { readonly design: Design }) {
  const edit = useEdit();
  const guardrails = Object.values(design.guardrails);
  const has = (axis: Axis) => guardrails.some((g) => g.rule.kind === 'separate' && g.rule.axis === axis);
  return (
    <Section
      title="Guardrails"
      count={guardrails.length}
      action={
        <MenuButton
          label="Add a guardrail"
          placement="bottom end"
          trigger={<IconButton icon="add" label="Add a guardrail" />}
        >
          {AXES.map(({ axis, label, says }) => (
            <MenuItem
              key={axis}
              icon="guardrail"
              description={has(axis) ? 'there already' : says}
              isDisabled={has(axis)}
              onAction={() =>
                edit(`Add guardrail: ${label}`, (d) => void addGuardrail(d, { rule: { kind: 'separate', axis } }))
              }
            >
              {label}
            </MenuItem>
          ))}
        </MenuButton>
      }
    >
      {guardrails.length === 0 && (
        <p className={cx('quiet')}>
          None yet. A guardrail keeps planes, environments or tenants apart whatever else is written.
        </p>
      )}
      <ul className={cx('list')}>
        {guardrails.map((g) => (
          <GuardrailRow key={g.id} design={design} guardrail={g} />
        ))}
      </ul>
    </Section>
  );
}

interface RowProps {
  readonly design: Design;
  readonly guardrail: Guardrail;
}

function GuardrailRow({ design, guardrail }: RowProps) {
  const { select, setView } = useActions();
  const gates = Object.values(design.exceptions).filter((x) => x.guardrail === guardrail.id);
  const total = gatesText(
    gates.map((x) => x.expires),
    todayOf(new Date()),
  );
  return (
    <li className={cx('with-action')}>
      <ElementButton
        ids={[guardrail.id]}
        className={cx('row')}
        title={[guardrailText(design, guardrail), total].join(' ')}
      >
        <Icon name="guardrail" />
        <span className={cx('row-main')}>
          <span className={cx('handle')}>{guardrail.id}</span>
          <span>{guardrail.name}</span>
          <span className={cx('row-foot')}>{total}</span>
          <span className={cx('row-foot')}>
            <StrengthChips guardrail={guardrail.id} first />
          </span>
        </span>
      </ElementButton>
      <IconButton
        icon="proof"
        label={`Try to break ${guardrail.id}`}
        onPress={() => {
          select([guardrail.id]);
          setView({ dialog: 'strength' });
        }}
      />
    </li>
  );
}
