/** The diagram as a Mermaid flowchart: text that wikis and repositories draw themselves. */
import { portsLabel } from '../design/ports-text.ts';
import type { Design } from '../design/schema.ts';
import { comment, quoted } from './mermaid-text.ts';
import { boundByAny } from './sheets/bound.ts';
import { membersOf } from './sheets/members.ts';
import { outsideMembers } from './sheets/outside-members.ts';
import type { LineKind, PictureLink } from './sheets/picture.ts';
import { type PictureLinks, pictureLinks } from './sheets/picture-links.ts';
import { leavesIn, type Scope } from './sheets/scope.ts';
import { standOf, zonesStanding } from './sheets/standing.ts';
import type { Survey } from './sheets/survey.ts';
import { type Branch, type Leaf, type Tree, treeOf } from './sheets/tree.ts';
import { THEMES } from './theme.ts';
import { TONE_WORDS } from './tone.ts';

/** More than this are namespaces with summed flows; Mermaid itself refuses more than 500 arrows. */
const WORKLOADS = 80;
const PORTS = 3;
const FLOWS = 150;
/** More pairs of namespaces than this are summed further. */
const PAIRS = 200;

/** What of the design is drawn: members of namespaces, namespaces, or the frames round them. */
type Grain = 'workloads' | 'namespaces' | 'frames';

/** A flowchart of a scope. Ends with a line break; the same input gives the same text. */
export function mermaidOf(survey: Survey, scope: Scope): string {
  const { design } = survey;
  const leaves = leavesIn(design, scope);
  const tree = treeOf(design, leaves, ['plane', 'tenant', 'environment']);
  const members = leaves.reduce((sum, l) => sum + membersOf(design, l).length, 0);
  const grains: Grain[] = ['namespaces', 'frames'];
  if (members <= WORKLOADS && Object.keys(design.flows).length <= FLOWS) grains.unshift('workloads');
  let chart = chartOf(survey, tree, grains[0] ?? 'frames');
  for (const grain of grains) {
    chart = chartOf(survey, tree, grain);
    if (chart.links.links.length <= PAIRS) break;
  }
  return printed(survey, chart);
}

interface Chart {
  readonly tree: Tree;
  readonly grain: Grain;
  readonly links: PictureLinks;
  readonly outside: readonly string[];
}

function chartOf(survey: Survey, tree: Tree, grain: Grain): Chart {
  const { design } = survey;
  const frames = framesOf(tree);
  const leaves = [...tree.leaves, ...frames.flatMap((b) => b.leaves)];
  const drawn = new Set(grain === 'workloads' ? leaves.flatMap((l) => membersOf(design, l).map((m) => m.id)) : []);
  const outside = outsideMembers(design).map((m) => m.id);
  for (const id of outside) drawn.add(id);
  const ofNamespace = new Map(
    grain === 'frames'
      ? innermost(tree).flatMap((b) => b.namespaces.map((n) => [n.id, b.id] as const))
      : leaves.flatMap((l) => l.namespaces.map((n) => [n.id, l.id] as const)),
  );
  const ofZone = zonesStanding(
    design,
    frames.map((branch) => ({ branch, parent: undefined, box: { x: 0, y: 0, width: 0, height: 0 } })),
  );
  const stand = standOf(design, { drawn, ofNamespace, ofZone });
  const links = pictureLinks({ survey, stand, merge: grain !== 'workloads', gates: false });
  const used = new Set(links.links.flatMap((l) => [l.from, l.to]));
  return { tree, grain, links, outside: outside.filter((id) => used.has(id) || leaves.length === 0) };
}

function framesOf(tree: Tree): Branch[] {
  return tree.branches.flatMap((b) => [b, ...framesOf(b)]);
}

function innermost(tree: Tree): Branch[] {
  return framesOf(tree).filter((b) => b.branches.length === 0);
}

