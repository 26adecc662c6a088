import { useMemo } from 'react';
import type { ChangeKind } from '../../core/analyses/review/answer.ts';
import type { SourcesReview } from '../../core/analyses/review/request.ts';
import { BEYOND_TITLE, beyondText } from '../../core/delivery/change-review/beyond-text.ts';
import { EDITS_TITLE, editsText } from '../../core/delivery/change-review/edits-text.ts';
import { partsOf, summaryOf, uncertainText } from '../../core/delivery/change-review/outline.ts';
import type { Design } from '../../core/design/schema.ts';
import { counted } from '../../core/design/thing-words.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import type { ReviewLook } from '../../state/review.ts';
import { OlderAnswer } from '../older-answer.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { Notice } from '../widgets/notice.tsx';
import { CommentList } from './comments.tsx';
import styles from './review.module.css';
import { ReviewDrawing } from './review-drawing.tsx';
import { ReviewTaking } from './review-taking.tsx';
import { commentsOf, commentsToTake, isDoubtful, KIND_LOOKS, kindsIn, sideName } from './review-words.ts';
import { SentenceItem } from './sentence-item.tsx';

const cx = classes(styles);
const MOST_PROBLEMS = 8;
const MOST_LINES = 6;

export interface ReviewedChangeProps {
  readonly look: ReviewLook;
  readonly answer: SourcesReview;
}

/** An answered review: how much there is, the diagram, and the sentences. */
export function ReviewedChange({ look, answer }: ReviewedChangeProps) {
  const design = useStudioStore('document', (d) => d.document?.design);
  const versions = useStudioStore('keeping', (k) => k.versions);
  const isStale = useStudioStore('analysis', (a) => a.review.kind !== 'done');
  const [before, after] = [sideName(look.before, versions), sideName(look.after, versions)];
  const comments = useMemo(() => design && commentsToTake(design), [design]);
  if (!design || !comments) return null;
  const review = { answer: answer.answer, before, after, comments };
  return (
    <div className={cx('answered')}>
      <div className={cx('bar')}>
        <div className={cx('filters')}>
          <Kinds look={look} answer={answer} />
          <Certainty look={look} answer={answer} />
        </div>
        {isStale && (
          <div className={cx('standing', 'quiet')}>
            <OlderAnswer question="review" />
          </div>
        )}
        <ReviewTaking review={review} isStale={isStale} />
      </div>
      <div className={cx('scroll')}>
        <ul className={cx('summary')} aria-label="Summary">
          {summaryOf(answer.answer).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Lines title={EDITS_TITLE} lines={editsText(answer.answer)} />
        <Problems answer={answer} />
        <ReviewDrawing answer={answer.answer} before={before} after={after} />
        <Sentences design={design} look={look} answer={answer} />
        <Lines title={BEYOND_TITLE} lines={beyondText(answer.answer)} />
      </div>
    </div>
  );
}

/** Filters by kind, each with how much of it there is. */
function Kinds({ look, answer }: Pick<ReviewedChangeProps, 'look' | 'answer'>) {
  const { setView } = useActions();
  const toggle = (kind: ChangeKind) => {
    const { kinds } = look;
    setView({
      review: { ...look, kinds: kinds.includes(kind) ? kinds.filter((k) => k !== kind) : [...kinds, kind] },
    });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a frame
    <div className={cx('kinds')} role="group" aria-label="Kinds of change">
      {kindsIn(answer).map((kind) => (
        <button
          key={kind}
          type="button"
          className={cx('kind')}
          aria-pressed={look.kinds.includes(kind)}
          onClick={() => toggle(kind)}
        >
          <span className={cx('sign', `is-${KIND_LOOKS[kind].tone}`)}>
            <Icon name={KIND_LOOKS[kind].icon} size={12} />
          </span>
          {KIND_LOOKS[kind].short}
          <span className={cx('quiet')}>{answer.answer.totals[kind].sentences}</span>
        </button>
      ))}
    </div>
  );
}

/** What is certain, or what is not, for itself; nothing to choose where all of it is the one or the other. */
function Certainty({ look, answer }: Pick<ReviewedChangeProps, 'look' | 'answer'>) {
  const { setView } = useActions();
  const doubtful = answer.answer.sentences.filter(isDoubtful).length;
  const counts = { certain: answer.answer.sentences.length - doubtful, perhaps: doubtful } as const;
  if (look.certainty === undefined && (counts.certain === 0 || counts.perhaps === 0)) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a frame
    <div className={cx('certainty')} role="group" aria-label="Certainty">
      {(['certain', 'perhaps'] as const).map((own) => (
        <button
          key={own}
          type="button"
          className={cx('kind')}
          aria-pressed={look.certainty === own}
          onClick={() => setView({ review: { ...look, certainty: look.certainty === own ? undefined : own } })}
        >
          {own === 'certain' ? 'Certain' : 'Perhaps'}
          <span className={cx('quiet')}>{counts[own]}</span>
        </button>
      ))}
    </div>
  );
}

