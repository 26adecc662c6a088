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
      'editorHoverWidget.background': token('--surface-raised'),
      'editorHoverWidget.border': token('--line'),
      focusBorder: token('--focus-ring'),
    },
  });
  monaco.editor.setTheme(NAME);
}
