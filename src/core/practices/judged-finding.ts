/** A finding with who answers for it, and whether it makes a check fail. */
import type { Finding } from './check.ts';

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

/** Whether nobody answers for a finding, and a policy could stop it: what makes a check fail. */
export function isOpen({ accepted, notEnforceable }: JudgedFinding): boolean {
  return accepted === undefined && notEnforceable === undefined;
}

/** Whether nobody answers for a finding that no policy of the target could stop: it fails nothing, and is never green. */
export function isBeyondPolicy({ accepted, notEnforceable }: JudgedFinding): boolean {
  return accepted === undefined && notEnforceable !== undefined;
}
