import type { Trace } from '../../core/solver/types.ts';
import { answerOf } from '../../state/asker.ts';
import type { Status } from '../../state/studio.ts';
import { useStudioStore } from '../studio-context.tsx';
import { reasonText, trafficText, VERDICT_WORDS, verdictSentence } from '../trace-words.ts';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { EndpointLink } from './endpoint-link.tsx';
import { HookSteps } from './hook-steps.tsx';
import { MakeItSo } from './make-it-so.tsx';
import styles from './trace.module.css';
import { TraceForm } from './trace-form.tsx';
import { VerdictMark } from './verdict-mark.tsx';

const cx = classes(styles);

/** Why a packet passes or not: each hook and tier in order, what each policy says, and the line that decides. */
export function TraceDock() {
  const design = useStudioStore('document', (d) => d.document?.design);
  const status = useStudioStore('analysis', (a) => a.trace);
  if (!design) return null;
  return (
    <div className={cx('dock')}>
      <TraceForm design={design} />
      <TraceAnswer status={status} />
    </div>
  );
}

function TraceAnswer({ status }: { readonly status: Status<Trace> }) {
  const trace = answerOf(status);
  if (status.kind === 'failed' && !trace) return <p className={cx('failed')}>{status.error}</p>;
  if (!trace) {
    return (
      <EmptyState icon="trace" title={status.kind === 'running' ? 'Tracing…' : 'Why, and why not'}>
        Choose a source, a destination and a port, or select a flow on the map and press Trace.
      </EmptyState>
    );
  }
  return (
    <div
      className={cx('answer', status.kind !== 'done' && 'stale')}
      aria-live="polite"
      aria-busy={status.kind === 'running'}
    >
      {status.kind === 'failed' && <p className={cx('failed')}>{status.error}</p>}
      <p className={cx('sentence')}>
        <VerdictMark verdict={trace.verdict} words={VERDICT_WORDS[trace.verdict]} />
        <span>
          <strong>
            <EndpointLink id={trace.packet.from} /> → <EndpointLink id={trace.packet.to} /> {trafficText(trace)}
          </strong>
          : {verdictSentence(trace)}
        </span>
      </p>
      {trace.verdict !== 'undefined' && trace.reasons.length > 0 && (
        <ul className={cx('reasons')}>
          {trace.reasons.map((r) => (
            <li key={r}>{reasonText(r)}</li>
          ))}
        </ul>
      )}
      <MakeItSo key={JSON.stringify([trace.packet, trace.verdict])} trace={trace} />
      <ol className={cx('hooks')}>
        {trace.hooks.map((hook) => (
          <HookSteps key={hook.direction} hook={hook} />
        ))}
      </ol>
    </div>
  );
}
