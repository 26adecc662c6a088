/** A review in a form that leaves the studio. */
import { differenceDiagram } from '../../diagram/difference/difference-diagram.ts';
import { themeOf } from '../../diagram/difference/themes.ts';
import { reviewAsMarkdown } from './markdown.ts';
import type { ChangeReview } from './outline.ts';
import { reviewAsPage } from './page.ts';

/** `svg`: the diagram of the difference alone, in the colours of a theme. */
export type ReviewForm =
  | { readonly kind: 'markdown' }
  | { readonly kind: 'html' }
  | { readonly kind: 'svg'; readonly theme: 'light' | 'dark' };

/** The text of a review. */
export function reviewAs(form: ReviewForm, review: ChangeReview): string {
  switch (form.kind) {
    case 'markdown':
      return reviewAsMarkdown(review);
    case 'html':
      return reviewAsPage(review);
    case 'svg':
      return differenceDiagram(
        review.answer.drawing,
        themeOf(form.theme),
        `What changes from ${review.before} to ${review.after}`,
      ).svg;
  }
}
