import { useState } from 'react';
import { setFields } from '../../core/design/edits/draft.ts';
import { addPersona, PERSONA_TEMPLATES, type PersonaTemplate } from '../../core/design/edits/personas.ts';
import { rename } from '../../core/design/edits/rename.ts';
import { powersText } from '../../core/design/powers-text.ts';
import type { Design, Persona } from '../../core/design/schema.ts';
import { counted } from '../../core/design/thing-words.ts';
import { DraftField } from '../draft-field.tsx';
import { removeWithUndo } from '../remove.ts';
import { useStudio } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { MenuButton, MenuItem } from '../widgets/menu.tsx';
import styles from './governance.module.css';
import { FormPart, Ledger, shownOf } from './ledger.tsx';
import { Powers } from './powers.tsx';

const cx = classes(styles);

/** Who may write what, from the first day and after the handover. */
export function Personas({ design }: { readonly design: Design }) {
  const edit = useEdit();
  const [chosen, setChosen] = useState<string>();
  const personas = Object.values(design.personas);
  const shown = shownOf(personas, chosen);
  const add = (template: PersonaTemplate, name: string) => {
    let id: string | undefined;
    edit(`Add persona ${name}`, (d) => {
      id = addPersona(d, template);
    });
    setChosen(id);
  };
  return (
    <Ledger
      label="Personas"
      rows={personas.map((p) => ({ id: p.id, title: p.name, text: summary(p) }))}
      chosen={shown?.id}
      onChoose={setChosen}
      tools={
        <>
          <span>{counted(personas.length, 'persona')}</span>
          <MenuButton label="Add a persona" trigger={<Button icon="add">Add a persona</Button>} placement="bottom end">
            {PERSONA_TEMPLATES.map(({ id, name, role }) => (
              <MenuItem key={id} description={role} onAction={() => add(id, name)}>
                {name}
              </MenuItem>
            ))}
          </MenuButton>
        </>
      }
    >
      {shown ? (
        <PersonaEditor key={shown.id} design={design} persona={shown} />
      ) : (
        <EmptyState icon="group" title="Nobody may write anything yet">
          A persona is a role with its powers: which policies, labels, workloads and namespaces it may write, and where.
          Guardrails are tried against personas, and the label standard names them.
        </EmptyState>
      )}
    </Ledger>
  );
}

function summary({ role, powers, later }: Persona): string {
  const count = powers.length + later.length === 0 ? 'writes nothing' : counted(powers.length + later.length, 'power');
  return role ? `${role} · ${count}` : count;
}

function PersonaEditor({ design, persona }: { readonly design: Design; readonly persona: Persona }) {
  const edit = useEdit();
  const studio = useStudio();
  const { id, name } = persona;
  const words = powersText(design, persona);
  const tried = Object.values(design.guardrails).filter((g) => g.against?.includes(id));
  return (
    <div className={cx('form')}>
      <div className={cx('form-head')}>
        <h2>{name}</h2>
        <IconButton icon="delete" label={`Delete persona ${name}`} onPress={() => removeWithUndo(studio, [id])} />
      </div>
      <div className={cx('pair')}>
        <DraftField
          label="Name"
          value={name}
          onCommit={(text) => edit(`Rename ${name} to ${text}`, (d) => rename(d, id, text))}
        />
        <DraftField
          label="Role"
          value={persona.role ?? ''}
          placeholder="What it is there for"
          onCommit={(role) =>
            edit(`Set the role of ${name}`, (d) => setFields(d, 'personas', id, { role: role || undefined }))
          }
        />
      </div>
      <FormPart title="What it may change">
        {words.length === 0 && <p className={cx('quiet')}>Nothing: it reads only.</p>}
        <dl className={cx('words')}>
          {words.map(({ where, what }) => (
            <div key={where} style={{ display: 'contents' }}>
              <dt>{where}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        {tried.length > 0 && (
          <p className={cx('quiet')}>Must not be able to break {tried.map((g) => `${g.id} ${g.name}`).join(', ')}.</p>
        )}
      </FormPart>
      <Powers design={design} persona={persona} time="powers" />
      <Powers design={design} persona={persona} time="later" />
    </div>
  );
}
