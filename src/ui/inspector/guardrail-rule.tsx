import { setFields } from '../../core/design/edits/draft.ts';
import { setGuardrailRule } from '../../core/design/edits/guard.ts';
import { AXIS_WORDS, GUARDRAIL_AXES } from '../../core/design/guardrail-axes.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design, Guardrail } from '../../core/design/schema.ts';
import { PortsField } from '../ports-field.tsx';
import { RefList } from '../ref-list.tsx';
import { ENDS, PLACES, refThings } from '../ref-things.ts';
import { useEdit } from '../use-edit.ts';
import { Checkbox } from '../widgets/checkbox.tsx';
import { classes } from '../widgets/classes.ts';
import { Picker } from '../widgets/picker.tsx';
import { Select } from '../widgets/select.tsx';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

const cx = classes(styles);

interface RuleProps {
  readonly design: Design;
  readonly guardrail: Guardrail;
}

type Fields = Parameters<typeof setFields<'guardrails'>>[3];

function useSetGuardrail(id: string): (what: string, fields: Fields) => void {
  const edit = useEdit();
  return (what, fields) => void edit(`${what} ${id}`, (d) => setFields(d, 'guardrails', id, fields));
}

const DIRECTIONS = [
  { id: 'both', label: 'both directions', description: 'what goes in and what goes out' },
  { id: 'ingress', label: 'ingress', description: 'what goes into what it protects' },
  { id: 'egress', label: 'egress', description: 'what goes out of what it protects' },
] as const;

/** What a guardrail rules, in which direction, and what it protects. */
export function GuardrailRule({ design, guardrail }: RuleProps) {
  const { id, direction = 'both', scope = [] } = guardrail;
  const set = useSetGuardrail(id);
  const setScope = (what: string, next: readonly string[]) =>
    set(what, { scope: next.length === 0 ? undefined : [...next] });
  return (
    <>
      <Section title="Rule">
        <RuleFields design={design} guardrail={guardrail} />
        <Select
          label="Holds in"
          value={direction}
          options={DIRECTIONS}
          onChange={(next) => set(`Set the direction of`, { direction: next === 'both' ? undefined : next })}
        />
      </Section>
      <Section title="Protects" count={scope.length === 0 ? undefined : scope.length}>
        <p className={cx('quiet')}>{scope.length === 0 ? everything(design, guardrail) : 'Only what lies in here:'}</p>
        <RefList
          design={design}
          label="scope"
          ids={scope}
          things={refThings(design, ENDS, scope)}
          onAdd={(ref) => setScope(`Add ${nameOf(design, ref)} to the scope of`, [...scope, ref])}
          onRemove={(ref) =>
            setScope(
              `Take ${nameOf(design, ref)} out of the scope of`,
              scope.filter((r) => r !== ref),
            )
          }
        />
      </Section>
      <Against design={design} guardrail={guardrail} />
    </>
  );
}

function everything(design: Design, { rule }: Guardrail): string {
  return rule.kind === 'enclose' ? `All of ${nameOf(design, rule.zone)}.` : 'Everything, wherever it stands.';
}

function RuleFields({ design, guardrail }: RuleProps) {
  const { id, rule } = guardrail;
  const edit = useEdit();
  const set = (what: string, next: Guardrail['rule']) =>
    void edit(`${what} ${id}`, (d) => setGuardrailRule(d, id, next));
  switch (rule.kind) {
    case 'separate':
      return (
        <Select
          label="Keeps apart"
          value={rule.axis}
          options={GUARDRAIL_AXES.map((axis) => ({ id: axis, label: AXIS_WORDS[axis].many }))}
          onChange={(axis) => set('Set the axis of', { ...rule, axis })}
        />
      );
    case 'enclose':
      return (
        <Picker
          key={rule.zone}
          label="Encloses"
          things={refThings(design, PLACES)}
          value={rule.zone}
          onChange={(zone) => zone !== undefined && zone !== rule.zone && set('Set the zone of', { ...rule, zone })}
        />
      );
    case 'forbid':
      return (
        <>
          {(['from', 'to'] as const).map((end) => (
            <Picker
              key={`${end} ${rule[end]}`}
              label={end === 'from' ? 'Nothing from' : 'To'}
              things={refThings(design, ENDS)}
              value={rule[end]}
              onChange={(ref) =>
                ref !== undefined && ref !== rule[end] && set('Set an end of', { ...rule, [end]: ref })
              }
            />
          ))}
          <PortsField
            label="On"
            value={rule.ports}
            suggestions={[]}
            onChange={(ports) => set('Set the ports of', { ...rule, ports })}
          />
        </>
      );
  }
}

/** Whose writing the guardrail has to hold against. */
function Against({ design, guardrail }: RuleProps) {
  const { id, against = [] } = guardrail;
  const set = useSetGuardrail(id);
  const personas = Object.values(design.personas);
  return (
    <Section title="Holds against" count={against.length === 0 ? undefined : against.length}>
      {personas.length === 0 && <p className={cx('quiet')}>No personas yet.</p>}
      {personas.map((p) => (
        <Checkbox
          key={p.id}
          isSelected={against.includes(p.id)}
          onChange={(on) => {
            const next = on ? [...against, p.id] : against.filter((a) => a !== p.id);
            set(`${on ? 'Name' : 'Leave out'} ${p.name} at`, { against: next.length === 0 ? undefined : next });
          }}
        >
          {p.name}
        </Checkbox>
      ))}
    </Section>
  );
}