/** What the difference comes from, or what no sentence says. Many lines fold away: what opens stands ahead of them. */
function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  const list = (
    <ul className={cx('plain')} aria-label={title}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  if (lines.length > MOST_LINES)
    return (
      <details className={cx('folded')}>
        <summary>
          {title}: {counted(lines.length, 'line')}
        </summary>
        {list}
      </details>
    );
  return (
    <section className={cx('edits')}>
      <h2 className={cx('axis')}>{title}</h2>
      {list}
    </section>
  );
}

/** What is wrong with files that were given. Errors stand open; warnings are one line until somebody wants them. */
function Problems({ answer: { diagnostics } }: Pick<ReviewedChangeProps, 'answer'>) {
  const told = (severity: Diagnostic['severity']) =>
    [...new Map(diagnostics.map((d) => [JSON.stringify(d), d])).values()].filter((d) => d.severity === severity);
  const [errors, warnings] = [told('error'), told('warning')];
  return (
    <>
      {errors.length > 0 && <ProblemList label="Input problems" problems={errors} />}
      {warnings.length > 0 && (
        <details className={cx('folded')}>
          <summary>{counted(warnings.length, 'warning')} about the input</summary>
          <ProblemList label="Input warnings" problems={warnings} />
        </details>
      )}
    </>
  );
}

function ProblemList({ label, problems }: { readonly label: string; readonly problems: readonly Diagnostic[] }) {
  return (
    <ul className={cx('plain')} aria-label={label}>
      {problems.slice(0, MOST_PROBLEMS).map((d) => (
        <Notice key={JSON.stringify(d)} severity={d.severity}>
          {`${d.place ? `${d.place.file}: ` : ''}${d.message}`}
        </Notice>
      ))}
      {problems.length > MOST_PROBLEMS && (
        <li className={cx('quiet')}>and {counted(problems.length - MOST_PROBLEMS, 'more problem')}</li>
      )}
    </ul>
  );
}

interface SentencesProps {
  readonly design: Design;
  readonly look: ReviewLook;
  readonly answer: SourcesReview;
}

function Sentences({ design, look, answer: { answer } }: SentencesProps) {
  const { setView } = useActions();
  const comments = useMemo(() => commentsOf(design), [design]);
  const { kinds, certainty } = look;
  const shown = answer.sentences.filter(
    (s) =>
      (kinds.length === 0 || kinds.includes(s.kind)) &&
      (certainty === undefined || isDoubtful(s) === (certainty === 'perhaps')),
  );
  const said = new Set(answer.sentences.map((s) => s.id));
  const elsewhere = [...comments].flatMap(([id, notes]) => (said.has(id) ? [] : notes));
  return (
    <>
      {partsOf({ ...answer, sentences: shown }).map((part) => (
        <section key={part.title} className={cx('part')}>
          <h2 className={cx('heading')}>{part.title}</h2>
          {part.axes.map((group) => (
            <section key={group.title}>
              <h3 className={cx('axis')}>{group.title}</h3>
              {uncertainText(group).map((line) => (
                <p key={line} className={cx('quiet')}>
                  {line}
                </p>
              ))}
              <ul className={cx('sentences')} aria-label={group.title}>
                {group.sentences.map((s) => (
                  <SentenceItem
                    key={s.id}
                    design={design}
                    sentence={s}
                    group={group}
                    speaks={answer.speaks}
                    look={look}
                    notes={comments.get(s.id) ?? []}
                    isOpen={look.chosen === s.id}
                    onToggle={() => setView({ review: { ...look, chosen: look.chosen === s.id ? undefined : s.id } })}
                  />
                ))}
              </ul>
            </section>
          ))}
        </section>
      ))}
      {elsewhere.length > 0 && (
        <details className={cx('elsewhere')}>
          <summary>{counted(elsewhere.length, 'comment')} on sentences that are not in this review</summary>
          <CommentList notes={elsewhere} />
        </details>
      )}
    </>
  );
}
