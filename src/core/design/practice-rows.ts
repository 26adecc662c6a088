/** Which recommendation of the ten practices a guardrail answers (`practices.md`, rows 1.1 to 5.1). */
import type { Guardrail, GuardrailAxis } from './schema.ts';

/** A row of the practices, by its number and in a few words. */
export interface PracticeRow {
  readonly row: string;
  readonly words: string;
}

const PLANES = { row: '1.1', words: 'isolate the planes' };
const OUTSIDE = { row: '1.2', words: 'outside endpoints by plane' };
const ENVIRONMENTS = { row: '2.1', words: 'one design for shared and dedicated clusters' };
const TENANTS = { row: '3.1', words: 'tenants with least privilege' };
const COMPLIANCE = { row: '3.7', words: 'compliance' };
const APPLICATIONS = { row: '4.1', words: 'segment applications' };
const HOSTS = { row: '5.1', words: 'protect the hosts' };

const OF_AXIS: Readonly<Record<GuardrailAxis, PracticeRow>> = {
  plane: PLANES,
  environment: ENVIRONMENTS,
  tenant: TENANTS,
  complianceZone: COMPLIANCE,
  cluster: ENVIRONMENTS,
};

/** By what the ends of a guardrail are, the first that one of them is. */
const OF_END: readonly (readonly [start: string, row: PracticeRow])[] = [
  ['ext:', OUTSIDE],
  ['host:', HOSTS],
  ['zone:', COMPLIANCE],
  ['plane:', PLANES],
  ['env:', ENVIRONMENTS],
  ['cluster:', ENVIRONMENTS],
  ['tenant:', TENANTS],
];

/** The row that a guardrail answers: of its axis, or of the outermost thing that it speaks of. */
export function practiceRowOf({ rule }: Pick<Guardrail, 'rule'>): PracticeRow {
  if (rule.kind === 'separate') return OF_AXIS[rule.axis];
  const ends = rule.kind === 'enclose' ? [rule.zone] : [rule.from, rule.to];
  return OF_END.find(([start]) => ends.some((e) => e.startsWith(start)))?.[1] ?? APPLICATIONS;
}
