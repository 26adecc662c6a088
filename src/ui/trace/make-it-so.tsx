/** From why to make it so: edits that open or close what is traced, with what else they do, before they are made. */
import { useEffect, useRef, useState } from 'react';
import type { Way, WaysAnswer, WaysRequest } from '../../core/analyses/ways-answer.ts';
import { applyWayStep } from '../../core/design/edits/way-steps.ts';
import type { Trace } from '../../core/solver/types.ts';
import { changeLooks } from '../change-looks.ts';
import { ChangedPairRow } from '../changed-pair-row.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Progress } from '../widgets/progress.tsx';
import styles from './make-it-so.module.css';
import { elsewhere, otherPairs, whoText } from './ways-words.ts';

const cx = classes(styles);
/** More pairs than this are counted. */
const SHOWN = 8;

type Asking =
  | { readonly kind: 'not asked' }
  | { readonly kind: 'running' }
  | { readonly kind: 'answered'; readonly answer: WaysAnswer }
  | { readonly kind: 'failed'; readonly error: string };

/** What would change the verdict of a trace. The answer is about the design, whichever side is shown. */
export function MakeItSo({ trace }: { readonly trace: Trace }) {
  const want = trace.verdict === 'allowed' ? 'closed' : 'open';
  const { asking, ask, cancel } = useWays({ packet: trace.packet, want });
  const title = want === 'open' ? 'What would open it' : 'What would close it';
  return (
    <section className={cx('ways')} aria-label={title}>
      {asking.kind === 'not asked' && (
        <Button icon="trace" onPress={ask}>
          {title}
        </Button>
      )}
      {asking.kind === 'running' && (
        <div className={cx('running')}>
          <Progress label="Solving what edits would do" showLabel />
          <Button variant="quiet" onPress={cancel}>
            Cancel
          </Button>
        </div>
      )}
      {asking.kind === 'failed' && <p className={cx('failed')}>{asking.error}</p>}
      {asking.kind === 'answered' && <Answered title={title} answer={asking.answer} />}
    </section>
  );
}

/** Asks once it is wanted; an answer about a document that has changed since is dropped. */
function useWays(request: WaysRequest) {
  const { findWays } = useActions();
  const revision = useStudioStore('document', (d) => d.revision);
  const [asking, setAsking] = useState<Asking>({ kind: 'not asked' });
  const abort = useRef<AbortController>(undefined);
  useEffect(() => {
    if (revision >= 0) setAsking({ kind: 'not asked' });
    return () => abort.current?.abort();
  }, [revision]);
  const ask = async () => {
    const mine = new AbortController();
    abort.current = mine;
    setAsking({ kind: 'running' });
    try {
      const answer = await findWays(request, { signal: mine.signal });
      if (abort.current === mine) setAsking(answer ? { kind: 'answered', answer } : { kind: 'not asked' });
    } catch (error) {
      if (abort.current === mine)
        setAsking({ kind: 'failed', error: error instanceof Error ? error.message : String(error) });
    }
  };
  const cancel = () => {
    abort.current?.abort();
    setAsking({ kind: 'not asked' });
  };
  return { asking, ask: () => void ask(), cancel };
}

function Answered({ title, answer }: { readonly title: string; readonly answer: WaysAnswer }) {
  const { ways, obstacles, request } = answer;
  return (
    <>
      <h2>{title}</h2>
      {ways.length === 0 && (
        <p className={cx('quiet')}>
          {answer.verdict === (request.want === 'open' ? 'allowed' : 'denied')
            ? `In the design it is ${answer.verdict} already.`
            : 'No edit of the design does it.'}
        </p>
      )}
      {ways.length > 0 && (
        <ol className={cx('list')}>
          {ways.map((way) => (
            <OneWay key={way.steps.map((s) => s.text).join()} way={way} request={request} />
          ))}
        </ol>
      )}
      {obstacles.map((text) => (
        <p key={text} className={cx('quiet')}>
          {text}
        </p>
      ))}
    </>
  );
}

function OneWay({ way, request }: { readonly way: Way; readonly request: WaysRequest }) {
  const { edit, setView } = useActions();
  const [isOpen, setOpen] = useState(false);
  const pairs = otherPairs(way, request);
  const sorted = [...pairs].sort((a, b) => changeLooks(a).rank - changeLooks(b).rank);
  const apply = () => {
    edit(way.steps.map((s) => s.text).join('; '), (draft) => {
      for (const { step } of way.steps) applyWayStep(draft, step);
    });
    setView({ side: 'design' });
  };
  return (
    <li className={cx('way')}>
      <ul className={cx('steps')}>
        {way.steps.map((s) => (
          <li key={s.text}>
            <span>{s.text}</span>
            <span className={cx('quiet')}>{whoText(s)}</span>
          </li>
        ))}
      </ul>
      <div className={cx('foot')}>
        <Button variant="primary" onPress={apply}>
          Apply
        </Button>
        <span className={cx('quiet')}>{elsewhere(way, request)}</span>
        {pairs.length > 0 && (
          <Button variant="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? 'Hide them' : 'Show them'}
          </Button>
        )}
      </div>
      {isOpen && (
        <ul className={cx('pairs')}>
          {sorted.slice(0, SHOWN).map((pair) => (
            <li key={`${pair.from} ${pair.to}`}>
              <ChangedPairRow pair={pair} names={way.comparison.names} />
            </li>
          ))}
          {sorted.length > SHOWN && <li className={cx('quiet')}>{`and ${sorted.length - SHOWN} more`}</li>}
        </ul>
      )}
    </li>
  );
}
