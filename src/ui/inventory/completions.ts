/** What a cell may be filled with: what is there already, what the evidence says, what would be new. */
import {
  type Attribute,
  attributeText,
  type Doubt,
  isZoneAttribute,
  type Suggestion,
} from '../../core/design/classify/attributes.ts';
import { standardValues } from '../../core/design/classify/standard.ts';
import { namesInList } from '../../core/design/classify/values.ts';
import { zoneNamed, zonesOfAttribute } from '../../core/design/classify/zones.ts';
import { ISOLATION_NAMES, ISOLATIONS, isolationText } from '../../core/design/isolation.ts';
import { compareNatural } from '../../core/design/natural-order.ts';
import type { Design } from '../../core/design/schema.ts';
import type { Completion } from '../widgets/completing-input.tsx';
import { plainWords } from './evidence-text.ts';
import { counted } from './use-edits.ts';

const MOST = 60;
const WORDS: Partial<Record<Attribute, string>> = {
  plane: 'plane',
  environment: 'environment',
  tenant: 'tenant',
  compliance: 'compliance zone',
};

export interface CompletionInput {
  readonly design: Design;
  readonly attribute: Attribute;
  readonly suggestion: Suggestion | undefined;
  readonly doubt: Doubt | undefined;
}

/** Completions of a text; everything that there is for an empty one. */
export function completionsFor(input: CompletionInput): (text: string) => readonly Completion[] {
  const known = knownValues(input.design, input.attribute);
  const said = evidenceFor(input);
  const all = [...said, ...known.filter((k) => !said.some((s) => s.value === k.value))];
  return (text) => {
    // of a list of compliance zones, the last one is being typed
    const { before, word } = lastWord(input.attribute, text);
    const typed = word.toLowerCase();
    const fitting = all.filter((c) => typed === '' || c.value.toLowerCase().includes(typed));
    const starting = fitting.filter((c) => c.value.toLowerCase().startsWith(typed));
    const rest = fitting.filter((c) => !starting.includes(c));
    const shown = [...starting, ...rest].slice(0, MOST).map((c) => ({ ...c, value: before + c.value }));
    return [...shown, ...newOne(input, before, word)];
  };
}

function lastWord(attribute: Attribute, text: string): { readonly before: string; readonly word: string } {
  const comma = attribute === 'compliance' ? text.lastIndexOf(',') : -1;
  const before = comma < 0 ? '' : `${text.slice(0, comma + 1).trimEnd()} `;
  return { before, word: text.slice(comma + 1).trim() };
}

function newOne({ design, attribute }: CompletionInput, before: string, word: string): Completion[] {
  if (!isZoneAttribute(attribute) || word === '' || zoneNamed(design, attribute, word)) return [];
  return [{ value: before + word, note: `new ${WORDS[attribute]}`, isNew: true }];
}

function evidenceFor({ suggestion, doubt }: CompletionInput): Completion[] {
  const evidence = [...(suggestion?.against ?? []), ...(doubt?.against ?? [])];
  const said = evidence.map((e) => ({ value: e.value, note: plainWords(e.text) }));
  const best = suggestion ? [{ value: suggestion.value, note: plainWords(suggestion.evidence[0]?.text ?? '') }] : [];
  return [...new Map([...said, ...best].map((c) => [c.value, c])).values()].reverse();
}

/** Values in use, with how many things have each. */
function knownValues(design: Design, attribute: Attribute): Completion[] {
  if (attribute === 'system') return [{ value: 'yes' }, { value: 'no' }];
  if (attribute === 'isolation') return ISOLATIONS.map((i) => ({ value: ISOLATION_NAMES[i], note: isolationText(i) }));
  const counts = countsOf(design, attribute);
  const listed = standardValues(design, attribute);
  for (const value of listed) counts.set(value, counts.get(value) ?? 0);
  if (isZoneAttribute(attribute))
    for (const { name } of zonesOfAttribute(design, attribute)) counts.set(name, counts.get(name) ?? 0);
  const word = attribute === 'appLabel' || attribute === 'serviceAccount' ? 'workload' : 'namespace';
  return [...counts]
    .sort(([a], [b]) => compareNatural(a, b))
    .map(([value, count]) => {
      const isListed = listed.includes(value) ? 'in the label standard' : 'not in the label standard';
      const notes = [...(count > 0 ? [counted(count, word)] : []), ...(listed.length > 0 ? [isListed] : [])];
      return { value, note: notes.length > 0 ? notes.join(', ') : undefined };
    });
}

function countsOf(design: Design, attribute: Attribute): Map<string, number> {
  const counts = new Map<string, number>();
  const ids = attribute === 'appLabel' || attribute === 'serviceAccount' ? design.workloads : design.namespaces;
  for (const id of Object.keys(ids)) {
    const text = attributeText(design, id, attribute);
    for (const value of attribute === 'compliance' ? namesInList(text) : [text])
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
