import { useState } from 'react';
import { addGuardrail } from '../../core/design/edits/guard.ts';
import { gatesText } from '../../core/design/expiry.ts';
import { AXIS_WORDS, GUARDRAIL_AXES } from '../../core/design/guardrail-axes.ts';
import { entityIn } from '../../core/design/lookup.ts';
import type { Design, Guardrail, GuardrailAxis } from '../../core/design/schema.ts';
import { todayOf } from '../../state/today.ts';
import { ElementButton } from '../element-button.tsx';
import { ENDS, PLACES } from '../ref-things.ts';
import { StrengthChips } from '../strength-chips.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { MenuButton, MenuItem } from '../widgets/menu.tsx';
import { guardrailText } from './guardrail-words.ts';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

const cx = classes(styles);
/** So many are put on the page at once, and as many more with each press. */
const AT_ONCE = 40;

/** What must hold whatever lower tiers say, with the gates in each. */
export function GuardrailList({ design }: { readonly design: Design }) {
  const edit = useEdit();
  const [most, setMost] = useState(AT_ONCE);
  const guardrails = Object.values(design.guardrails);
  const { select } = useActions();
  const zone = enclosable(design);
  const selected = useStudioStore('selection', (s) => s.ids);
  const ends = forbidden(design, selected);
  const add = (what: string, rule: Guardrail['rule'], isChosenNext = false) => {
    let id: string | undefined;
    edit(`Add guardrail: ${what}`, (d) => {
      id = addGuardrail(d, { rule });
    });
    if (isChosenNext && id !== undefined) select([id]);
  };
  const has = (axis: GuardrailAxis) => guardrails.some((g) => g.rule.kind === 'separate' && g.rule.axis === axis);
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
          {GUARDRAIL_AXES.map((axis) => {
            const { many } = AXIS_WORDS[axis];
            return (
              <MenuItem
                key={axis}
                icon="guardrail"
                description={has(axis) ? 'there already' : `members of different ${many} do not connect`}
                isDisabled={has(axis)}
                onAction={() => add(`Separate ${many}`, { kind: 'separate', axis })}
              >
                {`Separate ${many}`}
              </MenuItem>
            );
          })}
          <MenuItem
            icon="guardrail"
            description={zone ? 'nothing passes between it and what is not in it' : 'there is no zone or namespace yet'}
            isDisabled={zone === undefined}
            onAction={() => zone && add('Enclose a zone', { kind: 'enclose', zone: zone.id }, true)}
          >
            Enclose a zone
          </MenuItem>
          <MenuItem
            icon="guardrail"
            description={ends ? 'nothing from one place to another; choose them next' : 'it takes two places or things'}
            isDisabled={ends === undefined}
            onAction={() => ends && add('Forbid a connection', { kind: 'forbid', ...ends, ports: 'any' }, true)}
          >
            Forbid a connection
          </MenuItem>
        </MenuButton>
      }
    >
      {guardrails.length === 0 && (
        <p className={cx('quiet')}>
          None yet. A guardrail keeps zones apart, or encloses one, whatever else is written.
        </p>
      )}
      <ul className={cx('list')}>
        {guardrails.slice(0, most).map((g) => (
          <GuardrailRow key={g.id} design={design} guardrail={g} />
        ))}
      </ul>
      {guardrails.length > most && (
        <Button variant="quiet" onPress={() => setMost(most + AT_ONCE)}>
          {`Show ${Math.min(AT_ONCE, guardrails.length - most)} of ${guardrails.length - most} more`}
        </Button>
      )}
    </Section>
  );
}

/** What a new prohibition stands between at first: two things that are selected, else the first two places. */
function forbidden(
  design: Design,
  selected: readonly string[],
): { readonly from: string; readonly to: string } | undefined {
  const places = PLACES.flatMap((collection) => Object.keys(design[collection]));
  const [from, to] = [...selected.filter((id) => isEnd(design, id)), ...places];
  return from !== undefined && to !== undefined && from !== to ? { from, to } : undefined;
}

const isEnd = (design: Design, id: string) => ENDS.some((collection) => entityIn(design, collection, id) !== undefined);

/** What a new enclosure is for at first: compliance comes before everything else that can be enclosed. */
function enclosable(design: Design): { readonly id: string } | undefined {
  const records = [design.complianceZones, design.environments, design.tenants, design.planes, design.namespaces];
  return records.flatMap((record) => Object.values(record))[0];
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
