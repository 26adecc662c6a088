/** Runs the checks over the facts of one side, with what somebody answers for taken out. */
import { expiryOf } from '../design/expiry.ts';
import type { Acceptance } from '../design/schema.ts';
import type { Check, Finding, LaterCheck, Outcome, Practice, Severity } from './check.ts';
import type { Facts } from './facts.ts';
import { CHECKS, LATER } from './list.ts';
import { inEveryPlacement } from './placed-outcome.ts';

/** A finding, and who answers for it. */
export interface JudgedFinding extends Finding {
  /** The acceptance that silences it, unless it is over. */
  readonly accepted?: {
    readonly id: string;
    readonly reason: string;
    readonly owner: string;
    readonly expires?: string;
  };
  /** An acceptance that was over on the day given. */
  readonly lapsed?: string;
}

/** What a check came to. `accepted`: it has findings, and somebody answers for all of them. */
export type CheckState = 'holds' | 'fails' | 'accepted' | 'does not apply' | 'not decidable' | 'not yet checked';

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
  /** Findings that nobody answers for, by severity. */
  readonly open: Readonly<Record<Severity, number>>;
}

export interface ChecksAnswer {
  readonly checks: readonly CheckAnswer[];
  readonly scorecard: readonly Score[];
}

const PRACTICES: readonly Practice[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/**
 * Runs every check. Total: a check that throws is a mistake of ours and is not caught. `onProgress`: 0–1; it may throw to stop.
 * @param checks those to run; all by default
 */
export function runChecks(
  facts: Facts,
  {
    onProgress,
    checks = CHECKS,
  }: { readonly onProgress?: (done: number) => void; readonly checks?: readonly Check[] } = {},
): ChecksAnswer {
  const answers = checks.map((check, i) => {
    onProgress?.(i / checks.length);
    const part = (done: number) => onProgress?.((i + done) / checks.length);
    return answered(check, inEveryPlacement(check, facts, part), facts);
  });
  const all = [...answers, ...LATER.map(notYet)].sort((a, b) => a.practice - b.practice);
  return { checks: all, scorecard: PRACTICES.map((practice) => scoreOf(practice, all)) };
}

function answered(check: Check, outcome: Outcome, { design, day }: Facts): CheckAnswer {
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
      const acceptances = Object.values(design.acceptances).filter((a) => a.check === id);
      const findings = outcome.findings.map((finding) => judged(finding, acceptances, day));
      const open = findings.filter((f) => !f.accepted).length;
      return {
        ...base,
        state: open === 0 ? 'accepted' : 'fails',
        text: open === findings.length ? `${open} open` : `${open} open, ${findings.length - open} accepted`,
        findings,
      };
    }
  }
}

function judged(finding: Finding, acceptances: readonly Acceptance[], day: string | undefined): JudgedFinding {
  const found = acceptances.find((a) => a.subject === finding.subject);
  if (!found) return finding;
  if (expiryOf(found.expires, day)?.expired) return { ...finding, lapsed: found.id };
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
    mine.filter((c) => c.severity === severity).flatMap((c) => c.findings.filter((f) => !f.accepted)).length;
  return {
    practice,
    states: {
      holds: count('holds'),
      fails: count('fails'),
      accepted: count('accepted'),
      'does not apply': count('does not apply'),
      'not decidable': count('not decidable'),
      'not yet checked': count('not yet checked'),
    },
    open: { error: open('error'), warning: open('warning'), note: open('note') },
  };
}
