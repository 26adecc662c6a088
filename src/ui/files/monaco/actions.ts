/** What can be done in the editor by key and from its menu. */
import { monaco } from './setup.ts';

export interface EditorActions {
  readonly apply: () => void;
  readonly show: (line: number, column: number) => void;
}

/** Whether there is a draft: only then the keys of Apply are the editor's, else they save the design as everywhere. */
const HAS_DRAFT = 'bulkheadHasDraft';

/** Adds the actions; the answer tells the editor whether there is a draft. */
export function addActions(
  editor: monaco.editor.IStandaloneCodeEditor,
  actions: EditorActions,
): (hasDraft: boolean) => void {
  const hasDraft = editor.createContextKey<boolean>(HAS_DRAFT, false);
  editor.addAction({
    id: 'bulkhead.apply',
    label: 'Apply to the design',
    keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
    precondition: HAS_DRAFT,
    keybindingContext: HAS_DRAFT,
    contextMenuGroupId: '1_modification',
    run: () => actions.apply(),
  });
  editor.addAction({
    id: 'bulkhead.show',
    label: 'Show on the map',
    keybindings: [monaco.KeyMod.Alt | monaco.KeyCode.Enter],
    contextMenuGroupId: 'navigation',
    run(own) {
      const position = own.getPosition();
      if (position) actions.show(position.lineNumber, position.column);
    },
  });
  return (value) => hasDraft.set(value);
}
