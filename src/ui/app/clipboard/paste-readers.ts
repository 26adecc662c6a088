/** The kinds of text that can be pasted onto the map. */
import { isFragmentText } from '../../../core/design/fragment-file.ts';
import { isDesignText } from '../../../core/design/open-files.ts';
import { startImport } from '../../import/start-import.ts';
import { reportWhenDone } from '../../report.ts';
import type { CommandContext } from '../commands/command.ts';
import { askToOpen } from '../opening/asked.ts';
import { pasteElements } from './paste-elements.ts';

export interface PasteReader {
  /** Whether a text is of its kind, told at a glance. The text may be anything. */
  readonly reads: (text: string) => boolean;
  readonly paste: (context: CommandContext, text: string, inPlace: boolean) => void;
}

/** The first that knows a text takes it; one line for each kind. */
export const PASTE_READERS: readonly PasteReader[] = [
  { reads: isFragmentText, paste: pasteElements },
  { reads: isDesignText, paste: offerDesign },
  { reads: isManifestText, paste: previewManifests },
];

function offerDesign(_: CommandContext, text: string): void {
  askToOpen({ texts: [{ name: 'design.yaml', text }], origin: 'the clipboard' });
}

function previewManifests({ studio, desk }: CommandContext, text: string): void {
  const files = [{ name: /^\s*[{[]/.test(text) ? 'pasted.json' : 'pasted.yaml', text }];
  reportWhenDone(startImport(studio, desk, Promise.resolve({ files, problems: [] }), { designAmongManifests: 'skip' }));
}

/** Whether a text looks like manifests: an API version and a kind, as YAML or JSON has them. */
export function isManifestText(text: string): boolean {
  const has = (field: string) => new RegExp(`^[ \\t]*(?:- )?"?${field}"?[ \\t]*:`, 'm').test(text);
  return has('apiVersion') && has('kind') ? true : /"apiVersion"\s*:/.test(text) && /"kind"\s*:/.test(text);
}
