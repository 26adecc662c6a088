/** Suggestions and doubts as the cells ask for them, of the rows that are shown. */
import { useMemo } from 'react';
import type { Attribute, Confidence, Doubt, Suggestion } from '../../core/design/classify/attributes.ts';
import { attributeProblem } from '../../core/design/classify/standard.ts';
import type { Classification } from '../../core/design/classify/suggest.ts';
import type { Design } from '../../core/design/schema.ts';
import type { Column } from './columns.ts';

export interface Lookups {
  readonly suggestionFor: (id: string, attribute: string | undefined) => Suggestion | undefined;
  readonly doubtFor: (id: string, attribute: string | undefined) => Doubt | undefined;
  /** What the label standard has against a value. */
  readonly problemFor: (id: string, attribute: Attribute | undefined) => string | undefined;
  /** Suggestions for shown rows that are at least so sure. */
  readonly shown: (least: Confidence) => readonly Suggestion[];
  readonly sureIn: (column: Column) => readonly Suggestion[];
}

const AT_LEAST: Readonly<Record<Confidence, readonly Confidence[]>> = {
  sure: ['sure'],
  likely: ['sure', 'likely'],
  guess: ['sure', 'likely', 'guess'],
};

const key = (id: string, attribute: string | undefined) => `${id} ${attribute}`;

export function useLookups(design: Design, { suggestions, doubts }: Classification, rows: readonly string[]): Lookups {
  const cells = useMemo(() => {
    const suggested = new Map(suggestions.map((s) => [key(s.id, s.attribute), s]));
    const doubted = new Map(doubts.map((d) => [key(d.id, d.attribute), d]));
    return {
      suggestionFor: (id: string, attribute: string | undefined) => suggested.get(key(id, attribute)),
      doubtFor: (id: string, attribute: string | undefined) => doubted.get(key(id, attribute)),
    };
  }, [suggestions, doubts]);
  const here = useMemo(() => {
    const ids = new Set(rows);
    const shown = suggestions.filter((s) => ids.has(s.id));
    return {
      shown: (least: Confidence) => shown.filter((s) => AT_LEAST[least].includes(s.confidence)),
      sureIn: (column: Column) => shown.filter((s) => s.confidence === 'sure' && s.attribute === column.attribute),
    };
  }, [suggestions, rows]);
  const problemFor = useMemo(() => {
    const hasStandard = Object.keys(design.labelKeys).length > 0;
    return (id: string, attribute: Attribute | undefined) =>
      hasStandard && attribute !== undefined ? attributeProblem(design, id, attribute) : undefined;
  }, [design]);
  return useMemo(() => ({ ...cells, ...here, problemFor }), [cells, here, problemFor]);
}
