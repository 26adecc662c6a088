/** What a check of the practices is, and what it answers (`practices.md`, Notation; `studio.md`, Checks). */
import type { WayStep } from '../design/edits/way-steps.ts';
import type { Packet } from '../solver/types.ts';
import type { Facts } from './facts.ts';

/** The ten practices by number. */
export type Practice = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

export type Severity = 'error' | 'warning' | 'note';

/** Edits that mend what a finding is about. */
export interface Fix {
  /** `Let the design manage shop`. */
  readonly label: string;
  readonly steps: readonly WayStep[];
}

/** Something that is not as it should be, with evidence. */
export interface Finding {
  /** The same for the same complaint about the same things: what an acceptance names. */
  readonly subject: string;
  readonly text: string;
  /** Ids of the design that it is about, for the map. */
  readonly ids: readonly string[];
  /** One connection that shows it, ready to be traced. */
  readonly witness?: Packet;
  /** How many pairs it stands for, where it is about pairs. */
  readonly pairs?: number;
  readonly fix?: Fix;
  /** Why no policy of the target could stop it, in words that go after a colon; absent: one could. It fails nothing, and is never green. */
  readonly notEnforceable?: string;
}

/** The answer of a check before acceptances. */
export type Outcome =
  /** `proved`: `12,430 pairs across planes`. */
  | { readonly kind: 'holds'; readonly proved: string; readonly pairs?: number }
  | { readonly kind: 'fails'; readonly findings: readonly Finding[] }
  | { readonly kind: 'does not apply'; readonly why: string }
  | { readonly kind: 'not decidable'; readonly why: string };

/** One check. Pure: the facts hold everything that it may look at. */
export interface Check {
  /** `PLANE-1`. */
  readonly id: string;
  readonly practice: Practice;
  /** Row of `practices.md`: `1.1`. */
  readonly row: string;
  readonly severity: Severity;
  /** What it demands, as a sentence without a full stop. */
  readonly demand: string;
  /** `onProgress`: the part done, 0–1; it may throw to stop the work. */
  readonly run: (facts: Facts, onProgress?: (done: number) => void) => Outcome;
}

/** A check that this version does not run, with the reason. */
export interface LaterCheck extends Omit<Check, 'run'> {
  readonly why: string;
}

/** `holds` where nothing was found. */
export function outcomeOf(findings: readonly Finding[], proved: string, pairs?: number): Outcome {
  if (findings.length > 0) return { kind: 'fails', findings };
  return { kind: 'holds', proved, ...(pairs === undefined ? {} : { pairs }) };
}

/** A check that has nothing to look at. */
export const doesNotApply = (why: string): Outcome => ({ kind: 'does not apply', why });
