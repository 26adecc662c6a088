/** Versions of the open design: put aside by name or by the studio itself, compared, restored, opened. */
import { openItems } from '../core/analyses/open-items.ts';
import type { Document } from '../core/design/change.ts';
import type { Engine } from '../engine/engine.ts';
import { Cancelled, Superseded } from '../engine/errors.ts';
import { answerOf } from './asker.ts';
import type { DocumentEditor } from './document-editor.ts';
import { failureText } from './failure-text.ts';
import type { Stores } from './stores.ts';
import type { StudioActions, VersionRef } from './studio.ts';
import type { StoreOutcome, StudioStorage, VersionContent } from './studio-storage.ts';

/** How long work goes on before a version of it is put aside. */
export const ASIDE_AFTER_MILLISECONDS = 10 * 60_000;
/** How long freezing waits for the solver to say what is blocked. */
const SOLVED_WITHIN_MILLISECONDS = 10_000;
const LONGEST_NAME = 253;

export type VersionActions = Pick<
  StudioActions,
  | 'freeze'
  | 'renameVersion'
  | 'removeVersion'
  | 'readVersion'
  | 'restoreVersion'
  | 'openVersion'
  | 'compare'
  | 'freeRoom'
>;

/** Versions as the studio keeps them. */
export interface Versions {
  actions(documents: DocumentEditor): VersionActions;
  /** Before a step: puts a version aside where the last one is older than ten minutes of work. */
  readonly beforeStep: () => void;
  readonly beforeImport: () => void;
  /** Reads the list of versions of another document. */
  readonly refresh: () => void;
}

export interface VersionParts {
  readonly storage: StudioStorage;
  readonly engine: Engine;
  readonly stores: Stores;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Versions over a storage. */
export function createVersions(parts: VersionParts): Versions {
  const { storage, stores, now } = parts;
  /** When work was put aside last, or the document was opened. */
  let lastAside = 0;

  function refresh(): void {
    lastAside = now();
    // after the storage was told of the document, which happens in the same turn
    queueMicrotask(() => void reload());
  }

  async function reload(): Promise<void> {
    const { opened } = stores.document.getState();
    const versions = await storage.versions();
    if (stores.document.getState().opened === opened) stores.keeping.setState({ versions });
  }

  /** Reads the list again after something was done to it. */
  async function then(work: Promise<StoreOutcome>): Promise<StoreOutcome> {
    const outcome = await work;
    await reload();
    return outcome;
  }

  async function putAside(name: string): Promise<void> {
    const { document, today } = stores.document.getState();
    if (!document) return;
    lastAside = now();
    const open = openItems(document.design, answerOf(stores.analysis.getState().design)?.flows);
    await then(storage.freeze({ kind: 'automatic', name, at: lastAside, open }, { document, today }));
  }

  function beforeStep(): void {
    const { past } = stores.document.getState();
    const last = past.at(-1);
    const newest = Math.max(lastAside, stores.keeping.getState().versions[0]?.at ?? 0);
    const isNew = last !== undefined && last.at > (stores.keeping.getState().versions[0]?.at ?? 0);
    if (isNew && now() - newest >= ASIDE_AFTER_MILLISECONDS) void putAside('While working');
  }

  async function freeze(name: string, note: string | undefined): Promise<StoreOutcome> {
    await solved(stores);
    const { document, today } = stores.document.getState();
    if (!document) return { kind: 'saved' };
    lastAside = now();
    const open = openItems(document.design, answerOf(stores.analysis.getState().design)?.flows);
    const version = { kind: 'named', name, at: lastAside, open, ...(note !== undefined && { note }) } as const;
    return then(storage.freeze(version, { document, today }));
  }

  return {
    beforeStep,
    beforeImport: () => void putAside('Before an import'),
    refresh,
    actions: (documents) => ({
      freeze,
      renameVersion: (id, name, note) => then(storage.renameVersion(id, name, note)),
      removeVersion: (id) => then(storage.removeVersion(id)),
      readVersion: (id) => storage.readVersion(id),
      async restoreVersion(id) {
        const content = await storage.readVersion(id);
        if (!content) return 'unreadable';
        const name = nameOf(stores, id);
        await putAside(`Before restoring ${name}`.slice(0, LONGEST_NAME));
        return documents.replace(`Restore "${name}"`, content) ? 'restored' : 'same';
      },
      async openVersion(id) {
        const content = await storage.readVersion(id);
        if (!content) return 'unreadable';
        documents.actions().open(asCopy(content.document, nameOf(stores, id)), content.today, []);
        return 'opened';
      },
      compare: comparer(parts),
      async freeRoom() {
        const { removed, outcome } = await storage.freeRoom();
        if (outcome.kind === 'saved') stores.document.setState({ saved: outcome });
        await reload();
        return removed;
      },
    }),
  };
}

function nameOf(stores: Stores, id: number): string {
  return stores.keeping.getState().versions.find((v) => v.id === id)?.name ?? 'a version';
}

function asCopy(document: Document, version: string): Document {
  const name = `${document.design.name} (${version})`.slice(0, LONGEST_NAME);
  return { ...document, design: { ...document.design, name } };
}

/** Waits until the solver has said how the flows of the document fare, but not for ever. */
function solved({ analysis }: Stores): Promise<void> {
  return new Promise((resolve) => {
    const isOver = () => analysis.getState().design.kind !== 'running';
    if (isOver()) return resolve();
    const finish = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(finish, SOLVED_WITHIN_MILLISECONDS);
    const stop = analysis.subscribe(() => {
      if (isOver()) finish();
    });
  });
}

/** Only the answer to the newest comparison is shown. */
function comparer({ storage, engine, stores }: VersionParts): StudioActions['compare'] {
  let newest = 0;

  async function contentOf(ref: VersionRef): Promise<VersionContent> {
    const { document, today } = stores.document.getState();
    const content = ref === 'now' ? document && { document, today } : await storage.readVersion(ref);
    if (!content) throw new Error('this version cannot be read back from this browser');
    return content;
  }

  return (before, after) => {
    newest += 1;
    const mine = newest;
    const { revision } = stores.document.getState();
    stores.keeping.setState({ compared: { before, after } });
    stores.analysis.setState({ comparison: { kind: 'running', revision } });
    const compare = async () => {
      const [old, next] = await Promise.all([contentOf(before), contentOf(after)]);
      // asked now, it would supersede the newer question
      if (mine !== newest) throw new Superseded();
      return engine.compare(old.document, next.document, {
        onProgress: (progress) => {
          if (mine === newest) stores.analysis.setState({ comparison: { kind: 'running', revision, progress } });
        },
      });
    };
    compare().then(
      (answer) => {
        if (mine === newest) stores.analysis.setState({ comparison: { kind: 'done', revision, answer } });
      },
      (error: unknown) => {
        if (mine !== newest || error instanceof Superseded || error instanceof Cancelled) return;
        stores.analysis.setState({ comparison: { kind: 'failed', revision, error: failureText(error) } });
      },
    );
  };
}
