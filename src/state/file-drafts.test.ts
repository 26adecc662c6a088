import { afterEach, describe, expect, it } from 'vitest';
import { change, type Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { createInlineEngine } from '../engine/inline-client.ts';
import { type FakeSession, fakeSession } from '../testing/fake-session.ts';
import { createStudio } from './create-studio.ts';
import { type KeptFiles, NO_FILES } from './kept-files.ts';
import type { Studio } from './studio.ts';
import { NO_STORAGE, type StudioStorage } from './studio-storage.ts';

const SHOP: Document = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };
const PATH = 'a.yaml';

const studios: Studio[] = [];
afterEach(() => {
  for (const s of studios.splice(0)) s.dispose();
});

function opened(files?: KeptFiles): { studio: Studio; session: FakeSession; saved: KeptFiles[] } {
  const session = fakeSession();
  const saved: KeptFiles[] = [];
  const storage: StudioStorage = {
    ...NO_STORAGE,
    saveFiles: async (kept) => {
      saved.push(kept);
      return { kind: 'saved' };
    },
  };
  const studio = createStudio({ engine: createInlineEngine(() => session), storage });
  studios.push(studio);
  studio.actions.open(SHOP, undefined, [], undefined, files && { files });
  return { studio, session, saved };
}

const name = (studio: Studio) => studio.document.getState().document?.design.name;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a draft', () => {
  it('is kept as it is typed, and is none where it says what is written', () => {
    const { studio, saved } = opened();
    studio.actions.draftFile(PATH, 'mine', 'theirs');
    expect(studio.files.getState().drafts).toEqual({ [PATH]: { text: 'mine', base: 'theirs' } });
    expect(saved.at(-1)?.drafts).toEqual({ [PATH]: { text: 'mine', base: 'theirs' } });
    studio.actions.draftFile(PATH, 'theirs', 'theirs');
    expect(studio.files.getState().drafts).toEqual({});
    expect(saved.at(-1)?.drafts).toEqual({});
  });

  it('is asked about while its file is on show, with the text it has then', async () => {
    const { studio, session } = opened();
    studio.actions.draftFile(PATH, 'mine', '');
    await settled();
    expect(session.calls).not.toContain(`edit 1 ${PATH}`);
    studio.actions.setView({ pane: 'files', file: { path: PATH } });
    await settled();
    const status = studio.analysis.getState().edit;
    expect(status).toMatchObject({ kind: 'done', answer: { edit: { path: PATH, text: 'mine' } } });
    studio.actions.discardDraft(PATH);
    await settled();
    expect(studio.analysis.getState().edit.kind).toBe('idle');
  });

  it('comes and goes with the design that is open', () => {
    const files = { ...NO_FILES, drafts: { [PATH]: { text: 'kept', base: '' } } };
    const { studio } = opened(files);
    expect(studio.files.getState()).toEqual(files);
    studio.actions.open(SHOP, undefined, []);
    expect(studio.files.getState()).toEqual(NO_FILES);
    studio.actions.draftFile(PATH, 'x', '');
    studio.actions.close();
    expect(studio.files.getState()).toEqual(NO_FILES);
  });
});

it('the text of a design that is imported is kept, and goes with another design', async () => {
  const { studio } = opened();
  const result = await studio.actions.importFiles([{ name: 'x.yaml', text: '' }]);
  studio.actions.close();
  studio.actions.acceptImport({ ...result, designText: '# mine\n' });
  expect(studio.files.getState()).toEqual({ ...NO_FILES, designText: '# mine\n' });
  // beside a design that is open, it is merged, and the text of that one stays
  studio.actions.acceptImport({ ...result, designText: '# theirs\n' });
  expect(studio.files.getState().designText).toBe('# mine\n');
  studio.actions.open(SHOP, undefined, []);
  expect(studio.files.getState()).toEqual(NO_FILES);
});

