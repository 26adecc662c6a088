import { memo, useDeferredValue } from 'react';
import type { Design } from '../../core/design/schema.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { shownAnswer } from '../../state/selectors.ts';
import { useStudioStore } from '../studio-context.tsx';
import { verdictLook } from '../verdict-look.ts';
import { classes } from '../widgets/classes.ts';
import { ChangeList } from './change-list.tsx';
import { ClassifyHint } from './classify-hint.tsx';
import { ClusterSettings } from './cluster-settings.tsx';
import { answerFor, FlowList } from './flow-list.tsx';
import { GuardrailList } from './guardrail-list.tsx';
import styles from './inspector.module.css';
import { PanelHead } from './panel-head.tsx';
import { SystemsHint } from './systems-hint.tsx';

const cx = classes(styles);

/** What no answer changes. */
const Standing = memo(function Standing({ design }: { readonly design: Design }) {
  return (
    <>
      <GuardrailList design={design} />
      <ClusterSettings design={design} />
    </>
  );
});

/** The whole design: what it holds, what needs a look, its guardrails and its cluster. */
export function OverviewPanel({ design }: { readonly design: Design }) {
  const side = useStudioStore('view', (v) => v.side);
  const answer = useDeferredValue(useStudioStore('analysis', shownAnswer(side)));
  const flows = Object.values(design.flows);
  const wanting = flows.filter((f) => verdictLook(f, answerFor(answer, f.id)).rank < 4);
  const count = (n: number, word: string) => `${numberText(n)} ${word}${n === 1 ? '' : 's'}`;
  return (
    <>
      <PanelHead
        icon="document"
        kind="Design"
        title={design.name}
        subtitle={[
          count(Object.keys(design.namespaces).length, 'namespace'),
          count(Object.keys(design.workloads).length, 'workload'),
          count(flows.length, 'flow'),
        ].join(', ')}
      />
      <p className={cx('hint')}>Select anything on the map to look into it and change it here.</p>
      <ClassifyHint design={design} />
      <SystemsHint design={design} />
      {side === 'change' && <ChangeList design={design} />}
      {wanting.length > 0 && <FlowList design={design} title="Needs a look" flows={wanting} />}
      <Standing design={design} />
    </>
  );
}
