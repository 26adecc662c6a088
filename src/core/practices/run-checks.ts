/** Runs the checks over the facts of one side, with what somebody answers for taken out. */
import { expiryOf } from '../design/expiry.ts';
import type { Acceptance, Design } from '../design/schema.ts';
import type { Check, Finding, LaterCheck, Outcome, Practice, Severity } from './check.ts';
import type { Facts } from './facts.ts';
import { isBeyondPolicy, isOpen, type JudgedFinding } from './judged-finding.ts';
import { CHECKS, LATER } from './list.ts';
import { inEveryPlacement } from './placed-outcome.ts';

/**
 * What a check came to. `accepted`: it has findings, and somebody answers for all of them. `not enforceable`: no policy of the
 * target could stop what it found and nobody answers for.
 */
export type CheckState =
  | 'holds'
  | 'fails'
  | 'not enforceable'
  | 'accepted'
  | 'does not apply'
  | 'not decidable'
  | 'not yet checked';

/** One check with its answer. */
export interface CheckAnswer {
  readonly id: string;
  readonly practice: Practice;
  readonly row: string;
  readonly severity: Severity;
  readonly demand: string;
  readonly state: CheckState;
  /** What was proved, or why it is not decided or does not apply. */
  readonly text: string;
  /** Pairs that it holds for, where it is about pairs. */
  readonly pairs?: number;
  readonly findings: readonly JudgedFinding[];
}

/** The ten practices at a glance. */
export interface Score {
  readonly practice: Practice;
  readonly states: Readonly<Record<CheckState, number>>;
  /** Findings that nobody answers for and that a policy could stop, by severity. */
  readonly open: Readonly<Record<Severity, number>>;
}

export interface ChecksAnswer {
  readonly checks: readonly CheckAnswer[];
  readonly scorecard: readonly Score[];
}

/** A check with what it came to, before anybody answers for a finding. Plain data. */
export interface CheckOutcome {
  readonly check: Omit<Check, 'run'>;
  readonly outcome: Outcome;
}

const PRACTICES: readonly Practice[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

interface RunOptions {
  /** 0–1; it may throw to stop the work. */
  readonly onProgress?: (done: number) => void;
  /** Those to run; all by default. */
  readonly checks?: readonly Check[];
}

/** Runs every check. Total: a check that throws is a mistake of ours and is not caught. */
export function runChecks(facts: Facts, options: RunOptions = {}): ChecksAnswer {
  return judgeOutcomes(runOutcomes(facts, options), facts.design.acceptances, facts.day);
}

/** What every check comes to, whoever answers for its findings: all of the work, none of which acceptances change. */
export function runOutcomes(facts: Facts, { onProgress, checks = CHECKS }: RunOptions = {}): CheckOutcome[] {
  return checks.map((check, i) => {
    onProgress?.(i / checks.length);
    const { run: _, ...told } = check;
    const part = (done: number) => onProgress?.((i + done) / checks.length);
    return { check: told, outcome: inEveryPlacement(check, facts, part) };
  });
}

/** The answer, with what somebody answers for on a day (as `2027-01-31`; without it nothing is over) taken out. */
export function judgeOutcomes(
  outcomes: readonly CheckOutcome[],
  acceptances: Design['acceptances'],
  day: string | undefined,
): ChecksAnswer {
  const given = Object.values(acceptances);
  const answers = outcomes.map((o) => answered(o, given, day));
  const all = inOrder([...answers, ...LATER.map(notYet)]);
  return { checks: all, scorecard: PRACTICES.map((practice) => scoreOf(practice, all)) };
}

/** By practice; checks of one name by their numbers, where the first of them is listed. */
function inOrder(checks: readonly CheckAnswer[]): CheckAnswer[] {
  const nameOf = (id: string) => id.slice(0, id.lastIndexOf('-'));
  const numberOf = (id: string) => Number(id.slice(id.lastIndexOf('-') + 1));
  const names = [...new Set(checks.map((c) => nameOf(c.id)))];
  return [...checks].sort(
    (a, b) =>
      a.practice - b.practice ||
      names.indexOf(nameOf(a.id)) - names.indexOf(nameOf(b.id)) ||
      numberOf(a.id) - numberOf(b.id),
  );
}

function answered(
  { check, outcome }: CheckOutcome,
  given: readonly Acceptance[],
  day: string | undefined,
): CheckAnswer {
  const { id, practice, row, severity, demand } = check;
  const base = { id, practice, row, severity, demand };
  switch (outcome.kind) {
    case 'holds':
      return {
        ...base,
        state: 'holds',
        text: outcome.proved,
        findings: [],
        ...(outcome.pairs === undefined ? {} : { pairs: outcome.pairs }),
      };
    case 'does not apply':
    case 'not decidable':
      return { ...base, state: outcome.kind, text: outcome.why, findings: [] };
    case 'fails': {
      const acceptances = given.filter((a) => a.check === id);
      const findings = outcome.findings.map((finding) => judged(finding, acceptances, day));
      const open = findings.filter(isOpen).length;
      const beyond = findings.filter(isBeyondPolicy).length;
      const counts: readonly (readonly [number, string])[] = [
        [open, 'open'],
        [beyond, 'not enforceable'],
        [findings.length - open - beyond, 'accepted'],
      ];
      return {
        ...base,
        state: open > 0 ? 'fails' : beyond > 0 ? 'not enforceable' : 'accepted',
        text: counts.flatMap(([n, word], i) => (n === 0 && i > 0 ? [] : [`${n} ${word}`])).join(', '),
        findings,
      };
    }
  }
}

function judged(finding: Finding, acceptances: readonly Acceptance[], day: string | undefined): JudgedFinding {
  const mine = acceptances.filter((a) => a.subject === finding.subject);
  const isOver = (a: Acceptance) => expiryOf(a.expires, day)?.expired === true;
  const found = mine.find((a) => !isOver(a)) ?? mine[0];
  if (!found) return finding;
  if (isOver(found)) return { ...finding, lapsed: found.id };
  const { id, reason, owner, expires } = found;
  return { ...finding, accepted: { id, reason, owner, ...(expires === undefined ? {} : { expires }) } };
}

function notYet({ id, practice, row, severity, demand, why }: LaterCheck): CheckAnswer {
  return { id, practice, row, severity, demand, state: 'not yet checked', text: why, findings: [] };
}

function scoreOf(practice: Practice, all: readonly CheckAnswer[]): Score {
  const mine = all.filter((c) => c.practice === practice);
  const count = (state: CheckState) => mine.filter((c) => c.state === state).length;
  const open = (severity: Severity) =>
    mine.filter((c) => c.severity === severity).flatMap((c) => c.findings.filter(isOpen)).length;
  return {
    practice,
    states: {
      holds: count('holds'),
      fails: count('fails'),
      'not enforceable': count('not enforceable'),
      accepted: count('accepted'),
      'does not apply': count('does not apply'),
      'not decidable': count('not decidable'),
      'not yet checked': count('not yet checked'),
    },
    open: { error: open('error'), warning: open('warning'), note: open('note') },
  };
}
