import { Button as RacButton } from 'react-aria-components';
import type { FlowAnswer } from '../../core/analyses/answers.ts';
import { nameOf } from '../../core/design/lookup.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design, Flow } from '../../core/design/schema.ts';
import { flowAnswer, isStale, shownAnswer } from '../../state/selectors.ts';
import type { AnalysisState, ViewSide } from '../../state/studio.ts';
import { useStudioStore } from '../studio-context.tsx';
import { type VerdictLook, verdictLook } from '../verdict-look.ts';
import { Badge } from '../widgets/badge.tsx';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import type { Said } from './say.ts';
import styles from './sentences.module.css';

const cx = classes(styles);

export interface SaidListProps {
  readonly design: Design;
  /** The newest first; each has a flow that is still there. */
  readonly said: readonly Said[];
  readonly onSelect: (said: Said) => void;
  /** Takes the last step back. */
  readonly onUndo: () => void;
  readonly onDelete: (said: Said) => void;
}

/** What was said last, and what the solver says to it. */
export function SaidList({ design, said, ...acts }: SaidListProps) {
  const last = useStudioStore('document', (d) => d.past.at(-1));
  return (
    <ul className={cx('said')} aria-label="Said last">
      {said.map((one) => (
        <li key={one.number} className={cx('said-row')}>
          <RacButton className={cx('said-button')} onPress={() => acts.onSelect(one)}>
            {one.flows.length === 1 ? (
              <OneFlow design={design} id={one.flows[0] ?? ''} />
            ) : (
              <ManyFlows design={design} said={one} />
            )}
          </RacButton>
          {one.step !== undefined && one.step === last && (
            <Button variant="quiet" icon="undo" onPress={acts.onUndo}>
              Undo
            </Button>
          )}
          {one.step !== last && one.isNew && (
            <IconButton
              icon="delete"
              label={one.flows.length === 1 ? `Delete ${one.flows[0]}` : `Delete ${one.flows.length} flows`}
              placement="left"
              onPress={() => acts.onDelete(one)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function OneFlow({ design, id }: { readonly design: Design; readonly id: string }) {
  const verdict = useVerdict(design.flows[id]);
  const flow = design.flows[id];
  if (!flow) return null;
  return (
    <>
      <span className={cx('said-flow')}>
        <span className={cx('handle')}>{id}</span> {flowText(design, flow)}
      </span>
      <span className={cx('verdict')}>
        <Badge tone={verdict.tone} icon={verdict.icon}>
          {verdict.words}
        </Badge>
        {verdict.detail && <span className={cx('detail')}>{verdict.detail}</span>}
      </span>
    </>
  );
}

function ManyFlows({ design, said }: { readonly design: Design; readonly said: Said }) {
  const side = useStudioStore('view', (v) => v.side);
  const answer = useStudioStore('analysis', shownAnswer(side));
  const state = useStudioStore('analysis', solving(side));
  const looks = said.flows.flatMap((id) => {
    const flow = design.flows[id];
    return flow ? [verdictLook(flow, answer?.flows[id])] : [];
  });
  return (
    <>
      <span className={cx('said-flow')}>
        {looks.length} flows of {said.text}
      </span>
      <span className={cx('verdict')}>
        {state !== 'done'
          ? WAITING[state].words
          : sums(looks).map(({ look, count }) => (
              <Badge key={look.words} tone={look.tone} icon={look.icon}>{`${count} ${look.words}`}</Badge>
            ))}
      </span>
    </>
  );
}

/** How many fare how, the worst first. */
function sums(looks: readonly VerdictLook[]): { look: VerdictLook; count: number }[] {
  const out = new Map<string, { look: VerdictLook; count: number }>();
  for (const look of [...looks].sort((a, b) => a.rank - b.rank)) {
    const known = out.get(look.words);
    if (known) known.count++;
    else out.set(look.words, { look, count: 1 });
  }
  return [...out.values()];
}

function flowText(design: Design, flow: Flow): string {
  const arrow = flow.status === 'must not' ? 'must not reach' : '→';
  return `${nameOf(design, flow.from)} ${arrow} ${nameOf(design, flow.to)} ${portsLabel(flow.ports, 3)}`;
}

type Verdict = Pick<VerdictLook, 'words' | 'tone' | 'icon'> & { readonly detail?: string };

const WAITING = {
  running: { words: 'being solved', tone: 'neutral', icon: 'more' },
  failed: { words: 'not solved', tone: 'neutral', icon: 'more' },
} as const;

const solving =
  (side: ViewSide) =>
  (state: AnalysisState): 'done' | 'running' | 'failed' => {
    if (!isStale(side)(state)) return 'done';
    return (side === 'today' ? state.today : state.design).kind === 'failed' ? 'failed' : 'running';
  };

/** The newest verdict of a flow; while a newer one is on its way, that. */
export function useVerdict(flow: Flow | undefined): Verdict {
  const side = useStudioStore('view', (v) => v.side);
  const answer = useStudioStore('analysis', flowAnswer(side, flow?.id ?? ''));
  const state = useStudioStore('analysis', solving(side));
  if (!flow || state !== 'done') return state === 'failed' ? WAITING.failed : WAITING.running;
  return { ...verdictLook(flow, answer), ...detailOf(answer) };
}

/** Where it is blocked, and by what. */
function detailOf(answer: FlowAnswer | undefined): { readonly detail?: string } {
  const detail = answer?.blocks.map((b) => b.text.replace(/^blocked /, '')).join('; ');
  return detail ? { detail } : {};
}

/** A flow and its verdict as one sentence, for screen readers. */
export function verdictSentence(design: Design, flow: Flow, verdict: Verdict): string {
  return `${flow.id} ${flowText(design, flow)}: ${verdict.words}${verdict.detail ? ` ${verdict.detail}` : ''}`;
}
