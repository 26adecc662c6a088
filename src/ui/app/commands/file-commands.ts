import type { Studio } from '../../../state/studio.ts';
import type { DeskOutcome } from '../../desk.tsx';
import { reportWhenDone } from '../../report.ts';
import type { Command } from './command.ts';
import { needsDocument } from './needs.ts';

/** The path of the file on show, where it has a draft. */
function draftOnShow(studio: Studio): string | undefined {
  const { pane, file } = studio.view.getState();
  const isDraft = file !== undefined && Object.hasOwn(studio.files.getState().drafts, file.path);
  return pane === 'files' && isDraft ? file.path : undefined;
}

async function applied(studio: Studio, path: string): Promise<DeskOutcome> {
  const outcome = await studio.actions.applyDraft(path);
  if (outcome.kind === 'applied') return { kind: 'done', text: outcome.label };
  return { kind: 'failed', error: `Not applied: ${outcome.why}` };
}

export const FILE_COMMANDS: readonly Command[] = [
  {
    id: 'file.new',
    label: 'New design',
    section: 'File',
    icon: 'document',
    run: ({ desk }) => desk.newDesign(),
  },
  {
    id: 'file.open',
    label: 'Open design…',
    section: 'File',
    keys: ['Mod+O'],
    icon: 'open',
    whileTyping: true,
    run: ({ desk }) => reportWhenDone(desk.openDesign()),
  },
  {
    id: 'file.save',
    label: 'Save design',
    section: 'File',
    keys: ['Mod+S'],
    icon: 'save',
    whileTyping: true,
    unless: needsDocument,
    run: ({ desk }) => reportWhenDone(desk.saveDesign()),
  },
  {
    id: 'file.save-as',
    label: 'Save design in another place…',
    section: 'File',
    keys: ['Mod+Shift+S'],
    icon: 'save',
    whileTyping: true,
    unless: needsDocument,
    run: ({ desk }) => reportWhenDone(desk.saveDesignAs()),
  },
  {
    id: 'file.rescue',
    label: 'Download what could not be read',
    section: 'File',
    icon: 'download',
    run: ({ desk }) => reportWhenDone(desk.downloadRescue()),
  },
  {
    id: 'file.import',
    label: 'Import manifests…',
    section: 'File',
    keys: ['Mod+I'],
    icon: 'import',
    run: ({ studio }) => studio.actions.setView({ dialog: 'import' }),
  },
  {
    id: 'file.export',
    label: 'Export…',
    section: 'File',
    keys: ['Mod+E'],
    icon: 'export',
    unless: needsDocument,
    run: ({ studio }) => studio.actions.setView({ dialog: 'export' }),
  },
  {
    id: 'file.apply',
    label: 'Apply the edited file to the design',
    section: 'File',
    icon: 'check',
    unless: ({ studio }) => (draftOnShow(studio) === undefined ? 'no file on show is edited' : undefined),
    run: ({ studio }) => {
      const path = draftOnShow(studio);
      if (path !== undefined) reportWhenDone(applied(studio, path));
    },
  },
  {
    id: 'file.diagram',
    label: 'Diagram…',
    section: 'File',
    keys: ['Mod+Shift+E'],
    icon: 'map',
    unless: needsDocument,
    run: ({ studio }) => studio.actions.setView({ dialog: 'diagram' }),
  },
  {
    id: 'file.close',
    label: 'Close design, back to the gallery',
    section: 'File',
    icon: 'bulkhead',
    unless: needsDocument,
    run: ({ studio }) => studio.actions.close(),
  },
];
