import type { FlowAnswer, SideAnswer } from '../../core/analyses/answers.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design, Flow } from '../../core/design/schema.ts';
import { shownAnswer } from '../../state/selectors.ts';
import { ElementButton } from '../element-button.tsx';
import { useStudioStore } from '../studio-context.tsx';
import { verdictLook } from '../verdict-look.ts';
import { classes } from '../widgets/classes.ts';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import { endNames } from './flow-words.ts';
import styles from './inspector.module.css';
import { Section } from './section.tsx';
import { VerdictSign } from './verdict.tsx';

const cx = classes(styles);
/** More rows than this are counted instead. */
const SHOWN = 60;

/** The flows of something as a list: the equivalent of the arrows on the map. */
export function FlowList({
  design,
  flows,
  title,
}: {
  readonly design: Design;
  readonly flows: readonly Flow[];
  readonly title: string;
}) {
  const side = useStudioStore('view', (v) => v.side);
  const answer = useStudioStore('analysis', shownAnswer(side));
  const sorted = [...flows].sort((a, b) => rank(a, answer) - rank(b, answer));
  return (
    <Section title={title} count={flows.length}>
      {flows.length === 0 && <p className={cx('quiet')}>None drawn.</p>}
      <ul className={cx('list')}>
        {sorted.slice(0, SHOWN).map((flow) => (
          <FlowRow key={flow.id} design={design} flow={flow} answer={answerFor(answer, flow.id)} />
        ))}
      </ul>
      {flows.length > SHOWN && <p className={cx('quiet')}>and {flows.length - SHOWN} more</p>}
    </Section>
  );
}

export function answerFor(answer: SideAnswer | undefined, id: string): FlowAnswer | undefined {
  return answer && Object.hasOwn(answer.flows, id) ? answer.flows[id] : undefined;
}

/** What needs a look comes first. */
function rank(flow: Flow, answer: SideAnswer | undefined): number {
  return verdictLook(flow, answerFor(answer, flow.id)).rank;
}

interface FlowRowProps {
  readonly design: Design;
  readonly flow: Flow;
  readonly answer: FlowAnswer | undefined;
}

function FlowRow({ design, flow, answer }: FlowRowProps) {
  const { from, to } = endNames(design, flow.from, flow.to);
  const names = `${from} → ${to}`;
  const look = verdictLook(flow, answer);
  return (
    <li>
      <ElementButton
        ids={[flow.id]}
        className={cx('row')}
        aria-label={`${flow.id}: ${names}, ${portsLabel(flow.ports)}, ${look.words}`}
        title={`${names}: ${look.words}`}
      >
        <VerdictSign flow={flow} answer={answer} />
        <span className={cx('row-main')}>
          <span className={cx('end-name')}>
            <MiddleTruncate text={from} />
          </span>
          <span className={cx('to')}>
            <span className={cx('arrow')}>→</span>
            <span className={cx('end-name')}>
              <MiddleTruncate text={to} />
            </span>
          </span>
        </span>
        <span className={cx('row-side')}>{portsLabel(flow.ports, 1)}</span>
      </ElementButton>
    </li>
  );
}
