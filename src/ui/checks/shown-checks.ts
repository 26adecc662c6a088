/** Which checks and findings are listed: by practice, severity, state, and words of checks, elements and owners. */
import { entity, nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { isBeyondPolicy, type JudgedFinding } from '../../core/practices/judged-finding.ts';
import type { CheckAnswer, ChecksAnswer } from '../../core/practices/run-checks.ts';
import type { ChecksFilter, ChecksLook } from '../../state/studio.ts';

/** A check with those of its findings that are sought. */
export interface ShownCheck {
  readonly check: CheckAnswer;
  readonly findings: readonly JudgedFinding[];
}

/** The checks to list, in the order of the answer. */
export function shownChecks({ checks }: ChecksAnswer, design: Design, look: ChecksLook): ShownCheck[] {
  const found = finder(look.sought);
  return checks.flatMap((check) => {
    if (look.practice !== undefined && check.practice !== look.practice) return [];
    if (look.severity !== 'all' && check.severity !== look.severity) return [];
    if (!isOfState(check, look.filter)) return [];
    if (found(textOfCheck(check))) return [{ check, findings: check.findings }];
    const findings = check.findings.filter((f) => found(textOfFinding(design, check, f)));
    return findings.length === 0 ? [] : [{ check, findings }];
  });
}

/** Whether a text, in small letters, holds every word that is sought; without words every text does. */
function finder(sought: string): (text: string) => boolean {
  const words = sought
    .toLowerCase()
    .split(/\s+/)
    .filter((w) => w !== '');
  return (text) => words.every((w) => text.includes(w));
}

/** The findings of a check in which every word is found: in their text, and in ids, names and owners of what they are about. */
export function soughtFindings(
  findings: readonly JudgedFinding[],
  design: Design,
  check: CheckAnswer,
  sought: string,
): readonly JudgedFinding[] {
  const found = finder(sought);
  return sought.trim() === '' ? findings : findings.filter((f) => found(textOfFinding(design, check, f)));
}

/** The check to tell in full: the one chosen, else the first that fails, else the first. */
export function chosenCheck(shown: readonly ShownCheck[], chosen: string | undefined): ShownCheck | undefined {
  return (
    shown.find((s) => s.check.id === chosen) ??
    shown.find((s) => s.check.state === 'fails' && s.check.severity === 'error') ??
    shown.find((s) => s.check.state === 'fails') ??
    shown[0]
  );
}

function isOfState({ state, findings }: CheckAnswer, filter: ChecksFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return state === 'fails';
    case 'not enforceable':
      return findings.some(isBeyondPolicy);
    case 'accepted':
      return findings.some((f) => f.accepted);
    case 'holds':
      return state === 'holds';
    case 'unknown':
      return state === 'not decidable' || state === 'not yet checked';
  }
}

function textOfCheck({ id, demand }: CheckAnswer): string {
  return `${id} ${demand}`.toLowerCase();
}

function textOfFinding(design: Design, check: CheckAnswer, { text, ids, accepted }: JudgedFinding): string {
  const things = ids.flatMap((id) => [id, nameOf(design, id), ownerOf(design, id) ?? '']);
  return [textOfCheck(check), text, ...things, accepted?.owner ?? '', accepted?.reason ?? ''].join(' ').toLowerCase();
}

/** Who answers for an element: its owner, else that of its namespace. */
export function ownerOf(design: Design, id: string): string | undefined {
  const found = entity(design, id);
  if (!found) return undefined;
  if ('owner' in found && found.owner) return found.owner;
  const home = 'namespace' in found && found.namespace ? entity(design, found.namespace) : undefined;
  return home && 'owner' in home ? home.owner : undefined;
}
