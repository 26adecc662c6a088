import { describe, expect, test } from 'vitest';
import { isPress, type KeyPress } from './keys.ts';

const press = (over: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...over,
});

describe('isPress', () => {
  test('Mod is Ctrl, and ⌘ on a Mac', () => {
    const ctrlK = press({ key: 'k', code: 'KeyK', ctrlKey: true });
    const metaK = press({ key: 'k', code: 'KeyK', metaKey: true });
    expect(isPress(ctrlK, 'Mod+K', false)).toBe(true);
    expect(isPress(metaK, 'Mod+K', false)).toBe(false);
    expect(isPress(metaK, 'Mod+K', true)).toBe(true);
    expect(isPress(ctrlK, 'Mod+K', true)).toBe(false);
  });

  test('modifiers must be exactly those named', () => {
    const redo = press({ key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true });
    expect(isPress(redo, 'Mod+Shift+Z', false)).toBe(true);
    expect(isPress(redo, 'Mod+Z', false)).toBe(false);
    expect(isPress(press({ key: 'n', code: 'KeyN' }), 'N', false)).toBe(true);
    expect(isPress(press({ key: 'n', code: 'KeyN', altKey: true }), 'N', false)).toBe(false);
  });

  test('Alt may change the letter that is typed', () => {
    expect(isPress(press({ key: '¡', code: 'Digit1', altKey: true }), 'Alt+1', true)).toBe(true);
  });

  test('plus and arrows go by name', () => {
    expect(isPress(press({ key: '+', code: 'Equal', ctrlKey: true, shiftKey: true }), 'Mod+Plus', false)).toBe(true);
    expect(isPress(press({ key: '+', code: 'NumpadAdd', ctrlKey: true }), 'Mod+Plus', false)).toBe(true);
    expect(isPress(press({ key: 'ArrowLeft', code: 'ArrowLeft', altKey: true }), 'Alt+ArrowLeft', false)).toBe(true);
    expect(isPress(press({ key: 'ArrowLeft', code: 'ArrowLeft' }), 'Alt+ArrowLeft', false)).toBe(false);
  });

  test('a sign is compared by what is typed, wherever it stands on the keyboard', () => {
    expect(isPress(press({ key: '?', code: 'Slash', shiftKey: true }), '?', false)).toBe(true);
    expect(isPress(press({ key: '?', code: 'Minus', shiftKey: true }), '?', false)).toBe(true);
    expect(isPress(press({ key: '/', code: 'Slash' }), '?', false)).toBe(false);
  });
});
