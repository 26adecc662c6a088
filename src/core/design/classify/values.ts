/** Values of attributes as people write them: what is wrong with one, and the one way in which it is kept. */
import { ISOLATION_NAMES, ISOLATIONS, type Isolation } from '../isolation.ts';
import { labelValueProblem, objectNameProblem } from '../label-syntax.ts';
import { type Attribute, isZoneAttribute } from './attributes.ts';

/** The longest name of a zone, in characters. */
export const LONGEST_NAME = 253;
const LONGEST_OWNER = 200;

/** What is wrong with a value for an attribute; undefined when nothing is. Empty values are always sound. */
export function valueProblem(attribute: Attribute, value: string): string | undefined {
  if (value === '') return undefined;
  if (isZoneAttribute(attribute))
    return value.length > LONGEST_NAME ? `a name has at most ${LONGEST_NAME} characters` : undefined;
  switch (attribute) {
    case 'app':
    case 'appLabel':
      return labelValueProblem(value);
    case 'serviceAccount':
      return objectNameProblem(value);
    case 'owner':
      return value.length > LONGEST_OWNER ? `an owner has at most ${LONGEST_OWNER} characters` : undefined;
    case 'system':
      return flagOf(value) === undefined ? `\`${value}\` is neither \`yes\` nor \`no\`` : undefined;
    case 'isolation':
      return isolationOf(value)
        ? undefined
        : `\`${value}\` is none of ${Object.values(ISOLATION_NAMES)
            .map((n) => `\`${n}\``)
            .join(', ')}`;
  }
}

/** A sound value as `attributeText` tells it: `yes` for `x`, `default-deny` for `the design`. */
export function canonicalValue(attribute: Attribute, value: string): string {
  const text = value.trim();
  if (attribute === 'system') return flagOf(text) ? 'yes' : '';
  if (attribute === 'isolation') return isolationOf(text) ?? 'as-imported';
  return text;
}

/** The names in a list of compliance zones. */
export function namesInList(value: string): string[] {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'true', 'x', '1', 'system', '✓']);
const NO: ReadonlySet<string> = new Set(['no', 'n', 'false', '0', '']);

function flagOf(value: string): boolean | undefined {
  const word = value.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}

const ISOLATION_OF: ReadonlyMap<string, Isolation> = new Map([
  ...ISOLATIONS.flatMap((i) => [i, i.replaceAll('-', ' '), ISOLATION_NAMES[i]].map((word) => [word, i] as const)),
  ['design', 'default-deny'],
  ['ingress only', 'default-deny-ingress'],
  ['egress only', 'default-deny-egress'],
  ['imported', 'as-imported'],
]);

/** What a word says of who decides in a namespace. */
export function isolationOf(value: string): Isolation | undefined {
  return ISOLATION_OF.get(value.trim().toLowerCase());
}
