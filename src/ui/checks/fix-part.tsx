import { useState } from 'react';
import type { Side } from '../../core/analyses/answers.ts';
import type { DocumentDraft } from '../../core/design/edits/draft.ts';
import { wayStepText } from '../../core/design/edits/way-step-text.ts';
import { applyWayStep } from '../../core/design/edits/way-steps.ts';
import type { Design } from '../../core/design/schema.ts';
import type { Fix } from '../../core/practices/check.ts';
import { ForeseenEffect } from '../foreseen-effect.tsx';
import { undoOf } from '../remove.ts';
import { useStudio } from '../studio-context.tsx';
import { useForesee } from '../use-foresee.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { toast } from '../widgets/toast.tsx';
import styles from './checks.module.css';

const cx = classes(styles);
/** More edits than this are counted. */
const SHOWN = 5;

export interface FixPartProps {
  readonly design: Design;
  readonly fix: Fix;
  readonly side: Side;
  readonly isStale: boolean;
  readonly onDone: () => void;
}

/** Edits that mend a finding: in words, with what they open and close where somebody asks, made as one step. */
export function FixPart({ design, fix, side, isStale, onDone }: FixPartProps) {
  const studio = useStudio();
  const [isAsked, setAsked] = useState(false);
  const steps = fix.steps.map((step) => wayStepText(design, step));
  const recipe = (draft: DocumentDraft) => {
    for (const step of fix.steps) applyWayStep(draft, step);
    return undefined;
  };
  const foreseen = useForesee(isAsked && !isStale ? JSON.stringify(fix.steps) : undefined, recipe);
  const apply = () => {
    const before = studio.document.getState().document;
    studio.actions.edit(fix.label, recipe);
    if (studio.document.getState().document === before) {
      toast({ text: 'Nothing was changed: the design is so already', tone: 'error' });
      return;
    }
    toast({ text: fix.label, action: { label: 'Undo', run: undoOf(studio) } });
    onDone();
  };
  return (
    <section className={cx('fix')} aria-label="What mends it">
      <h3 className={cx('part-title')}>{fix.label}</h3>
      {(steps.length > 1 || steps[0] !== fix.label) && (
        <ul className={cx('steps')}>
          {steps.slice(0, SHOWN).map((text) => (
            <li key={text}>{text}</li>
          ))}
          {steps.length > SHOWN && <li className={cx('quiet')}>and {steps.length - SHOWN} more</li>}
        </ul>
      )}
      {foreseen && <ForeseenEffect foreseen={foreseen} />}
      {side === 'today' ? (
        <>
          <p className={cx('quiet')}>
            It changes the design. What is enforced today stays as it is until the design is exported and applied.
          </p>
          <div className={cx('buttons')}>
            <Button onPress={() => studio.actions.setView({ side: 'design' })}>See it in the design</Button>
          </div>
        </>
      ) : (
        <div className={cx('buttons')}>
          <Button variant="primary" icon="check" isDisabled={isStale} onPress={apply}>
            Apply the fix
          </Button>
          {!isAsked && (
            <Button variant="quiet" onPress={() => setAsked(true)}>
              What it opens and closes
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
