/** What zod says about an entity, in the studio's own words. */
import type * as z from 'zod';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What the schema finds wrong with one field. */
export interface SchemaIssue {
  readonly path: Path;
  readonly message: string;
  /** Fields that the schema does not know; kept in the file and not read. */
  readonly unknown?: readonly string[];
}

/** Flattens issues; of a union, the alternative that came nearest speaks. `value` is what was checked. */
export function schemaIssues(issues: readonly Issue[], value: unknown, base: Path = []): SchemaIssue[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return [{ path, unknown: issue.keys, message: `unknown field ${issue.keys.map((k) => `\`${k}\``).join(', ')}` }];
    if (issue.code !== 'invalid_union') return [{ path, message: issueText(issue, valueAt(value, path)) }];
    const nearest = nearestAlternative(issue.errors);
    if (!nearest) return [{ path, message: `${shown(valueAt(value, path))} is not one of the forms that fit here` }];
    return schemaIssues(nearest, value, path);
  });
}

function nearestAlternative(alternatives: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((i) => i.path.length));
  const best = [...alternatives].sort((a, b) => depth(b) - depth(a))[0];
  return best && depth(best) > 0 ? best : undefined;
}

/** The value at a path, own fields only. */
function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? at[step as never] : undefined),
    value,
  );
}

function shown(value: unknown): string {
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  const text = String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

function issueText(issue: Issue, value: unknown): string {
  const field = issue.path.length > 0 ? `\`${String(issue.path[issue.path.length - 1])}\`` : 'the item';
  if (value === undefined) return `${field} is missing`;
  switch (issue.code) {
    case 'invalid_type':
      return `${field} must be ${TYPE_WORDS[issue.expected] ?? issue.expected}, and is ${shown(value)}`;
    case 'invalid_value':
      return `${field} must be ${issue.values.map((v) => `\`${String(v)}\``).join(' or ')}, and is ${shown(value)}`;
    case 'too_big':
      return `${field} is longer or larger than ${String(issue.maximum)}`;
    case 'too_small':
      return `${field} is shorter or smaller than ${String(issue.minimum)}`;
    case 'invalid_format':
      return `${field} is ${shown(value)}: ${issue.format === 'date' ? 'a date is written `2026-01-31`' : issue.message}`;
    default:
      return `${field} is ${shown(value)}: ${issue.message.toLowerCase()}`;
  }
}
