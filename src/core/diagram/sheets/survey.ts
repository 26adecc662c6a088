/** A document and one side's answer, with what every sheet asks of them worked out once. */
import type { Proof, Side, SideAnswer } from '../../analyses/answers.ts';
import type { Document } from '../../design/change.ts';
import type { Design, Exception, Flow } from '../../design/schema.ts';
import type { InnerLink } from '../layered.ts';
import { flowsOf, type Strand, strandsOf } from '../links.ts';
import { sourceOf } from '../nesting.ts';
import { type StatementPart, statementOf } from '../statement.ts';
import { type Bound, boundBy } from './bound.ts';
import { containersOf, exceptionsByFlow } from './covered.ts';
import { arrangeMembers, type Members } from './members.ts';
import type { Leaf } from './tree.ts';

/** From where to where something connects: flows and exposures. */
export type End = readonly [from: string, to: string];

export interface Survey {
  readonly document: Document;
  readonly design: Design;
  readonly side: Side;
  readonly answer: SideAnswer;
  /** The day that exceptions are held against, as `2027-01-31`; absent: none is said to be over. */
  readonly day: string | undefined;
  /** What is known of the written manifests, for the title block. */
  readonly proof: Proof | undefined;
  readonly bound: Bound;
  readonly ends: readonly End[];
  /** How the flows fare. */
  readonly statement: readonly StatementPart[];
  readonly strands: readonly Strand[];
  /** In order of handles. */
  readonly flows: readonly Flow[];
  readonly exceptionsByFlow: ReadonlyMap<string, readonly Exception[]>;
  /** Exceptions with everything that their ends stand in. */
  readonly exceptionEnds: readonly { readonly exception: Exception; readonly ends: ReadonlySet<string> }[];
  /** Workloads of a namespace, counted. */
  readonly workloadsIn: (namespace: string) => number;
  readonly membersOf: (leaf: Leaf) => Members;
  /** Measured widths of titles of frames. */
  readonly titleWidths: Map<string, number>;
  /** Flows between namespaces, each pair once. */
  readonly namespaceLinks: readonly InnerLink[];
}

export interface SurveyInput {
  readonly document: Document;
  readonly side: Side;
  readonly answer: SideAnswer;
  readonly day?: string | undefined;
  readonly proof?: Proof | undefined;
}

/** Works all of it out. Linear in the design, but for exceptions times flows. */
export function surveyOf({ document, side, answer, day, proof }: SurveyInput): Survey {
  const { design } = document;
  const counts = new Map<string, number>();
  for (const w of Object.values(design.workloads)) counts.set(w.namespace, (counts.get(w.namespace) ?? 0) + 1);
  const members = new Map<Leaf, Members>();
  return {
    document,
    design,
    side,
    answer,
    day,
    proof,
    bound: boundBy(design),
    ends: [
      ...Object.values(design.flows).map((f): End => [f.from, f.to]),
      ...Object.values(design.exposures).map((e): End => [sourceOf(design, e), e.target]),
    ],
    statement: statementOf(design, answer),
    strands: strandsOf(design, answer),
    flows: flowsOf(design),
    exceptionsByFlow: exceptionsByFlow(design),
    exceptionEnds: Object.values(design.exceptions).map((exception) => ({
      exception,
      ends: new Set([...containersOf(design, exception.from), ...containersOf(design, exception.to)]),
    })),
    titleWidths: new Map(),
    namespaceLinks: namespaceLinks(design),
    workloadsIn: (namespace) => counts.get(namespace) ?? 0,
    membersOf(leaf) {
      const known = members.get(leaf) ?? arrangeMembers(design, leaf);
      members.set(leaf, known);
      return known;
    },
  };
}

function namespaceLinks(design: Design): InnerLink[] {
  const home = (id: string) => (Object.hasOwn(design.workloads, id) ? design.workloads[id]?.namespace : id) ?? id;
  const links = Object.values(design.flows).map((f) => ({ from: home(f.from), to: home(f.to) }));
  const known = new Map(links.filter((l) => l.from !== l.to).map((l) => [`${l.from} ${l.to}`, l]));
  return [...known.values()];
}
