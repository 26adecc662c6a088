import { useEffect, useState } from 'react';
import type { ReviewAnswer } from '../../core/analyses/review/answer.ts';
import { counted } from '../../core/design/thing-words.ts';
import { useActions } from '../studio-context.tsx';
import { useIsDark } from '../use-is-dark.ts';
import { classes } from '../widgets/classes.ts';
import styles from './review.module.css';

const cx = classes(styles);

export interface ReviewDrawingProps {
  readonly answer: ReviewAnswer;
  readonly before: string;
  readonly after: string;
}

/** The diagram of the difference, drawn by the engine. */
export function ReviewDrawing({ answer, before, after }: ReviewDrawingProps) {
  const drawn = useDrawn({ answer, before, after });
  const { drawing } = answer;
  if (drawing.links.length === 0) return null;
  const left = [
    ...(drawing.left > 0 ? [`${counted(drawing.left, 'further arrow')} of changes are not drawn.`] : []),
    ...(drawing.unchangedLeft > 0 ? [`What stays open is not drawn: ${counted(drawing.unchangedLeft, 'arrow')}.`] : []),
  ];
  return (
    <figure className={cx('figure')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={cx('picture')} tabIndex={0} aria-label="Diagram of the difference">
        {drawn.kind === 'drawn' && <img src={drawn.url} alt={`What changes from ${before} to ${after}`} />}
        {drawn.kind === 'failed' && <p role="alert">{drawn.why}</p>}
      </section>
      <figcaption className={cx('quiet')}>{['The sentences say all of it.', ...left].join(' ')}</figcaption>
    </figure>
  );
}

type Drawn =
  | { readonly kind: 'asking' }
  | { readonly kind: 'drawn'; readonly url: string }
  | { readonly kind: 'failed'; readonly why: string };

function useDrawn({ answer, before, after }: ReviewDrawingProps): Drawn {
  const { reviewAs } = useActions();
  const isDark = useIsDark();
  const [drawn, setDrawn] = useState<Drawn>({ kind: 'asking' });
  useEffect(() => {
    const abort = new AbortController();
    let url: string | undefined;
    reviewAs(
      { kind: 'svg', theme: isDark ? 'dark' : 'light' },
      { answer, before, after },
      { signal: abort.signal },
    ).then(
      (svg) => {
        if (abort.signal.aborted) return;
        url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
        setDrawn({ kind: 'drawn', url });
      },
      (error: unknown) => {
        if (!abort.signal.aborted)
          setDrawn({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      abort.abort();
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [reviewAs, answer, before, after, isDark]);
  return drawn;
}