describe('applying a draft', () => {
  it('is one step to undo, which brings the draft back, and redo takes it in again', async () => {
    const { studio } = opened();
    studio.actions.draftFile(PATH, 'Store', '');
    const outcome = await studio.actions.applyDraft(PATH);
    expect(outcome).toMatchObject({ kind: 'applied', label: `Edit ${PATH}` });
    expect(outcome).toHaveProperty('step', studio.document.getState().past[0]);
    expect(name(studio)).toBe('Store');
    expect(studio.document.getState().past.map((c) => c.label)).toEqual([`Edit ${PATH}`]);
    expect(studio.files.getState().drafts).toEqual({});
    studio.actions.undo();
    expect(name(studio)).toBe('Shop');
    expect(studio.files.getState().drafts).toEqual({ [PATH]: { text: 'Store', base: '' } });
    studio.actions.redo();
    expect(name(studio)).toBe('Store');
    expect(studio.files.getState().drafts).toEqual({});
  });

  it('is taken back and done again with the steps around it, as the history goes over many at once', async () => {
    const { studio } = opened({ ...NO_FILES, designText: '# old\n' });
    studio.actions.draftFile('design.yaml', '# new\n', '');
    await studio.actions.applyDraft('design.yaml');
    studio.actions.draftFile(PATH, 'Store', '');
    await studio.actions.applyDraft(PATH);
    studio.actions.travel(-2);
    expect(studio.files.getState()).toMatchObject({ designText: '# old\n', drafts: { [PATH]: { text: 'Store' } } });
    studio.actions.travel(2);
    expect(studio.files.getState()).toMatchObject({ designText: '# new\n', drafts: {} });
  });

  it('leaves what was typed since as it is', async () => {
    const { studio } = opened();
    studio.actions.draftFile(PATH, 'Store', '');
    await studio.actions.applyDraft(PATH);
    studio.actions.draftFile(PATH, 'newer', 'Store');
    studio.actions.undo();
    expect(studio.files.getState().drafts[PATH]?.text).toBe('newer');
    studio.actions.redo();
    expect(studio.files.getState().drafts[PATH]?.text).toBe('newer');
  });

  it('leaves drafts alone when other steps are undone', async () => {
    const { studio } = opened();
    studio.actions.draftFile(PATH, 'Store', '');
    await studio.actions.applyDraft(PATH);
    studio.actions.edit('Rename', (d) => {
      d.design.name = 'Other';
    });
    studio.actions.undo();
    expect(studio.files.getState().drafts).toEqual({});
  });

  it('works on the document as it then is', async () => {
    const { studio } = opened();
    studio.actions.draftFile(PATH, 'Store', '');
    const applying = studio.actions.applyDraft(PATH);
    studio.actions.edit('Move', (d) => {
      d.layout.nodes['ns:a'] = { x: 1, y: 2 };
    });
    await applying;
    expect(studio.document.getState().document).toMatchObject({
      design: { name: 'Store' },
      layout: { nodes: { 'ns:a': { x: 1, y: 2 } } },
    });
  });

  it('keeps the text of the design, for its comments, and undo keeps the one before', async () => {
    const { studio } = opened({ ...NO_FILES, designText: '# old\n' });
    studio.actions.draftFile('design.yaml', '# new\n', '');
    await studio.actions.applyDraft('design.yaml');
    expect(studio.files.getState().designText).toBe('# new\n');
    studio.actions.undo();
    expect(studio.files.getState().designText).toBe('# old\n');
    studio.actions.redo();
    expect(studio.files.getState().designText).toBe('# new\n');
  });

  it('is refused where there is no draft, no such way, or no answer', async () => {
    const { studio, session } = opened();
    expect(await studio.actions.applyDraft(PATH)).toMatchObject({ kind: 'refused' });
    studio.actions.draftFile(PATH, 'Store', '');
    expect(await studio.actions.applyDraft(PATH, 'flows')).toMatchObject({ kind: 'refused' });
    session.failing.set('edit', 'too deep');
    expect(await studio.actions.applyDraft(PATH)).toEqual({
      kind: 'refused',
      why: 'The solver could not answer: too deep.',
    });
    expect(studio.files.getState().drafts).toHaveProperty([PATH]);
  });
});

describe('the last export', () => {
  it('is remembered by file, with texts unless they are too large', () => {
    const { studio, saved } = opened();
    studio.actions.noteExported([{ path: PATH, text: 'a' }]);
    const { exported } = studio.files.getState();
    expect(exported?.files).toMatchObject([{ path: PATH, text: 'a' }]);
    expect(saved.at(-1)?.exported).toBe(exported);
    studio.actions.noteExported([{ path: PATH, text: 'a'.repeat(9_000_000) }]);
    const [large] = studio.files.getState().exported?.files ?? [];
    expect(large).toEqual({ path: PATH, digest: expect.any(String) });
    expect(studio.files.getState().exported?.digest).not.toBe(exported?.digest);
  });

  it('is asked for with the text of the design', async () => {
    const { studio, session } = opened({ ...NO_FILES, designText: '# mine\n' });
    studio.actions.askExport();
    await settled();
    expect(session.calls.filter((c) => c.startsWith('export'))).toHaveLength(1);
    // another text of the design is another tree
    studio.actions.setView({ pane: 'files' });
    studio.actions.draftFile('design.yaml', '# other\n', '');
    await studio.actions.applyDraft('design.yaml');
    await settled();
    expect(session.calls.filter((c) => c.startsWith('export')).length).toBeGreaterThan(1);
  });
});

it('a change that changes nothing is no step', async () => {
  const { studio } = opened();
  studio.actions.draftFile(PATH, 'Shop', '');
  expect(await studio.actions.applyDraft(PATH)).toHaveProperty('step', undefined);
  expect(studio.document.getState().past).toEqual([]);
  expect(change(SHOP, '', () => {})[0]).toBe(SHOP);
});
