import { type DragEvent, useState } from 'react';
import type { SourcesReview } from '../../core/analyses/review/request.ts';
import { answerOf } from '../../state/asker.ts';
import type { ReviewLook, ReviewSideRef } from '../../state/review.ts';
import { stageText } from '../../state/selectors.ts';
import type { Status } from '../../state/studio.ts';
import { type Given, useDesk } from '../desk.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { Progress } from '../widgets/progress.tsx';
import { toast } from '../widgets/toast.tsx';
import styles from './review.module.css';
import { filesName } from './review-words.ts';
import { ReviewedChange } from './reviewed-change.tsx';
import { SideChoice } from './side-choice.tsx';

const cx = classes(styles);

/** Two sides held against each other: what changes, in sentences, with what stands behind each (`studio.md`, Views 6). */
export function ReviewView() {
  const look = useStudioStore('view', (v) => v.review);
  const status = useStudioStore('analysis', (a) => a.review);
  const { setView } = useActions();
  const { isOver, ...drop } = useDropped((files) => change({ after: files }));
  const change = (changed: Partial<ReviewLook>) => setView({ review: { ...look, chosen: undefined, ...changed } });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a frame to what is only a place to drop
    <div className={cx('view', isOver && 'is-over')} role="group" aria-label="Review" {...drop}>
      <Sides look={look} onChange={change} />
      <Body look={look} status={status} />
    </div>
  );
}

interface SidesProps {
  readonly look: ReviewLook;
  readonly onChange: (changed: Partial<ReviewLook>) => void;
}

/** What is compared. */
function Sides({ look, onChange }: SidesProps) {
  const versions = useStudioStore('keeping', (k) => k.versions);
  const readFiles = useReadFiles();
  const { before, after } = look;
  const give = (at: 'before' | 'after') => (files: readonly File[]) => {
    void readFiles(files).then((side) => side && onChange({ [at]: side }));
  };
  return (
    <div className={cx('sides')}>
      <SideChoice
        label="Before"
        side={before}
        versions={versions}
        onChange={(side) => onChange({ before: side })}
        onFiles={give('before')}
      />
      <IconButton icon="swap" label="Swap the sides" onPress={() => onChange({ before: after, after: before })} />
      <SideChoice
        label="After"
        side={after}
        versions={versions}
        onChange={(side) => onChange({ after: side })}
        onFiles={give('after')}
      />
    </div>
  );
}

function Body({ look, status }: { readonly look: ReviewLook; readonly status: Status<SourcesReview> }) {
  const { askAgain, setView } = useActions();
  const answer = answerOf(status);
  if (answer) return <ReviewedChange look={look} answer={answer} status={status} />;
  switch (status.kind) {
    case 'failed':
      return (
        <EmptyState
          icon="warning"
          title="These could not be reviewed"
          action={<Button onPress={askAgain}>Try again</Button>}
        >
          {status.error}
        </EmptyState>
      );
    case 'running':
      return (
        <div className={cx('waiting')}>
          <Progress label={stageText(status.progress)} value={status.progress?.done} showLabel />
        </div>
      );
    default:
      return (
        <EmptyState
          icon="review"
          title="Nothing is imported to compare with"
          action={<Button onPress={() => setView({ dialog: 'import' })}>Import manifests</Button>}
        >
          Choose two versions, or drop a folder or a zip here: it is held against the design, or against what is in
          force today.
        </EmptyState>
      );
  }
}

/** Reads what was given into a side; says so where there is nothing to read in it. */
function useReadFiles(): (given: Given) => Promise<ReviewSideRef | undefined> {
  const desk = useDesk();
  return async (given) => {
    const { files, problems } = await desk.readTexts(given);
    const [problem] = problems.filter((p) => p.severity === 'error');
    if (problem) toast({ text: problem.message, tone: 'error' });
    if (files.length > 0) return { kind: 'files', name: filesName(files.map((f) => f.name)), files };
    if (!problem) toast({ text: 'There is no manifest and no design in it', tone: 'error' });
    return undefined;
  };
}

/** Files dropped on the review are compared, not imported. */
function useDropped(take: (side: ReviewSideRef) => void) {
  const readFiles = useReadFiles();
  const [isOver, setOver] = useState(false);
  const held = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      held(event);
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      held(event);
      setOver(false);
      void readFiles(event.dataTransfer).then((side) => side && take(side));
    },
  };
}
