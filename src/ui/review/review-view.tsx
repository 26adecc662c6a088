import { answerOf } from '../../state/asker.ts';
import type { ReviewLook } from '../../state/review.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Waiting } from '../waiting.tsx';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import styles from './review.module.css';
import { ReviewedChange } from './reviewed-change.tsx';
import { SideChoice } from './side-choice.tsx';
import { useDropped } from './use-given-files.ts';

const cx = classes(styles);

/** Two sides held against each other: what changes, in sentences, with what stands behind each (`studio.md`, Views 6). */
export function ReviewView() {
  const look = useStudioStore('view', (v) => v.review);
  const { setView } = useActions();
  const { isOver, drop } = useDropped((files) => change({ after: files }));
  const lost = [look.before, look.after].flatMap((s) => (s.kind === 'lost' ? [s.name] : []));
  const change = (changed: Partial<ReviewLook>) => setView({ review: { ...look, chosen: undefined, ...changed } });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a frame to what is only a place to drop
    <div className={cx('view', isOver && 'is-over')} role="group" aria-label="Review" {...drop}>
      <Sides look={look} onChange={change} />
      {lost.length > 0 ? <Lost names={lost} /> : <Body look={look} />}
    </div>
  );
}

/** What was given by hand is not kept. */
function Lost({ names }: { readonly names: readonly string[] }) {
  return (
    <EmptyState icon="folder" title={`Give ${names.join(' and ')} again`}>
      Files that were given by hand are not kept when the page is loaded again. Choose them above, or drop them here.
      Comments that were made are kept with the design.
    </EmptyState>
  );
}

interface SidesProps {
  readonly look: ReviewLook;
  readonly onChange: (changed: Partial<ReviewLook>) => void;
}

/** What is compared. */
function Sides({ look, onChange }: SidesProps) {
  const versions = useStudioStore('keeping', (k) => k.versions);
  const { before, after } = look;
  return (
    <div className={cx('sides')}>
      <SideChoice label="Before" side={before} versions={versions} onChange={(side) => onChange({ before: side })} />
      <IconButton icon="swap" label="Swap the sides" onPress={() => onChange({ before: after, after: before })} />
      <SideChoice label="After" side={after} versions={versions} onChange={(side) => onChange({ after: side })} />
    </div>
  );
}

function Body({ look }: { readonly look: ReviewLook }) {
  const answer = useStudioStore('analysis', (a) => answerOf(a.review));
  const kind = useStudioStore('analysis', (a) => a.review.kind);
  const failure = useStudioStore('analysis', (a) => (a.review.kind === 'failed' ? a.review.error : undefined));
  const { askAgain, setView } = useActions();
  if (answer) return <ReviewedChange look={look} answer={answer} />;
  switch (kind) {
    case 'failed':
      return (
        <EmptyState
          icon="warning"
          title="These could not be reviewed"
          action={<Button onPress={askAgain}>Try again</Button>}
        >
          {failure}
        </EmptyState>
      );
    case 'running':
      return <Waiting question="review" />;
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
