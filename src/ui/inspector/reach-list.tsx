import type { ReachStep } from '../../core/analyses/answers.ts';
import { describeConnections } from '../../core/policy/connection-set.ts';
import { answerOf } from '../../state/asker.ts';
import { ElementButton } from '../element-button.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

const cx = classes(styles);
const SHOWN = 30;

/** Who is reached and who reaches: asked for when the reach is shown. */
export function ReachLists() {
  const showReach = useStudioStore('view', (v) => v.showReach);
  const reach = useStudioStore('analysis', (a) => answerOf(a.reach));
  const { setView } = useActions();
  if (!showReach) {
    return (
      <Section title="Reach">
        <div className={cx('actions')}>
          <Button icon="reach" onPress={() => setView({ showReach: true })}>
            Show reach
          </Button>
        </div>
      </Section>
    );
  }
  if (!reach) {
    return (
      <Section title="Reach">
        <p className={cx('quiet')}>Working it out…</p>
      </Section>
    );
  }
  return (
    <>
      <Steps title="Reaches" steps={reach.reaches} />
      <Steps title="Reached by" steps={reach.reachedBy} />
    </>
  );
}

function Steps({ title, steps }: { readonly title: string; readonly steps: readonly ReachStep[] }) {
  const sorted = [...steps].sort((a, b) => a.hops - b.hops);
  return (
    <Section title={title} count={steps.length}>
      {steps.length === 0 && <p className={cx('quiet')}>Nothing.</p>}
      <ul className={cx('list')}>
        {sorted.slice(0, SHOWN).map((step) => {
          const side = step.hops === 1 ? describeConnections(step.may) : `in ${step.hops} steps`;
          return (
            <li key={step.id}>
              <ElementButton ids={[step.id]} className={cx('row')} title={`${step.label}: ${side}`}>
                <span className={cx('row-main')}>
                  <MiddleTruncate text={step.label} tail={10} />
                </span>
                <span className={cx('row-side')}>{side}</span>
              </ElementButton>
            </li>
          );
        })}
      </ul>
      {steps.length > SHOWN && <p className={cx('quiet')}>and {steps.length - SHOWN} more</p>}
    </Section>
  );
}
