/** The parts of a namespace's name: what it is called, and words for an environment in it. */
import { isAmbiguous, isKnownWord } from './words.ts';

/** `end`: nothing but qualifiers (`eu`, `2`) follows. */
export type Position = 'end' | 'start' | 'inside';

/** A word for an environment in a name. */
export interface EnvironmentWord {
  /** As written: `prd`, `non-prod`. */
  readonly word: string;
  readonly position: Position;
  /** Whether the word may just as well be part of what the thing is called. */
  readonly ambiguous: boolean;
  /** Whether it is the very end of the name. */
  readonly last: boolean;
}

export interface NameParts {
  readonly tokens: readonly string[];
  readonly environments: readonly EnvironmentWord[];
  /** The name without words for environments and the qualifiers behind them; empty when nothing is left. */
  readonly stem: string;
}

/** What may follow an environment: regions, colours, numbers. */
const QUALIFIER =
  /^(\d+|v\d+|[a-d]|eu|us|uk|ap|sa|na|emea|apac|east|west|north|south|central|blue|green|de|fr|ch|ca|au|jp|in)\d*$/;

interface Found {
  readonly at: number;
  readonly size: 1 | 2;
  readonly word: string;
}

/** Takes a name apart at its hyphens. */
export function partsOf(name: string): NameParts {
  const tokens = name.toLowerCase().split('-').filter(Boolean);
  const found = environmentWords(tokens);
  const environments = found.map(({ at, size, word }) => {
    const position = positionOf(tokens, at, size);
    const last = at + size === tokens.length;
    return { word, position, ambiguous: isAmbiguous(word, position), last };
  });
  const certain = found.filter((_, i) => environments[i]?.ambiguous === false);
  return { tokens, environments, stem: stemOf(tokens, certain) };
}

function environmentWords(tokens: readonly string[]): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const one = tokens[at] ?? '';
    const two = `${one}-${tokens[at + 1]}`;
    // `non-prod` must never be taken for `prod`
    if (isKnownWord('environment', two)) found.push({ at: at++, size: 2, word: two });
    else if (isKnownWord('environment', one)) found.push({ at, size: 1, word: one });
  }
  return found;
}

function positionOf(tokens: readonly string[], at: number, size: number): Position {
  if (tokens.slice(at + size).every((t) => QUALIFIER.test(t))) return 'end';
  return at === 0 ? 'start' : 'inside';
}

function stemOf(tokens: readonly string[], found: readonly Found[]): string {
  const gone = new Set<number>();
  for (const { at, size } of found) {
    for (let i = at; i < at + size; i++) gone.add(i);
    for (let i = at + size; i < tokens.length && QUALIFIER.test(tokens[i] ?? ''); i++) gone.add(i);
  }
  return tokens.filter((_, i) => !gone.has(i)).join('-');
}
