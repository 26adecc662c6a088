/** Monaco's theme made of the studio's tokens, so that both change together. */
import { monaco } from './setup.ts';

const NAME = 'bulkhead';

/** Reads tokens as `#rrggbb`, the one notation Monaco takes; built styles may hold a shorter one. */
function tokenReader(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  const context = document.createElement('canvas').getContext('2d');
  return (name) => {
    const value = style.getPropertyValue(name).trim();
    if (!context) return value;
    context.fillStyle = value;
    return String(context.fillStyle);
  };
}

/** Takes the colours that the tokens have now, and shows every editor in them. */
export function applyMonacoTheme(isDark: boolean): void {
  const token = tokenReader();
  const plain = (name: string) => token(name).slice(1);
  monaco.editor.defineTheme(NAME, {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: 'type', foreground: plain('--code-key') },
      { token: 'string.yaml', foreground: plain('--code-string') },
      { token: 'string', foreground: plain('--code-string') },
      { token: 'number.yaml', foreground: plain('--code-number') },
      { token: 'number', foreground: plain('--code-number') },
      { token: 'keyword', foreground: plain('--code-number') },
      { token: 'comment', foreground: plain('--code-comment') },
      { token: 'operators', foreground: plain('--text-muted') },
    ],
    colors: {
      'editor.background': token('--surface-canvas'),
      'editor.foreground': token('--text'),
      'editorLineNumber.foreground': token('--text-muted'),
      'editorLineNumber.activeForeground': token('--text-strong'),
      'editor.lineHighlightBackground': token('--surface-panel'),
      'editor.lineHighlightBorder': token('--surface-panel'),
      'editor.selectionBackground': token('--surface-pressed'),
      'editorStickyScroll.background': token('--surface-canvas'),
      'editorError.foreground': token('--severity-error'),
      'editorWarning.foreground': token('--severity-warning'),
      'editorInfo.foreground': token('--severity-note'),
      'editorWidget.background': token('--surface-raised'),
      'editorWidget.foreground': token('--text'),
      'editorWidget.border': token('--line'),
      'editorHoverWidget.background': token('--surface-raised'),
      'editorHoverWidget.foreground': token('--text'),
      'editorHoverWidget.border': token('--line'),
      'editorSuggestWidget.background': token('--surface-raised'),
      'editorSuggestWidget.border': token('--line'),
      'editorSuggestWidget.foreground': token('--text'),
      'editorSuggestWidget.selectedBackground': token('--surface-pressed'),
      'editorSuggestWidget.selectedForeground': token('--text-strong'),
      'editorSuggestWidget.highlightForeground': token('--code-key'),
      'editorSuggestWidget.focusHighlightForeground': token('--code-key'),
      'editorLineNumber.dimmedForeground': token('--text-muted'),
      'editorGutter.background': token('--surface-canvas'),
      'editorIndentGuide.background1': token('--line'),
      'editorIndentGuide.activeBackground1': token('--line-strong'),
      'editorLink.activeForeground': token('--text-strong'),
      'editorCursor.foreground': token('--text-strong'),
      'editor.findMatchBackground': token('--surface-pressed'),
      'editor.findMatchHighlightBackground': token('--surface-selected'),
      'editor.wordHighlightBackground': token('--surface-selected'),
      'editorBracketMatch.background': token('--surface-selected'),
      'editorBracketMatch.border': token('--line-strong'),
      'input.background': token('--surface-field'),
      'input.foreground': token('--text'),
      'input.border': token('--line-strong'),
      'menu.background': token('--surface-raised'),
      'menu.foreground': token('--text'),
      'menu.selectionBackground': token('--surface-pressed'),
      'menu.selectionForeground': token('--text-strong'),
      'menu.border': token('--line'),
      'scrollbarSlider.background': token('--surface-pressed'),
      'scrollbarSlider.hoverBackground': token('--text-disabled'),
      'diffEditor.insertedLineBackground': token('--verdict-allowed-surface'),
      'diffEditor.insertedTextBackground': token('--verdict-allowed-surface'),
      'diffEditor.removedLineBackground': token('--verdict-blocked-surface'),
      'diffEditor.removedTextBackground': token('--verdict-blocked-surface'),
      'diffEditorGutter.insertedLineBackground': token('--verdict-allowed-surface'),
      'diffEditorGutter.removedLineBackground': token('--verdict-blocked-surface'),
      'diffEditor.unchangedRegionBackground': token('--surface-panel'),
      'diffEditor.unchangedRegionForeground': token('--text-muted'),
      'diffEditor.unchangedCodeBackground': token('--surface-canvas'),
      'diffEditor.diagonalFill': token('--line'),
      focusBorder: token('--focus-ring'),
    },
  });
  monaco.editor.setTheme(NAME);
}
