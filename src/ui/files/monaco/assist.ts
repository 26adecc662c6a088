/** What the design says inside the editor: completion, hover, links. The core answers; here it is only put into Monaco's form. */
import { meaningAt } from '../../../core/assist/meaning.ts';
import { mentionsIn } from '../../../core/assist/mentions.ts';
import type { AssistText, Word } from '../../../core/assist/word.ts';
import { wordsAt } from '../../../core/assist/words.ts';
import { placeAt } from '../../../core/assist/yaml-place.ts';
import type { Design } from '../../../core/design/schema.ts';
import { kindOfModel } from './models.ts';
import { monaco } from './setup.ts';

/** What the providers work with; they are made once, for every editor. */
export interface AssistWorld {
  readonly design: Design;
  /** Somebody wants to see an element. */
  readonly show: (id: string) => void;
}

let world: AssistWorld | undefined;

/** The design that words and meanings are taken from. */
export function assistWith(next: AssistWorld | undefined): void {
  world = next;
}

const KINDS: Readonly<Record<Word['kind'], monaco.languages.CompletionItemKind>> = {
  key: monaco.languages.CompletionItemKind.Property,
  value: monaco.languages.CompletionItemKind.Value,
  id: monaco.languages.CompletionItemKind.Reference,
};

/** A handle that is being typed in a comment; other words of comments are the user's own. */
const HANDLE_START = /^[FGXD](-[0-9]*)?$/;

function textOf(model: monaco.editor.ITextModel): AssistText | undefined {
  const kind = kindOfModel(model);
  return kind && { kind, lines: model.getLinesContent() };
}

monaco.languages.registerCompletionItemProvider('yaml', {
  triggerCharacters: [' ', ':', '/', '-'],
  provideCompletionItems(model, { lineNumber, column }, context) {
    const text = textOf(model);
    if (!text || !world) return undefined;
    const place = placeAt(text.lines, lineNumber, column);
    const asked = context.triggerKind === monaco.languages.CompletionTriggerKind.Invoke && place.word.typed === '';
    if (place.at === 'comment' && !asked && !HANDLE_START.test(place.word.typed)) return undefined;
    const range = new monaco.Range(lineNumber, place.word.startColumn, lineNumber, place.word.endColumn);
    const line = model.getLineContent(lineNumber);
    return {
      suggestions: wordsAt(text, place, world.design).map((word, i) => ({
        label: word.detail === undefined ? word.label : { label: word.label, description: word.detail },
        kind: KINDS[word.kind],
        insertText:
          word.kind === 'key' && !line.slice(place.word.endColumn - 1).startsWith(':') ? `${word.label}: ` : word.label,
        range,
        // words of the design ahead of those of the schema, in the order of the core
        sortText: `!${String(i).padStart(4, '0')}`,
      })),
    };
  },
});

monaco.languages.registerHoverProvider('yaml', {
  provideHover(model, { lineNumber, column }) {
    const text = textOf(model);
    if (!text || !world) return undefined;
    const at = { line: lineNumber, column };
    const meaning = meaningAt(text, placeAt(text.lines, lineNumber, column), at, world.design);
    if (!meaning) return undefined;
    return {
      range: new monaco.Range(lineNumber, meaning.startColumn, lineNumber, meaning.endColumn),
      contents: [{ value: `**${plain(meaning.title)}**` }, ...meaning.lines.map((line) => ({ value: plain(line) }))],
    };
  },
});

/** Text of the user's in Markdown: nothing in it is markup. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, (c) => `\\${c}`).replace(/\s+/g, ' ');
}

const SCHEME = 'bulkhead';

monaco.languages.registerLinkProvider('yaml', {
  provideLinks(model) {
    const text = textOf(model);
    if (!text || !world) return { links: [] };
    const { design } = world;
    return {
      links: text.lines.flatMap((line, i) =>
        mentionsIn(line, design).map(({ id, startColumn, endColumn }) => ({
          range: new monaco.Range(i + 1, startColumn, i + 1, endColumn),
          url: monaco.Uri.from({ scheme: SCHEME, path: id }),
          tooltip: `Show ${id} on the map`,
        })),
      ),
    };
  },
});

monaco.editor.registerLinkOpener({
  open(resource) {
    if (resource.scheme !== SCHEME) return false;
    world?.show(resource.path);
    return true;
  },
});
