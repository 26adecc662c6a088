/** What of the design could stand at a place of a manifest, of the design file or of the layout. */
import type { Design } from '../design/schema.ts';
import type { AssistText, Word } from './word.ts';
import { designWords } from './words-design.ts';
import { handleWords } from './words-ids.ts';
import { manifestWords } from './words-manifest.ts';
import type { YamlPlace } from './yaml-place.ts';

/** How many words are offered at once. */
const MAX_WORDS = 2_000;

/** What could stand at a place, the likeliest first. Fields and fixed words are said by the schemas, not here. */
export function wordsAt(text: AssistText, place: YamlPlace, design: Design): readonly Word[] {
  if (place.at === 'text') return [];
  if (place.at === 'comment') return handleWords(design);
  const words =
    text.kind === 'manifest' ? manifestWords(text.lines, place, design) : designWords(text.kind, place, design);
  return words.slice(0, MAX_WORDS);
}
