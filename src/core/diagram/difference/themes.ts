/** The colours of a difference: those of the other diagrams, or variables of the page that it stands in. */
import { THEMES, type ThemeName } from '../theme.ts';
import type { DifferenceKind, DifferenceTheme } from './looks.ts';

/** For a picture that stands alone. */
export function themeOf(name: ThemeName): DifferenceTheme {
  const { paper, card, strong, text, muted, lineStrong, tone } = THEMES[name];
  return {
    paper,
    card,
    strong,
    text,
    muted,
    border: lineStrong,
    ink: inks(tone.blocked, tone.surplus, tone.allowed, tone.undefined, muted, lineStrong),
  };
}

/** For a picture inside a page, whose style says what each is. */
export const PAGE_THEME: DifferenceTheme = {
  paper: 'var(--paper)',
  card: 'var(--card)',
  strong: 'var(--strong)',
  text: 'var(--text)',
  muted: 'var(--muted)',
  border: 'var(--border)',
  ink: inks('var(--blocked)', 'var(--surplus)', 'var(--allowed)', 'var(--undefined)', 'var(--muted)', 'var(--border)'),
};

function inks(
  bad: string,
  surplus: string,
  good: string,
  open: string,
  muted: string,
  line: string,
): Readonly<Record<DifferenceKind, string>> {
  return {
    lost: bad,
    violation: bad,
    opened: surplus,
    granted: good,
    unsettled: open,
    settled: good,
    closed: muted,
    certain: open,
    unchanged: line,
  };
}
