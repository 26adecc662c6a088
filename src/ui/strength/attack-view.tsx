import type { Attack, AttackStep } from '../../core/analyses/strength/answer.ts';
import { endpointName } from '../../core/solver/endpoint-name.ts';
import type { HookTrace } from '../../core/solver/types.ts';
import { useDesk } from '../desk.tsx';
import { reportOutcome } from '../report.ts';
import { decisionText, OUTCOME_WORDS, trafficText, VERDICT_WORDS } from '../trace-words.ts';
import { Badge } from '../widgets/badge.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { CodeBlock } from '../widgets/code-block.tsx';
import { toast } from '../widgets/toast.tsx';
import styles from './strength.module.css';

const cx = classes(styles);

export interface AttackViewProps {
  readonly attack: Attack;
  readonly who: string;
}

/** What breaks the guardrail: the connection, what has to be written for it, and its trace. */
export function AttackView({ attack, who }: AttackViewProps) {
  const { packet, steps, trace } = attack;
  const desk = useDesk();
  const copy = async (text: string) => {
    const outcome = await desk.copy(text);
    if (outcome.kind === 'done') toast({ text: 'Copied' });
    else reportOutcome(outcome);
  };
  const ends = `${endpointName(packet.from)} → ${endpointName(packet.to)} ${trafficText({ packet })}`;
  return (
    <>
      <p className={cx('sentence')}>
        <strong>{ends}</strong>{' '}
        {steps.length === 0
          ? 'is open as it is: nobody needs to write anything.'
          : `opens once ${who} has applied ${steps.length === 1 ? 'this' : `these ${steps.length} things`}.`}
      </p>
      {attack.notEnforceable !== undefined && (
        <p className={cx('aside')}>Not enforceable by this target: {attack.notEnforceable}.</p>
      )}
      {steps.length > 0 && (
        <section aria-label="What is written" className={cx('part')}>
          <header className={cx('part-head')}>
            <h3>What is written</h3>
            <Button variant="quiet" icon="copy" onPress={() => void copy(allText(steps))}>
              Copy all
            </Button>
          </header>
          <ol className={cx('steps')}>
            {steps.map((step) => (
              <li key={step.title}>
                <span className={cx('step-title')}>{step.title}</span>
                <CodeBlock label={step.title} text={step.text.trimEnd()} whole onCopy={() => void copy(step.text)} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-label="Replay" className={cx('part')}>
        <header className={cx('part-head')}>
          <h3>Replayed beside the manifests</h3>
          <Badge tone="blocked" icon="cross">
            {VERDICT_WORDS[trace.verdict]}
          </Badge>
        </header>
        <ol className={cx('hooks')}>
          {trace.hooks.map((hook) => (
            <ReplayedHook key={hook.direction} hook={hook} />
          ))}
        </ol>
      </section>
    </>
  );
}

function ReplayedHook({ hook }: { readonly hook: HookTrace }) {
  return (
    <li>
      <p className={cx('hook-head')}>
        {hook.direction === 'egress' ? 'Egress of ' : 'Ingress of '}
        {endpointName(hook.subject)}: {VERDICT_WORDS[hook.verdict]}
      </p>
      {hook.exempt !== undefined && <p className={cx('quiet')}>No policy is asked: {hook.exempt}.</p>}
      <ul className={cx('tiers')}>
        {hook.tiers.map((tier) => (
          <li key={tier.tier}>
            <span className={cx('tier-name')}>{tier.tier}</span> {OUTCOME_WORDS[tier.outcome]}
          </li>
        ))}
      </ul>
      <p className={cx('quiet')}>
        {hook.decidedBy ? `Decided ${decisionText(hook)}.` : hook.exempt === undefined && 'Nothing stands against it.'}
      </p>
    </li>
  );
}

/** One text to apply: documents in order; what is to be deleted stands in it as comments. */
function allText(steps: readonly AttackStep[]): string {
  return steps.map((s) => (s.kind === 'delete' ? `# ${s.text}` : s.text)).join('---\n');
}
