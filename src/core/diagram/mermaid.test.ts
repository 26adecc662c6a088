import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { mixedAnswer } from '../../testing/fake-answer.ts';
import { platformText } from '../../testing/platform-text.ts';
import { EMPTY_LAYOUT } from '../design/empty.ts';
import type { Design } from '../design/schema.ts';
import { mermaidOf } from './mermaid.ts';
import { surveyOf } from './sheets/survey.ts';

const chartOf = (design: Design) =>
  mermaidOf(
    surveyOf({
      document: { design, layout: EMPTY_LAYOUT },
      side: 'design',
      answer: mixedAnswer(Object.keys(design.flows)),
    }),
    { kind: 'all' },
  );

const ID = '[a-z]+[0-9]+';
const WORDS = '"(?:[^"\\\\<>&`#]|#[0-9]+;|<br/>)+"';
/** What of Mermaid's grammar we write: one statement on each line. */
const STATEMENTS = {
  comment: /^%% [^{}%]*$/,
  open: new RegExp(`^ *subgraph (${ID})\\[${WORDS}\\]$`),
  close: /^ *end$/,
  node: new RegExp(`^ *(${ID})(?:\\[${WORDS}\\]|\\(\\[${WORDS}\\]\\))$`),
  arrow: new RegExp(`^  (${ID}) (?:-->|-\\.-x|-\\.->|==>|-\\.-o|-\\.-|---|--x)\\|${WORDS}\\| (${ID})$`),
  style: /^ {2}linkStyle [0-9]+(?:,[0-9]+)* stroke:#[0-9a-f]{6}$/,
} as const;

interface Parsed {
  readonly nodes: ReadonlySet<string>;
  readonly arrows: number;
  readonly depth: number;
}

/** Parses a chart, or throws at the first line that is none of its statements. */
function parse(chart: string): Parsed {
  const [head, ...lines] = chart.trimEnd().split('\n');
  expect(head).toBe('flowchart LR');
  const nodes = new Set<string>();
  let open = 0;
  let depth = 0;
  let arrows = 0;
  for (const line of lines) {
    const kind = Object.entries(STATEMENTS).find(([, form]) => form.test(line));
    if (!kind) throw new Error(`no statement: ${line}`);
    const [name, form] = kind;
    const found = form.exec(line);
    if (name === 'open' || name === 'node') {
      expect(nodes.has(found?.[1] ?? ''), line).toBe(false);
      nodes.add(found?.[1] ?? '');
    }
    if (name === 'open') depth = Math.max(depth, ++open);
    if (name === 'close') open--;
    if (name === 'arrow') {
      arrows++;
      for (const end of [found?.[1], found?.[2]]) expect(nodes.has(end ?? ''), line).toBe(true);
    }
    if (name === 'style') for (const n of line.split(' ')[3]?.split(',') ?? []) expect(Number(n)).toBeLessThan(arrows);
  }
  expect(open).toBe(0);
  return { nodes, arrows, depth };
}

describe('the flowchart', () => {
  it('of a small design has every workload, every flow, and its verdict', () => {
    const design = draw(platformText({ namespaces: 4, workloads: 12, flows: 18, tenants: 2 }));
    const chart = chartOf(design);
    const { arrows, depth } = parse(chart);
    expect(arrows).toBeGreaterThan(10);
    expect(depth).toBeGreaterThan(1);
    for (const id of Object.keys(design.flows)) expect(chart).toContain(id);
    expect(chart).toContain('wanted but blocked');
    expect(chart).toMatch(/-->\|"F-\d+ tcp \d+"\|/);
  });

  it('of a large one sums flows between namespaces, and says so', () => {
    const chart = chartOf(draw(platformText({ namespaces: 60, workloads: 300, flows: 180, tenants: 9 })));
    expect(parse(chart).arrows).toBeLessThan(200);
    expect(chart).toContain('flows are summed');
    expect(chart.match(/\["app-\d+-(?:prod|staging|dev)/g)).toHaveLength(60);
  });

  it('of a huge one sums them between tenants', () => {
    const { arrows } = parse(chartOf(draw(platformText({ namespaces: 300, workloads: 900, flows: 900, tenants: 6 }))));
    expect(arrows).toBeLessThan(500);
  });

  it('takes names that look like its own words, or like markup', () => {
    const design = draw('ns end managed\nwl end/subgraph app=a\nwl end/b app=b\nF-1 end/subgraph -> end/b 80');
    const hostile = '"]; click w1 "javascript:alert(1)" %%{init}%% <img src=x onerror=alert(1)> `#quot;\n end';
    const named = {
      ...design,
      name: hostile,
      workloads: { ...design.workloads, 'wl:end/b': { ...design.workloads['wl:end/b'], name: hostile } as never },
    };
    expect(parse(chartOf(named)).nodes.size).toBe(3);
  });

  it('is the same text again', () => {
    const design = draw(platformText({ namespaces: 6, workloads: 20, flows: 30, tenants: 2 }));
    expect(chartOf(structuredClone(design))).toBe(chartOf(design));
  });
});
