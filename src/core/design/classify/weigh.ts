/** Evidence against evidence: which value is best founded, how well, and what speaks against it. */
import { compareText, groupBy } from '../../lib/order.ts';
import {
  CONFIDENCES,
  type Confidence,
  type Evidence,
  isZoneAttribute,
  SOURCES,
  type SuggestedAttribute,
} from './attributes.ts';
import { meaningOf } from './words.ts';

/** What all evidence of one attribute comes to. */
export interface Weighed {
  /** As the strongest evidence spells it. */
  readonly value: string;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  readonly against: readonly Evidence[];
}

/** The same text for values that mean the same. */
export function meaningOfValue(attribute: SuggestedAttribute, value: string): string {
  return isZoneAttribute(attribute) ? meaningOf(attribute, value) : value.trim().toLowerCase();
}

interface Side {
  readonly meaning: string;
  readonly evidence: readonly Evidence[];
  readonly strength: Confidence;
  readonly sources: number;
}

/**
 * Weighs the evidence of one attribute. Two sources that agree are sure of what each finds likely. What speaks for
 * something else is shown, and makes a guess of everything unless it is itself a guess. Undefined without evidence.
 */
export function weigh(attribute: SuggestedAttribute, evidence: readonly Evidence[]): Weighed | undefined {
  const groups = groupBy(evidence, (e) => meaningOfValue(attribute, e.value));
  const sides = [...groups].map(([meaning, all]) => sideOf(meaning, all)).sort(bySoundness);
  const [best, ...rest] = sides;
  if (!best) return undefined;
  const against = rest.filter((side) => contradicts(attribute, side, best)).flatMap((side) => side.evidence);
  const doubted = against.some((e) => e.strength !== 'guess');
  const value = best.evidence[0]?.value ?? '';
  return { value, confidence: doubted ? 'guess' : best.strength, evidence: best.evidence, against };
}

const rank = (strength: Confidence) => CONFIDENCES.indexOf(strength);

function sideOf(meaning: string, all: readonly Evidence[]): Side {
  const evidence = [...all].sort(
    (a, b) =>
      rank(a.strength) - rank(b.strength) ||
      SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source) ||
      compareText(a.text, b.text),
  );
  const firm = new Set(evidence.filter((e) => e.strength !== 'guess').map((e) => e.source));
  const strength = firm.size > 1 ? 'sure' : (evidence[0]?.strength ?? 'guess');
  return { meaning, evidence, strength, sources: firm.size };
}

function bySoundness(a: Side, b: Side): number {
  const source = (s: Side) => Math.min(...s.evidence.map((e) => SOURCES.indexOf(e.source)));
  return (
    rank(a.strength) - rank(b.strength) ||
    b.sources - a.sources ||
    source(a) - source(b) ||
    compareText(a.meaning, b.meaning)
  );
}

/**
 * A namespace has one plane and one environment, so any other one contradicts. Names of tenants, applications and owners
 * are of many kinds (a team is in a business unit): only what is as well founded contradicts. Compliance zones add up.
 */
function contradicts(attribute: SuggestedAttribute, other: Side, best: Side): boolean {
  if (attribute === 'compliance') return false;
  if (attribute === 'plane' || attribute === 'environment') return true;
  return other.strength === best.strength && other.strength !== 'guess';
}