function printed(survey: Survey, chart: Chart): string {
  const { design, side, bound } = survey;
  const names = new Map<string, string>();
  const idOf = (id: string) => {
    const known = names.get(id) ?? `${letterOf(id)}${names.size + 1}`;
    names.set(id, known);
    return known;
  };
  const lines = [
    'flowchart LR',
    `%% ${comment(design.name)}: ${side === 'today' ? 'what the imported manifests enforce' : 'what the compiled design enforces'}`,
    ...(chart.grain === 'workloads' ? [] : ['%% too large for every workload: flows are summed']),
  ];
  const leaf = (l: Leaf, indent: string) => {
    const name = l.namespaces[0]?.name ?? l.id;
    if (chart.grain !== 'workloads') return [`${indent}${idOf(l.id)}[${quoted(name)}]`];
    const walls = boundByAny(bound, [l.id]).map((g) => g.id);
    return [
      `${indent}subgraph ${idOf(l.id)}[${quoted(withWalls(name, walls))}]`,
      ...membersOf(design, l).map((m) => `${indent}  ${idOf(m.id)}[${quoted(m.name, m.line)}]`),
      `${indent}end`,
    ];
  };
  const branch = (b: Branch, indent: string): string[] => {
    const title = withWalls(
      b.name,
      boundByAny(bound, b.zones).map((g) => g.id),
    );
    const count = b.namespaces.length;
    if (chart.grain === 'frames' && b.branches.length === 0)
      return [`${indent}${idOf(b.id)}[${quoted(title, `${count} namespace${count === 1 ? '' : 's'}`)}]`];
    return [
      `${indent}subgraph ${idOf(b.id)}[${quoted(title)}]`,
      ...b.branches.flatMap((x) => branch(x, `${indent}  `)),
      ...b.leaves.flatMap((l) => leaf(l, `${indent}  `)),
      `${indent}end`,
    ];
  };
  lines.push(
    ...chart.tree.branches.flatMap((b) => branch(b, '  ')),
    ...chart.tree.leaves.flatMap((l) => leaf(l, '  ')),
  );
  for (const { id, name, line } of outsideMembers(design))
    if (chart.outside.includes(id)) lines.push(`  ${idOf(id)}([${quoted(name, line)}])`);
  const known = new Set(names.keys());
  const links = chart.links.links.filter((l) => known.has(l.from) && known.has(l.to));
  lines.push(...links.map((l) => `  ${idOf(l.from)} ${ARROWS[l.kind]}|${quoted(labelOf(l, design))}| ${idOf(l.to)}`));
  lines.push(...styles(links));
  return `${lines.join('\n')}\n`;
}

/** A letter for a kind, so that the text can be read. */
function letterOf(id: string): string {
  const kind = id.slice(0, id.indexOf(':'));
  return { wl: 'w', ns: 'n', ext: 'ext', host: 'h', group: 'g' }[kind] ?? 'z';
}

const ARROWS: Readonly<Record<LineKind, string>> = {
  allowed: '-->',
  blocked: '-.-x',
  partly: '-.->',
  surplus: '==>',
  undefined: '-.-o',
  question: '-.-',
  unjudged: '---',
  'kept-out': '--x',
  exposed: '==>',
  gate: '-.-',
};

function labelOf(link: PictureLink, design: Design): string {
  const [first] = link.flows;
  const flow = link.flows.length === 1 && first !== undefined && !link.summed ? design.flows[first] : undefined;
  const handles = link.flows.length > 0 && link.flows.length <= 3 ? link.flows.join(' ') : link.label;
  const through = link.exceptions.length > 0 ? `, through ${link.exceptions.map((x) => x.id).join(' ')}` : '';
  const verdict = link.kind === 'allowed' || link.kind === 'gate' ? '' : `: ${TONE_WORDS[link.kind]}`;
  const said = flow ? `${flow.id} ${portsLabel(flow.ports, PORTS)}` : handles;
  return `${said}${through}${verdict}`;
}

/** One line for each kind of arrow, by the numbers of its arrows. */
function styles(links: readonly PictureLink[]): string[] {
  const byKind = new Map<LineKind, number[]>();
  links.forEach((l, i) => {
    byKind.set(l.kind, [...(byKind.get(l.kind) ?? []), i]);
  });
  return [...byKind]
    .filter(([kind]) => kind !== 'gate')
    .map(
      ([kind, numbers]) =>
        `  linkStyle ${numbers.join(',')} stroke:${THEMES.light.tone[kind as Exclude<LineKind, 'gate'>]}`,
    );
}

function withWalls(name: string, guardrails: readonly string[]): string {
  return guardrails.length === 0 ? name : `${name} (${guardrails.join(', ')})`;
}
