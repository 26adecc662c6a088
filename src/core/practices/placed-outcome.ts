/** One check in every placement of the environments (`practices.md` 2.1), as one answer. */
import type { Check, Finding, Outcome } from './check.ts';
import type { Facts } from './facts.ts';

interface Placed {
  readonly id: string;
  readonly name: string;
  readonly outcome: Outcome;
}

/**
 * Runs a check as the environments are drawn and in each other placement. A finding that stands as drawn is given once;
 * one that only another placement brings is named after it, and accepted apart. It holds where it holds in all of them.
 */
export function inEveryPlacement(check: Check, facts: Facts, onProgress: (done: number) => void = () => {}): Outcome {
  const runs = facts.placements.length + 1;
  const drawn = check.run(facts, (done) => onProgress(done / runs));
  if (facts.placements.length === 0) return drawn;
  const others = facts.placements.map(
    ({ id, name, facts: there }, i): Placed => ({
      id,
      name,
      outcome: check.run(there, (done) => onProgress((i + 1 + done) / runs)),
    }),
  );
  const findings = [...ofDrawn(drawn, others), ...ofOthers(drawn, others)];
  if (findings.length > 0) return { kind: 'fails', findings };
  const open = others.find((o) => o.outcome.kind === 'not decidable');
  if (drawn.kind === 'not decidable' || !open) return everywhere(drawn, others);
  return open.outcome.kind === 'not decidable'
    ? { kind: 'not decidable', why: `placed as “${open.name}”: ${open.outcome.why}` }
    : drawn;
}

const findingsOf = (outcome: Outcome): readonly Finding[] => (outcome.kind === 'fails' ? outcome.findings : []);
const subjectsOf = (outcome: Outcome) => new Set(findingsOf(outcome).map((f) => f.subject));

/** A finding that no other placement has comes from where the environments stand now. */
function ofDrawn(drawn: Outcome, others: readonly Placed[]): Finding[] {
  const elsewhere = others.map((o) => subjectsOf(o.outcome));
  return findingsOf(drawn).map((f) =>
    elsewhere.some((subjects) => subjects.has(f.subject))
      ? f
      : { ...f, text: `${f.text} (only as the environments are placed now)` },
  );
}

function ofOthers(drawn: Outcome, others: readonly Placed[]): Finding[] {
  const known = subjectsOf(drawn);
  return others.flatMap(({ id, name, outcome }) =>
    findingsOf(outcome)
      .filter((f) => !known.has(f.subject))
      .map((f) => ({
        ...f,
        subject: `${f.subject} in ${id}`,
        text: `Placed as “${name}”: ${f.text}`,
        ids: [...f.ids],
      })),
  );
}

function everywhere(drawn: Outcome, others: readonly Placed[]): Outcome {
  if (drawn.kind !== 'holds' || others.some((o) => o.outcome.kind !== 'holds')) return drawn;
  return { ...drawn, proved: `${drawn.proved}, in each of ${others.length + 1} placements` };
}
