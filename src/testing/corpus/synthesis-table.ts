/** The table of hand-written against synthesised policies in `core/synthesis/README.md`: its cases and its text. */
import { applicationFiles, type CorpusFile, type CorpusFolder, casesOf, schemeCases } from './folders.ts';
import { type SynthesisRow, synthesisRow } from './synthesis-rows.ts';

const FOLDERS: readonly CorpusFolder[] = [
  'netpol-analyzer',
  'netpol-analyzer-exposure',
  'netpol-analyzer-eval',
  'k8s-e2e',
  'policy-assistant',
];

/** Real applications with their authors' NetworkPolicies; alternatives of one install are cases of their own. */
const APPLICATIONS: Readonly<Record<string, readonly string[]>> = {
  'argo-cd': ['argo-cd/install.no-crds.yaml'],
  'argo-cd, high availability': ['argo-cd/ha-install.no-crds.yaml'],
  'calico-stars': ['calico-stars'],
  'kube-prometheus': ['kube-prometheus/manifests'],
  'online-boutique': ['online-boutique/release', 'online-boutique/kustomize/components/network-policies'],
  'sock-shop': ['sock-shop/deploy/kubernetes/manifests', 'sock-shop/deploy/kubernetes/manifests-policy'],
  'stackrox-np-guard, exposure': ['stackrox-np-guard/exposure-example'],
  'stackrox-np-guard, minimal': ['stackrox-np-guard/netpols-analysis-example-minimal'],
};

/** A line of the table with the case that it is about. */
export interface NamedRow extends SynthesisRow {
  readonly name: string;
}

/** The rows of every case that comes with workloads and, of policies, with NetworkPolicies alone. */
export function synthesisRows(): NamedRow[] {
  const cases: { name: string; files: () => readonly CorpusFile[] }[] = [
    ...Object.entries(APPLICATIONS).map(([name, paths]) => ({ name, files: () => applicationFiles(paths) })),
    ...FOLDERS.flatMap((folder) =>
      casesOf(folder).map((it) => ({ name: `${folder}/${it.name}`, files: () => it.files() })),
    ),
    ...casesOf('netpol-analyzer-diff').flatMap((it) =>
      ['A', 'B'].map((side) => ({ name: `netpol-analyzer-diff/${it.name}, ${side}`, files: () => it.files(side) })),
    ),
    ...schemeCases(),
  ];
  return cases.flatMap(({ name, files }) => {
    const row = synthesisRow(files());
    return row ? [{ name, ...row }] : [];
  });
}

const HEAD = [
  '| corpus | workloads | by hand | synthesised | rules | same connectivity |',
  '| --- | ---: | ---: | ---: | ---: | --- |',
];

/** The table as Markdown. */
export function synthesisTable(rows: readonly NamedRow[]): string {
  const lines = rows.map((r) => {
    const same = r.differences.length === 0 ? `yes, ${r.pairs} pairs` : `no: ${r.differences.join('; ')}`;
    return `| ${r.name} | ${r.workloads} | ${r.byHand} | ${r.synthesised} | ${r.rules} | ${same} |`;
  });
  return [...HEAD, ...lines].join('\n');
}

const START = '<!-- table: npm run corpus-table -->';
const END = '<!-- end of table -->';

/** The table that a text holds between its marks; undefined without them. */
export function tableIn(text: string): string | undefined {
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  return start < 0 || end < start ? undefined : text.slice(start + START.length, end).trim();
}

/** The text with another table between its marks. */
export function withTable(text: string, table: string): string {
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error('the text has no marks for the table');
  return `${text.slice(0, start + START.length)}\n${table}\n${text.slice(end)}`;
}
