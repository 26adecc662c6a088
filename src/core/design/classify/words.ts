/** Words that people use for planes, environments and compliance zones, and which of them mean the same. */
import type { ZoneAttribute } from './attributes.ts';

/** Spellings of one meaning; the first is used where nobody has written another. */
type Meaning = readonly [string, ...string[]];

/** Environments. `uat`, `qa` and `test` are kept apart: platforms that have several mean different things by them. */
const ENVIRONMENTS: readonly Meaning[] = [
  ['prod', 'production', 'prd', 'live'],
  ['nonprod', 'non-prod', 'nonproduction', 'non-production', 'nprd'],
  ['preprod', 'pre-prod', 'preproduction', 'pre-production', 'pprd'],
  ['staging', 'stage', 'stg'],
  ['uat', 'acceptance', 'acc'],
  ['qa', 'qas'],
  ['test', 'tst', 'testing'],
  ['int', 'integration', 'sit'],
  ['perf', 'performance', 'loadtest'],
  ['dev', 'develop', 'development', 'devel'],
  ['sandbox', 'sbx', 'playground'],
  ['demo'],
  ['dr', 'disaster-recovery'],
];

const PLANES: readonly Meaning[] = [
  ['control', 'control-plane', 'control plane', 'controlplane'],
  ['management', 'management-plane', 'management plane', 'managementplane', 'mgmt', 'mgt'],
  ['data', 'data-plane', 'data plane', 'dataplane', 'workload', 'workloads', 'applications'],
];

const COMPLIANCE: readonly Meaning[] = [
  ['pci', 'pci-dss', 'pcidss', 'cde'],
  ['hipaa', 'phi'],
  ['sox'],
  ['gdpr', 'pii'],
  ['fedramp'],
];

/** Environment words that are common in names of things, and so mean little unless the name ends in them. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['live', 'acc', 'int', 'sit', 'demo', 'dr', 'perf', 'performance']);
/** Beside them, those that mean little at the start of a name: `test-runner`, `stage-door`. */
const AMBIGUOUS_AT_START: ReadonlySet<string> = new Set(['test', 'testing', 'stage', 'integration', 'qa', 'develop']);

const INDEX: Readonly<Record<ZoneAttribute, ReadonlyMap<string, string>>> = {
  plane: indexOf(PLANES),
  environment: indexOf(ENVIRONMENTS),
  compliance: indexOf(COMPLIANCE),
  tenant: new Map(),
};

function indexOf(meanings: readonly Meaning[]): ReadonlyMap<string, string> {
  return new Map(meanings.flatMap((words) => words.map((word) => [word, words[0]] as const)));
}

/** What a word means: the same text for `prod`, `Production` and `prd`. Words of no known meaning mean themselves. */
export function meaningOf(attribute: ZoneAttribute, word: string): string {
  const text = word.trim().toLowerCase();
  return INDEX[attribute].get(text) ?? text;
}

/** Whether a word is one of those that are known for an attribute. */
export function isKnownWord(attribute: ZoneAttribute, word: string): boolean {
  return INDEX[attribute].has(word.trim().toLowerCase());
}

/** Whether an environment word may just as well be part of what a thing is called. */
export function isAmbiguous(word: string, position: 'end' | 'start' | 'inside'): boolean {
  return AMBIGUOUS.has(word) || (position !== 'end' && AMBIGUOUS_AT_START.has(word));
}
