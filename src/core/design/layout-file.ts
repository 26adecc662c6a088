/** Where things stand, as a file of its own: one line per node, sorted, whole pixels, so that it merges line by line. */
import { isMap, type Node, type YAMLMap } from 'yaml';
import * as z from 'zod';
import type { Diagnostic } from '../diagnostics.ts';
import { schemaIssues } from './file/issues.ts';
import { keyText, type PlainProblem, plainValue } from './file/plain.ts';
import { composeYaml, type SourceText } from './file/yaml-text.ts';
import { compareNatural } from './natural-order.ts';
import type { Layout, NodeLayout } from './schema.ts';

const pixels = z.number().min(-1e7).max(1e7);
const size = z.number().min(0).max(1e7);
/** Where one thing stands; the published schema says it, too. */
export const nodeSchema = z.object({
  x: pixels.describe('Pixels from the left of what contains it'),
  y: pixels.describe('Pixels from the top of what contains it'),
  width: size.optional(),
  height: size.optional(),
  collapsed: z.boolean().optional().describe('Whether it is drawn as a card with sums'),
});

/** What reading a layout file leaves. */
export interface LayoutRead {
  /** Absent when the text is no layout. */
  readonly layout?: Layout;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a layout file. A bad line is left out and reported; its thing will be placed anew. Never throws. */
export function readLayout(file: SourceText): LayoutRead {
  const diagnostics: Diagnostic[] = [];
  const yaml = composeYaml(file, diagnostics);
  if (!yaml) return { diagnostics };
  const complain: Complain = (node, field, message) => {
    const place = { file: file.name, field, span: yaml.span((node as Node | null)?.range) };
    const help = 'things without a place are placed anew';
    diagnostics.push({ code: 'design/layout', severity: 'warning', message, place, help });
  };
  const version = yaml.document.get('version');
  const list = yaml.document.get('nodes', true);
  if (version !== 1 || (list !== undefined && !isMap(list))) {
    complain(yaml.document.contents, 'version', 'this is no layout file of version `1`');
    return { diagnostics };
  }
  return { layout: { version: 1, nodes: readNodes(list, complain) }, diagnostics };
}

/** Says what is wrong with a line of the layout: the node at fault, the field, and why. */
type Complain = (node: unknown, field: string, message: string) => void;

/** The places in a map of ids to places; a line that is none is complained about and left out. */
export function readNodes(list: YAMLMap<unknown, unknown> | undefined, complain: Complain): Layout['nodes'] {
  const nodes = new Map<string, NodeLayout>();
  for (const { key, value } of list?.items ?? []) {
    const id = keyText(key);
    if (id === undefined || id === '__proto__') {
      complain(key, 'nodes', 'a name here must be the id of a thing');
      continue;
    }
    const problems: PlainProblem[] = [];
    const plain = plainValue(value, problems);
    const read = nodeSchema.safeParse(plain);
    const problem =
      problems[0]?.message ?? (read.success ? undefined : schemaIssues(read.error.issues, plain)[0]?.message);
    if (nodes.has(id)) complain(key, `nodes.${id}`, `\`${id}\` is given twice; the last counts`);
    if (problem) complain(value ?? key, `nodes.${id}`, problem);
    else if (read.success) nodes.set(id, read.data as NodeLayout);
  }
  return Object.fromEntries(nodes);
}

/** The file of a layout: the same layout gives the same bytes. Positions and sizes are rounded to whole pixels. */
export function printLayout(layout: Layout): string {
  return `version: 1\n${printNodes(layout.nodes)}`;
}

/** The places alone, as the field `nodes`. */
export function printNodes(nodes: Layout['nodes']): string {
  const lines = Object.entries(nodes)
    .filter(([, { x, y }]) => Number.isFinite(x) && Number.isFinite(y))
    .sort(([a], [b]) => compareNatural(a, b))
    .map(([id, node]) => `  ${keyOf(id)}: { ${fieldsOf(node).join(', ')} }\n`);
  return lines.length === 0 ? 'nodes: {}\n' : `nodes:\n${lines.join('')}`;
}

function keyOf(id: string): string {
  return /^[a-z]+:[A-Za-z0-9][A-Za-z0-9._/@-]*$/.test(id) ? id : JSON.stringify(id);
}

function fieldsOf({ x, y, width, height, collapsed }: NodeLayout): string[] {
  const whole = (n: number) => String(Math.round(n) + 0);
  const fields = [`x: ${whole(x)}`, `y: ${whole(y)}`];
  if (width !== undefined && Number.isFinite(width)) fields.push(`width: ${whole(width)}`);
  if (height !== undefined && Number.isFinite(height)) fields.push(`height: ${whole(height)}`);
  if (collapsed !== undefined) fields.push(`collapsed: ${collapsed}`);
  return fields;
}
