import { renameLabelKey, setLabelKey } from '../../core/design/edits/label-standard.ts';
import { carriersOf, gapsOf } from '../../core/design/label-standard.ts';
import { labelValueProblem } from '../../core/design/label-syntax.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design, LabelKey } from '../../core/design/schema.ts';
import { DraftField } from '../draft-field.tsx';
import { ElementButton } from '../element-button.tsx';
import { removeWithUndo } from '../remove.ts';
import { useStudio } from '../studio-context.tsx';
import { TextList } from '../text-list.tsx';
import { useEdit } from '../use-edit.ts';
import { IconButton } from '../widgets/button.tsx';
import { Checkbox } from '../widgets/checkbox.tsx';
import { classes } from '../widgets/classes.ts';
import { Select } from '../widgets/select.tsx';
import styles from './governance.module.css';
import { FormPart } from './ledger.tsx';

const cx = classes(styles);

const CLASSES = ['none', 'tenancy', 'application', 'external endpoint', 'host endpoint'] as const;
const SCOPES = ['namespace', 'pod', 'host', 'network'] as const;
const SHOWN = 20;

/** One key of the standard. */
export function LabelKeyEditor({ design, labelKey }: { readonly design: Design; readonly labelKey: LabelKey }) {
  const edit = useEdit();
  const studio = useStudio();
  const { id, key, scope, values, required, setBy } = labelKey;
  const set = (what: string, fields: Parameters<typeof setLabelKey>[2]) =>
    edit(`Set the ${what} of ${key}`, (d) => setLabelKey(d, id, fields));
  const personas = Object.values(design.personas);
  return (
    <div className={cx('form')}>
      <div className={cx('form-head')}>
        <h2>{key}</h2>
        <IconButton
          icon="delete"
          label={`Take ${key} out of the standard`}
          onPress={() => removeWithUndo(studio, [id])}
        />
      </div>
      <DraftField
        label="Key"
        mono
        value={key}
        description="A new name is written wherever the key is used"
        onCommit={(wanted) => edit(`Rename label ${key} to ${wanted}`, (d) => renameLabelKey(d, id, wanted))}
      />
      <div className={cx('pair')}>
        <Select
          label="Class"
          value={labelKey.class ?? 'none'}
          options={CLASSES.map((c) => ({ id: c, label: c }))}
          onChange={(next) => set('class', { class: next === 'none' ? undefined : next })}
        />
        <Select
          label="Carried by"
          value={scope}
          options={SCOPES.map((s) => ({ id: s, label: `${s}s` }))}
          onChange={(next) => set('scope', { scope: next })}
        />
      </div>
      <Checkbox isSelected={required} onChange={(on) => void set('requirement', { required: on })}>
        Required
      </Checkbox>
      <TextList
        label="Values (none: any)"
        placeholder="prod, test, dev"
        values={values}
        check={labelValueProblem}
        onChange={(next) => void set('values', { values: next })}
      />
      <FormPart title="Who may set it">
        {personas.length === 0 && <p className={cx('quiet')}>No personas yet.</p>}
        {personas.length > 0 && setBy.length === 0 && (
          <p className={cx('quiet')}>Nobody but who approves: the key is reserved.</p>
        )}
        {personas.map((p) => (
          <Checkbox
            key={p.id}
            isSelected={setBy.includes(p.id)}
            onChange={(on) => void set('setters', { setBy: on ? [...setBy, p.id] : setBy.filter((s) => s !== p.id) })}
          >
            {p.name}
          </Checkbox>
        ))}
        <div className={cx('pair')}>
          <DraftField
            label="Approver"
            value={labelKey.approver ?? ''}
            placeholder="Who has to agree"
            onCommit={(approver) => set('approver', { approver: approver || undefined })}
          />
          <DraftField
            label="Grants"
            value={labelKey.grants ?? ''}
            placeholder="What carrying it opens"
            onCommit={(grants) => set('meaning', { grants: grants || undefined })}
          />
        </div>
      </FormPart>
      <Offenders design={design} labelKey={labelKey} />
    </div>
  );
}

function Offenders({ design, labelKey }: { readonly design: Design; readonly labelKey: LabelKey }) {
  const { lacking, strange } = gapsOf(labelKey, carriersOf(design, labelKey.scope));
  const all = [
    ...lacking.map((c) => ({ id: c.id, why: 'lacks it' })),
    ...strange.map((c) => ({ id: c.id, why: `carries ${c.labels.get(labelKey.key) ?? ''}` })),
  ];
  if (all.length === 0) return null;
  return (
    <FormPart title="Not as the standard says">
      <ul className={cx('chips')}>
        {all.slice(0, SHOWN).map(({ id, why }) => (
          <li key={id}>
            <ElementButton ids={[id]} className={cx('row')}>
              <span className={cx('row-head')}>
                <strong>{nameOf(design, id)}</strong>
                <span className={cx('quiet')}>{why}</span>
              </span>
            </ElementButton>
          </li>
        ))}
      </ul>
      {all.length > SHOWN && <p className={cx('quiet')}>and {all.length - SHOWN} more</p>}
    </FormPart>
  );
}
