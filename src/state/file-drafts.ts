/** The files of the tree as somebody edits them: drafts, taking them into the design, and what was exported last. */
import type { ExportFile } from '../core/analyses/answers.ts';
import type { EditWay } from '../core/analyses/file-edit.ts';
import type { Change } from '../core/design/change.ts';
import { fnv1a64 } from '../core/lib/fnv.ts';
import type { Engine } from '../engine/engine.ts';
import { Superseded } from '../engine/errors.ts';
import { changeBetween } from './document-change.ts';
import { failureText } from './failure-text.ts';
import type { ExportedFile, FileDraft, KeptFiles } from './kept-files.ts';
import type { Stores } from './stores.ts';
import type { ApplyOutcome, StudioActions } from './studio.ts';
import type { Step } from './studio-storage.ts';

/** The actions on files. */
export type FileActions = Pick<StudioActions, 'draftFile' | 'discardDraft' | 'applyDraft' | 'noteExported'>;

/** What the actions need of the rest of the studio. */
export interface FileParts {
  readonly engine: Engine;
  readonly stores: Stores;
  /** Tells the engine what the document is now. */
  readonly tell: () => void;
  /** Makes a finished change one undo step. Returns it; `undefined`: it changes nothing. */
  readonly record: (step: Change) => Step | undefined;
  readonly save: (files: KeptFiles) => void;
  readonly now: () => number;
}

const ATTEMPTS = 5;
/** Characters of a tree whose texts are kept after an export; of a larger one only digests are. */
const MAX_KEPT = 8_000_000;
const DESIGN = 'design.yaml';

/** What a step took in, so that taking it back brings the draft back. */
interface Taken {
  readonly path: string;
  readonly draft: FileDraft;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The actions on files, over the stores. */
export function createFileActions({ engine, stores, tell, record, save, now }: FileParts): FileActions {
  const taken = new WeakMap<Step, Taken>();

  function set(files: Partial<KeptFiles>): void {
    stores.files.setState(files);
    save(stores.files.getState());
  }

  function setDraft(path: string, draft: FileDraft | undefined): void {
    const { drafts } = stores.files.getState();
    const others = Object.entries(drafts).filter(([known]) => known !== path);
    if (!draft && others.length === Object.keys(drafts).length) return;
    set({ drafts: Object.fromEntries(draft ? [...others, [path, draft]] : others) });
  }

  /** Undo and redo of a step that took a draft in move the draft along. */
  stores.document.subscribe((now, before) => {
    if (now.opened !== before.opened) return;
    for (const step of now.future.slice(before.future.length)) takeBack(taken.get(step));
    // a new step ends the future without going there
    for (const step of before.future.slice(now.future.length).reverse())
      if (now.past.includes(step)) takeAgain(taken.get(step));
  });

  function takeBack(step: Taken | undefined): void {
    if (!step) return;
    set({ designText: step.before });
    // what was typed since is newer, and stays
    if (!own(stores.files.getState().drafts, step.path)) setDraft(step.path, step.draft);
  }

  function takeAgain(step: Taken | undefined): void {
    if (!step) return;
    set({ designText: step.after });
    if (own(stores.files.getState().drafts, step.path)?.text === step.draft.text) setDraft(step.path, undefined);
  }

  function takeIn(path: string, draft: FileDraft, way: EditWay): Step | undefined {
    const { document } = stores.document.getState();
    if (!document) return undefined;
    const { designText } = stores.files.getState();
    const after = path === DESIGN ? draft.text : designText;
    if (path === DESIGN) set({ designText: after });
    setDraft(path, undefined);
    const step = record(changeBetween(document, way.document, way.label));
    if (step) taken.set(step, { path, draft, before: designText, after });
    return step;
  }

  async function applyDraft(path: string, kind?: EditWay['kind']): Promise<ApplyOutcome> {
    for (let attempt = 1; ; attempt += 1) {
      const draft = own(stores.files.getState().drafts, path);
      const { revision } = stores.document.getState();
      if (!draft) return { kind: 'refused', why: `${path} is as it is written.` };
      tell();
      try {
        const answer = await engine.fileEdit(revision, { path, text: draft.text });
        if (stores.document.getState().revision !== revision) continue;
        const way = kind === undefined ? answer.ways[0] : answer.ways.find((w) => w.kind === kind);
        if (!way) return { kind: 'refused', why: answer.refusal ?? 'It cannot be taken into the design in this way.' };
        return { kind: 'applied', label: way.label, step: takeIn(path, draft, way) };
      } catch (error) {
        if (error instanceof Superseded && attempt < ATTEMPTS) continue;
        return { kind: 'refused', why: failureText(error) };
      }
    }
  }

  return {
    draftFile(path, text, base) {
      setDraft(path, text === base ? undefined : { text, base });
    },
    discardDraft: (path) => setDraft(path, undefined),
    applyDraft,
    noteExported(files) {
      set({ exported: { at: now(), digest: treeDigest(files), files: keptTexts(files) } });
    },
  };
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** One digest over all paths and texts. */
function treeDigest(files: readonly ExportFile[]): string {
  return fnv1a64(files.map((f) => `${f.path}\n${fnv1a64(f.text)}`).join('\n'));
}

function keptTexts(files: readonly ExportFile[]): ExportedFile[] {
  const size = files.reduce((sum, f) => sum + f.text.length, 0);
  return files.map(({ path, text }) => ({ path, digest: fnv1a64(text), ...(size > MAX_KEPT ? {} : { text }) }));
}
