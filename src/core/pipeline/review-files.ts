/** Two sets of files, reviewed: manifests, designs, or policies beside a design, which are judged by it. */
import type { PolicySource, Today } from '../analyses/answers.ts';
import type { ReviewAnswer } from '../analyses/review/answer.ts';
import type { ReviewSide } from '../analyses/review/sides.ts';
import type { Document } from '../design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../design/empty.ts';
import { type OpenedFiles, openDesignFiles } from '../design/open-files.ts';
import { validateDesign } from '../design/validate.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { readManifests } from '../dialects/read.ts';
import { isPolicyObject } from '../dialects/registry.ts';
import { importFiles } from './import-files.ts';
import { prepareDesign, prepareToday, solveSide } from './sides.ts';
import { withTakenOver } from './taken-over.ts';
import { reviewTogether } from './whereabouts.ts';

/** A review with what is wrong with the files. */
export interface FilesReview {
  readonly answer: ReviewAnswer;
  readonly diagnostics: readonly Diagnostic[];
}

type Opened = OpenedFiles<PolicySource>;

/** Reviews what changes from some files to others. `onProgress`: 0–1. Never throws; complaints are in the answer. */
export function reviewFiles(
  before: readonly PolicySource[],
  after: readonly PolicySource[],
  onProgress: (done: number) => void = () => {},
): FilesReview {
  const sides = sidesOfFiles(before, after, (done) => onProgress(done * 0.6));
  const answer = reviewTogether(sides, (done) => onProgress(0.6 + done * 0.4));
  return { answer, diagnostics: sides.diagnostics };
}

/** The two sides that files stand for, solved. */
function sidesOfFiles(
  before: readonly PolicySource[],
  after: readonly PolicySource[],
  onProgress: (done: number) => void,
): { readonly before: ReviewSide; readonly after: ReviewSide; readonly diagnostics: readonly Diagnostic[] } {
  const [b, a] = [openDesignFiles(before), openDesignFiles(after)];
  const first = sideOf(b, a);
  onProgress(0.5);
  const second = sideOf(a, b, true);
  onProgress(1);
  return { before: first.side, after: second.side, diagnostics: [...first.diagnostics, ...second.diagnostics] };
}

/** What files or a document come to as one side of a review. */
export interface MadeSide {
  readonly side: ReviewSide;
  readonly diagnostics: readonly Diagnostic[];
}

/** What files come to beside another side: files again, or a document. `isLater`: the other side was before it. */
export function sideOfFiles(
  files: readonly PolicySource[],
  beside: { readonly document: Document } | { readonly files: readonly PolicySource[] },
  isLater = false,
): MadeSide {
  const other = 'files' in beside ? openDesignFiles(beside.files) : { ...beside, diagnostics: [], rest: [] };
  return sideOf(openDesignFiles(files), other, isLater);
}

/** What a document comes to that is not the open one: compiled, or with `today` as it was imported. */
export function sideOfDocument(document: Document, today?: Today): MadeSide {
  if (!today) return ofDesign(document, []);
  const { design } = document;
  return { side: { solved: solveSide(prepareToday(document, today)), design, speaks: true }, diagnostics: [] };
}

/**
 * Policies of the files are what is in force; where there are none, the compiled design is, with what it would find in
 * force and leave alone.
 */
function sideOf(own: Opened, other: Opened, isLater = false): MadeSide {
  if (!own.document || hasPolicies(own.rest)) return inForce(own, other);
  if (!isLater || !hasPolicies(other.rest)) return ofDesign(own.document, own.diagnostics);
  const { document, diagnostics } = withTakenOver(own.document, other.rest);
  return ofDesign(document, [...own.diagnostics, ...diagnostics]);
}

function hasPolicies(files: readonly PolicySource[]): boolean {
  return files.length > 0 && readManifests(files).objects.some(isPolicyObject);
}

function ofDesign(document: Document, diagnostics: readonly Diagnostic[]): MadeSide {
  const side = prepareDesign(document);
  return {
    side: { solved: solveSide(side), design: document.design, speaks: true },
    diagnostics: [...diagnostics, ...validateDesign(document.design), ...side.diagnostics],
  };
}

/** Policies without workloads speak about those of the design beside them, else about those of the other side. */
function inForce(own: Opened, other: Opened): MadeSide {
  // files that say nothing at all are an empty side, not the other one again
  const given = own.document ?? (hasPolicies(own.rest) ? (other.document ?? borrowed(own, other)) : undefined);
  const imported = importFiles({ files: own.rest, document: given ?? blank() });
  const { design } = imported.document;
  const said = own.document?.design;
  // what manifests only hint at is no wish: an import proposes flows
  const judged = { ...design, flows: said?.flows ?? {}, exposures: said?.exposures ?? {} };
  const side = prepareToday({ ...imported.document, design: judged }, imported.today);
  return {
    side: { solved: solveSide(side), design: judged, speaks: own.document !== undefined },
    diagnostics: [
      ...own.diagnostics,
      ...(own.document ? validateDesign(own.document.design) : []),
      // the workloads are those of the design beside
      ...imported.diagnostics.filter((d) => given === undefined || d.code !== 'inventory/no-workloads'),
    ],
  };
}

/** The inventory of the other side, where this one shows no workload of its own. */
function borrowed(own: Opened, other: Opened): Document | undefined {
  const blankImport = importFiles({ files: own.rest, document: blank() });
  if (blankImport.today.cluster.workloads.length > 0) return undefined;
  return importFiles({ files: other.rest, document: blank() }).document;
}

function blank(): Document {
  return { design: emptyDesign('Imported platform'), layout: EMPTY_LAYOUT };
}
