import { useState } from 'react';
import { addPersona } from '../../core/design/edits/personas.ts';
import { entityIn } from '../../core/design/lookup.ts';
import { powersText } from '../../core/design/powers-text.ts';
import type { Design, Guardrail, Persona } from '../../core/design/schema.ts';
import { answerOf } from '../../state/asker.ts';
import { sideOf } from '../../state/questions.ts';
import type { Tried } from '../../state/studio.ts';
import { isOlder, shownNow } from '../../state/tries.ts';
import { strengthLook } from '../strength-look.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Badge } from '../widgets/badge.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Dialog } from '../widgets/dialog.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { Notice } from '../widgets/notice.tsx';
import { Progress } from '../widgets/progress.tsx';
import { Select } from '../widgets/select.tsx';
import { AnswerView } from './answer-view.tsx';
import styles from './strength.module.css';

const cx = classes(styles);

const SIDES = {
  today: 'Today: the imported manifests, and everything the persona may write beside them',
  design: 'Design: the compiled manifests, and everything the persona may write beside them',
} as const;

/** Tries to break the guardrail that is selected, as one persona. */
export function StrengthDialog() {
  const side = useStudioStore('view', sideOf);
  const design = useStudioStore('document', (d) => d.document?.design);
  const selected = useStudioStore('selection', (s) => s.ids[0]);
  const { setView, cancelTries } = useActions();
  const guardrail = design && selected !== undefined ? entityIn(design, 'guardrails', selected) : undefined;
  const close = () => {
    cancelTries();
    setView({ dialog: undefined });
  };
  return (
    <Dialog
      title={guardrail ? `Try to break ${guardrail.id} ${guardrail.name}` : 'Try to break a guardrail'}
      subtitle={SIDES[side]}
      size="large"
      isOpen
      onClose={close}
    >
      {design && guardrail ? (
        <Trying design={design} guardrail={guardrail} />
      ) : (
        <EmptyState icon="guardrail" title="No guardrail is selected">
          Select one in the inspector, or on the map where two zones are kept apart.
        </EmptyState>
      )}
    </Dialog>
  );
}

interface TryingProps {
  readonly design: Design;
  readonly guardrail: Guardrail;
}

function Trying({ design, guardrail }: TryingProps) {
  const personas = Object.values(design.personas);
  const [chosen, setChosen] = useState<string>();
  const { tryGuardrail } = useActions();
  const against = guardrail.against?.find((id) => entityIn(design, 'personas', id));
  const persona = entityIn(design, 'personas', chosen ?? against ?? personas[0]?.id ?? '');
  if (!persona) return <NoPersona onAdd={setChosen} />;
  return (
    <div className={cx('trying')}>
      <div className={cx('ask')}>
        <Select
          label="As"
          value={persona.id}
          options={personas.map((p) => ({ id: p.id, label: p.name, ...(p.role ? { description: p.role } : {}) }))}
          onChange={setChosen}
        />
        <Button variant="primary" icon="proof" onPress={() => tryGuardrail(guardrail.id, persona.id)}>
          Try to break it
        </Button>
      </div>
      <section aria-label={`What ${persona.name} may write`}>
        <h3>What {persona.name} may write</h3>
        <dl className={cx('power-list')}>
          {powersText(design, persona).map(({ where, what }) => (
            <div key={where} className={cx('power')}>
              <dt>{where}</dt>
              <dd>{what}</dd>
            </div>
          ))}
          {persona.powers.length + persona.later.length === 0 && <dd>Nothing: it has no powers yet.</dd>}
        </dl>
      </section>
      <Outcome design={design} guardrail={guardrail} persona={persona} />
    </div>
  );
}

function NoPersona({ onAdd }: { readonly onAdd: (id: string) => void }) {
  const { edit } = useActions();
  const add = () => {
    let id = '';
    edit('Add persona Developer', (draft) => {
      id = addPersona(draft, 'developer');
    });
    onAdd(id);
  };
  return (
    <EmptyState
      icon="group"
      title="Nobody to try it as"
      action={
        <Button variant="primary" icon="add" onPress={add}>
          Add a Developer persona
        </Button>
      }
    >
      A guardrail is strong against somebody. A developer writes NetworkPolicies, workloads and pod labels in the
      namespaces of applications; what else there is can be changed later.
    </EmptyState>
  );
}

interface OutcomeProps extends TryingProps {
  readonly persona: Persona;
}

/** What came of the last try. It alone follows every report. */
function Outcome({ design, guardrail, persona }: OutcomeProps) {
  const side = useStudioStore('view', sideOf);
  const tried = useStudioStore('analysis', (a) =>
    a.tried.find((t) => t.guardrail === guardrail.id && t.persona === persona.id && t.side === side),
  );
  return tried && <Told design={design} tried={tried} who={persona.name} />;
}

function Told({ design, tried, who }: { readonly design: Design; readonly tried: Tried; readonly who: string }) {
  const document = useStudioStore('document', (d) => d);
  const { cancelTries } = useActions();
  const { status } = tried;
  const answer = answerOf(status);
  const older = isOlder(tried, shownNow(document));
  const look = strengthLook(design, tried, older);
  return (
    <section aria-label="Outcome" aria-live="polite" aria-busy={status.kind === 'running'} className={cx('outcome')}>
      {status.kind === 'running' ? (
        <div className={cx('running')}>
          <Progress label={`Trying as ${who}`} value={status.progress?.done} showLabel />
          <Button onPress={cancelTries}>Cancel</Button>
        </div>
      ) : (
        answer && (
          <p>
            <Badge tone={look.tone} icon={look.icon}>
              {look.words}
            </Badge>
          </p>
        )
      )}
      {status.kind === 'failed' && (
        <ul className={cx('plain')} role="alert">
          <Notice severity="error">{status.error}</Notice>
        </ul>
      )}
      {answer && status.kind !== 'running' && (
        <div className={cx('answer', (older || status.kind === 'failed') && 'stale')}>
          <AnswerView answer={answer} who={who} />
        </div>
      )}
    </section>
  );
}
