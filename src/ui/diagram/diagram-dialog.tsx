import { useMemo, useState } from 'react';
import type { DiagramAnswer } from '../../core/analyses/answers.ts';
import { answerOf } from '../../state/asker.ts';
import { stageText } from '../../state/selectors.ts';
import { todayOf } from '../../state/today.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Dialog } from '../widgets/dialog.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { Notice } from '../widgets/notice.tsx';
import { Progress } from '../widgets/progress.tsx';
import styles from './diagram.module.css';
import { type DiagramChoice, DiagramOptions, requestOf } from './diagram-options.tsx';
import { DiagramTaking } from './diagram-taking.tsx';
import { SheetElement } from './sheet-element.tsx';
import { SheetList } from './sheet-list.tsx';
import { sheetWords } from './sheet-number.ts';
import { SheetPreview } from './sheet-preview.tsx';
import { useDiagram } from './use-diagram.ts';

const cx = classes(styles);

const SIDES = {
  today: 'Today: what the imported manifests enforce',
  design: 'Design: what the compiled design enforces',
  change: 'Design: what the compiled design enforces',
} as const;

/** The diagrams on sheets of paper: looked at, and taken along as pictures, text or print. */
export function DiagramDialog() {
  const side = useStudioStore('view', (v) => v.side);
  const { setView, select } = useActions();
  const now = useStudioStore('selection', (s) => s.ids);
  // what is pressed on a sheet is selected: the sheets stay those of what was selected before
  const [selected] = useState(now);
  const [picked, setPicked] = useState<string | undefined>(undefined);
  const isEmpty = useStudioStore('document', (d) => isNothingDrawn(d.document?.design));
  const hasNamespaces = useStudioStore('document', (d) => Object.keys(d.document?.design.namespaces ?? {}).length > 0);
  const [choice, setChoice] = useState<DiagramChoice>(() => firstChoice(hasNamespaces));
  const [index, setIndex] = useState(0);
  const request = useMemo(() => requestOf(choice, selected), [choice, selected]);
  const status = useDiagram(request);
  const answer = answerOf(status);
  const shown = Math.min(index, Math.max(0, (answer?.sheets.length ?? 1) - 1));
  const pick = (element: string) => {
    setPicked(element);
    select([element]);
  };
  const close = () => setView({ dialog: undefined });
  return (
    <Dialog
      title="Diagram"
      subtitle={choice.sheets === 'logical' ? 'Logical: what is required, whatever manifests say' : SIDES[side]}
      size="full"
      isOpen
      onClose={close}
      footer={
        !isEmpty && (
          <DiagramTaking
            answer={status.kind === 'done' ? status.answer : undefined}
            choice={choice}
            index={shown}
            onChange={setChoice}
          />
        )
      }
    >
      {isEmpty ? (
        <EmptyState icon="map" title="Nothing is drawn yet">
          Planes, guardrails, namespaces and flows show here on sheets of paper as soon as they are drawn.
        </EmptyState>
      ) : (
        <div className={cx('columns')}>
          <DiagramOptions choice={choice} selected={selected} onChange={setChoice} />
          <div className={cx('stage')}>
            {status.kind === 'running' && (
              <div className={cx('progress')}>
                <Progress label={stageText(status.progress)} value={status.progress?.done} showLabel={!answer} />
              </div>
            )}
            {status.kind === 'failed' && (
              <ul className={cx('plain')} role="alert">
                <Notice severity="error">{status.error}</Notice>
              </ul>
            )}
            {answer && (
              <Shown answer={answer} choice={choice} index={shown} onIndex={setIndex} picked={picked} onPick={pick} />
            )}
          </div>
          {answer && choice.format !== 'mermaid' && (
            <div className={cx('list')}>
              <SheetList sheets={answer.sheets} index={shown} onIndex={setIndex} />
              {picked !== undefined && <SheetElement element={picked} sheets={answer.sheets} />}
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

interface ShownProps {
  readonly answer: DiagramAnswer;
  readonly choice: DiagramChoice;
  readonly index: number;
  readonly onIndex: (index: number) => void;
  readonly picked: string | undefined;
  readonly onPick: (element: string) => void;
}

function Shown({ answer, choice, index, onIndex, picked, onPick }: ShownProps) {
  if (choice.format === 'mermaid')
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      <pre className={cx('mermaid')} tabIndex={0} role="note" aria-label="Mermaid text">
        {answer.mermaid}
      </pre>
    );
  const sheet = answer.sheets[index];
  return sheet ? (
    <SheetPreview
      sheet={sheet}
      index={index}
      of={answer.sheets.length}
      number={sheetWords(answer.sheets, index)}
      onIndex={onIndex}
      picked={picked}
      onPick={onPick}
    />
  ) : (
    <EmptyState icon="map" title="Nothing to draw">
      There is no namespace in what is chosen here.
    </EmptyState>
  );
}

/** Without namespaces nothing connects yet: what is required is all there is to see. */
function firstChoice(hasNamespaces: boolean): DiagramChoice {
  return {
    sheets: hasNamespaces ? 'segmentation' : 'logical',
    scope: 'all',
    theme: 'light',
    paper: 'auto',
    date: todayOf(new Date()),
    embed: true,
    format: 'svg',
    scale: '2',
    transparent: false,
  };
}

function isNothingDrawn(design: object | undefined): boolean {
  const drawn = [
    'planes',
    'environments',
    'tenants',
    'complianceZones',
    'clusters',
    'namespaces',
    'workloads',
    'externals',
    'hostGroups',
    'labelGroups',
    'guardrails',
    'personas',
  ];
  const record = (design ?? {}) as Readonly<Record<string, object>>;
  return drawn.every((collection) => Object.keys(record[collection] ?? {}).length === 0);
}
