/** Monaco's models of the files, one for each, so that undo within a text survives a look at another file. */
import type { TextKind } from '../../../core/assist/word.ts';
import { monaco } from './setup.ts';

/** Characters from which a text is shown without colours, schemas and completion: they would not keep up. */
export const LARGE_TEXT = 1_000_000;

/** Of which list a file is. */
export type FileOrigin = 'export' | 'imported' | 'before';

const OWN: ReadonlySet<string> = new Set(['design.yaml', 'layout.yaml']);

/** Which file of which design: `opened` counts the designs that were opened. */
export interface FileKey {
  readonly opened: number;
  readonly origin: FileOrigin;
  readonly path: string;
}

/** The address of a file; schemas and providers tell by its path what a text is. */
export function uriOf({ opened, origin, path }: FileKey): monaco.Uri {
  const room = OWN.has(path) ? 'own' : 'manifests';
  return monaco.Uri.from({ scheme: 'inmemory', authority: `design-${opened}`, path: `/${origin}/${room}/${path}` });
}

/** The path of the file that a model shows. */
export function pathOf(model: monaco.editor.ITextModel): string {
  return model.uri.path.split('/').slice(3).join('/');
}

/** What the text of a model is; undefined for texts that are no YAML of ours. */
export function kindOfModel(model: monaco.editor.ITextModel): TextKind | undefined {
  if (model.uri.scheme !== 'inmemory' || model.getLanguageId() !== 'yaml') return undefined;
  const { path } = model.uri;
  if (path.endsWith('/own/design.yaml')) return 'design';
  if (path.endsWith('/own/layout.yaml')) return 'layout';
  return path.includes('/manifests/') ? 'manifest' : undefined;
}

function languageOf(path: string, text: string): string {
  return /\.ya?ml$/.test(path) && text.length < LARGE_TEXT ? 'yaml' : 'plaintext';
}

/** The model of a file, made when it is first shown. Its text is that of the last showing until `showText`. */
export function modelOf(key: FileKey, text: string): monaco.editor.ITextModel {
  const uri = uriOf(key);
  const language = languageOf(key.path, text);
  const known = monaco.editor.getModel(uri);
  if (!known) {
    forgetOthers(uri.authority);
    const model = monaco.editor.createModel(text, language, uri);
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    return model;
  }
  if (known.getLanguageId() !== language) monaco.editor.setModelLanguage(known, language);
  return known;
}

/** Gives a model another text. `asEdit`: one step of the text's own undo; else it starts afresh. False: it has it already. */
export function showText(model: monaco.editor.ITextModel, text: string, asEdit: boolean): boolean {
  if (model.getValue() === text) return false;
  if (asEdit) model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
  else model.setValue(text);
  return true;
}

/** Forgets the texts of designs that were open before. */
function forgetOthers(authority: string): void {
  for (const model of monaco.editor.getModels())
    if (model.uri.authority.startsWith('design-') && model.uri.authority !== authority && !model.isAttachedToEditor())
      model.dispose();
}
