/**
 * The design as a file: one YAML document, made to live in git.
 *
 * Top-level keys in order: `version` (of the format), `name`, `target`, then each collection of the schema as a list
 * with one entity per item. Lists are sorted by id, numbers by value; fields stand in order of the schema; empty lists
 * and defaults are left out.
 */
import { isMap, type Node, type YAMLMap } from 'yaml';
import type { Diagnostic, Place } from '../diagnostics.ts';
import type { DesignProblem } from './checks/problem.ts';
import { COLLECTION_NAMES, DESIGN_VERSION, emptyDesign } from './empty.ts';
import { type FileItems, nodeAt, readItems, recordOf } from './file/items.ts';
import { keyText } from './file/plain.ts';
import { printAfresh, printInto } from './file/print.ts';
import { composeYaml, type SourceText, type YamlText } from './file/yaml-text.ts';
import type { Design } from './schema.ts';
import { UPGRADES, type UpgradeStep, upgradeDocument, type VersionAnswer } from './upgrade.ts';
import { designProblems, diagnosticOf } from './validate.ts';

/** What reading a design file leaves. */
export interface DesignRead {
  /** Absent when the text is no design at all; otherwise everything that could be read. */
  readonly design?: Design;
  /** In order of lines. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a design file. An item that cannot be read is left out and reported with its line and field, and the rest is
 * read; unknown fields are reported and stay in the file (`printDesign` with the text). Never throws.
 */
export function readDesign(file: SourceText, steps: readonly UpgradeStep[] = UPGRADES): DesignRead {
  const diagnostics: Diagnostic[] = [];
  const yaml = composeYaml(file, diagnostics);
  const root = yaml?.document.contents;
  if (!yaml || !root || !isMap(root)) {
    if (diagnostics.length === 0) diagnostics.push(noDesign(file.name));
    return { diagnostics };
  }
  const version = upgradeDocument(yaml.document, steps);
  if (version !== 'current' && version !== 'upgraded')
    return { diagnostics: [...diagnostics, wrongVersion(file.name, yaml, version)] };
  const map = root as unknown as YAMLMap<unknown, unknown>;
  diagnostics.push(...topLevelProblems(file.name, yaml, map));
  const items = readItems(yaml, file.name, diagnostics);
  const collections = Object.fromEntries([...items].map(([collection, list]) => [collection, recordOf(list)]));
  const design: Design = { ...emptyDesign(nameIn(map) ?? 'Untitled'), ...(collections as Partial<Design>) };
  for (const problem of designProblems(design)) diagnostics.push(placed(file.name, yaml, items, problem));
  return { design, diagnostics: inOrder(diagnostics) };
}

/**
 * The file of a design. With the text it was read from, comments, order of fields, unknown fields and items that could
 * not be read stay as they were. The same input gives the same bytes.
 */
export function printDesign(design: Design, previousText?: string): string {
  const into = previousText === undefined ? undefined : printInto(design, previousText);
  return into ?? printAfresh(design);
}

function noDesign(file: string): Diagnostic {
  const message = 'this is no design file';
  return { code: 'design/not-a-design', severity: 'error', message, place: { file }, help: HEADER_HELP };
}

const HEADER_HELP = `a design file starts with \`version: ${DESIGN_VERSION}\` and \`name:\``;

function wrongVersion(file: string, yaml: YamlText, answer: VersionAnswer): Diagnostic {
  const node = yaml.document.get('version', true) as Node | undefined;
  const place: Place = { file, field: 'version', span: yaml.span(node?.range) };
  const version = `\`${String(yaml.document.get('version'))}\``;
  switch (answer) {
    case 'too new':
      return {
        code: 'design/too-new',
        severity: 'error',
        message: `made by a newer Bulkhead: version ${version}, and this one reads up to \`${DESIGN_VERSION}\``,
        place,
        help: 'open it there, or ask for an export',
      };
    case 'too old':
      return {
        code: 'design/version',
        severity: 'error',
        message: `version ${version} is not a version of the design file`,
        place,
        help: HEADER_HELP,
      };
    default:
      return { ...noDesign(file), place };
  }
}

function topLevelProblems(file: string, yaml: YamlText, map: YAMLMap<unknown, unknown>): Diagnostic[] {
  const known = new Set<string>(['version', 'name', 'target', ...COLLECTION_NAMES]);
  const seen = new Set<string>();
  const out: Diagnostic[] = [];
  const complain = (key: unknown, code: 'field' | 'unknown-field', message: string, help: string) => {
    const place: Place = { file, span: yaml.span((key as Node | null)?.range), field: keyText(key) ?? '' };
    out.push({ code: `design/${code}`, severity: code === 'field' ? 'error' : 'warning', message, place, help });
  };
  for (const { key } of map.items) {
    const name = keyText(key) ?? '';
    if (!known.has(name))
      complain(
        key,
        'unknown-field',
        `unknown field \`${name}\``,
        'unknown fields are preserved when the file is saved',
      );
    else if (seen.has(name))
      complain(key, 'field', `\`${name}\` is given twice`, 'only the first is read: join the two');
    seen.add(name);
  }
  const field = (name: string) => map.items.find((pair) => keyText(pair.key) === name)?.key ?? yaml.document.contents;
  if (nameIn(map) === undefined)
    complain(field('name'), 'field', '`name` must be text of 1 to 253 characters', 'give the design a name');
  const target = map.get('target');
  if (target !== undefined && target !== 'kubernetes')
    complain(
      field('target'),
      'field',
      `\`target\` is \`${String(target)}\``,
      'write `kubernetes`, which is assumed now',
    );
  return out;
}

function nameIn(map: YAMLMap<unknown, unknown>): string | undefined {
  const name = map.get('name');
  return typeof name === 'string' && name !== '' && name.length <= 253 ? name : undefined;
}

function placed(file: string, yaml: YamlText, items: FileItems, problem: DesignProblem): Diagnostic {
  const item = items.get(problem.collection)?.find(({ entity }) => entity?.id === problem.id);
  const diagnostic: Diagnostic = { ...diagnosticOf(problem), object: problem.id };
  if (!item) return { ...diagnostic, place: { file } };
  const steps = problem.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  const span = yaml.span(nodeAt(item.node, problem.path).range);
  return { ...diagnostic, place: { file, span, field: `${problem.collection}[${item.index}]${steps}` } };
}

function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const at = (d: Diagnostic) => (d.place?.span?.line ?? 0) * 100_000 + (d.place?.span?.column ?? 0);
  return [...diagnostics].sort((a, b) => at(a) - at(b));
}
