import { useState } from 'react';
import type { ReviewForm } from '../../core/delivery/change-review/form.ts';
import type { ChangeReview } from '../../core/delivery/change-review/outline.ts';
import { type DeskOutcome, useDesk } from '../desk.tsx';
import { fileNameOf } from '../file-name.ts';
import { reportWhenDone } from '../report.ts';
import { useActions } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './review.module.css';

const cx = classes(styles);

/** The review as a file or into the clipboard. What is taken is what is shown, with its comments. */
export function ReviewTaking({ review, isStale }: { readonly review: ChangeReview; readonly isStale: boolean }) {
  const desk = useDesk();
  const { reviewAs } = useActions();
  const [isBusy, setBusy] = useState(false);
  const taking = (form: ReviewForm, take: (text: string) => DeskOutcome | Promise<DeskOutcome>) => () => {
    setBusy(true);
    const work = reviewAs(form, review).then(take);
    reportWhenDone(work.finally(() => setBusy(false)));
  };
  const download = (name: string, type: string) => (text: string) => {
    desk.download(name, new Blob([text], { type }));
    return { kind: 'done', text: `Downloaded ${name}` } as const;
  };
  const stem = `review-${fileNameOf(`${review.before} ${review.after}`)}`;
  const off = isBusy || isStale;
  return (
    <div className={cx('taking')}>
      <Button
        icon="download"
        isDisabled={off}
        onPress={taking({ kind: 'html' }, download(`${stem}.html`, 'text/html;charset=utf-8'))}
      >
        HTML page
      </Button>
      <Button
        icon="download"
        isDisabled={off}
        onPress={taking({ kind: 'markdown' }, download(`${stem}.md`, 'text/markdown;charset=utf-8'))}
      >
        Markdown
      </Button>
      <Button
        icon="copy"
        isDisabled={off}
        onPress={taking({ kind: 'markdown' }, async (text) => {
          const outcome = await desk.copy(text);
          return outcome.kind === 'done' ? { kind: 'done', text: 'Copied the review as Markdown' } : outcome;
        })}
      >
        Copy as Markdown
      </Button>
    </div>
  );
}
