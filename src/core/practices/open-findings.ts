/** Which findings make a check fail. */
import type { JudgedFinding } from './run-checks.ts';

/** Whether nobody answers for a finding, and a policy could stop it: what makes a check fail. */
export function isOpen({ accepted, notEnforceable }: JudgedFinding): boolean {
  return accepted === undefined && notEnforceable === undefined;
}

/** Whether nobody answers for a finding that no policy of the target could stop: it fails nothing, and is never green. */
export function isBeyondPolicy({ accepted, notEnforceable }: JudgedFinding): boolean {
  return accepted === undefined && notEnforceable !== undefined;
}
