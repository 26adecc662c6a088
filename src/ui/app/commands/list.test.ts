import { describe, expect, test } from 'vitest';
import { RESERVED_KEYS } from './keys.ts';
import { COMMANDS } from './list.ts';

describe('commands', () => {
  test('ids and labels are given once', () => {
    expect(new Set(COMMANDS.map((c) => c.id)).size).toBe(COMMANDS.length);
    expect(new Set(COMMANDS.map((c) => c.label)).size).toBe(COMMANDS.length);
    expect(COMMANDS.length).toBeGreaterThan(20);
  });

  test('no two commands have the same keys, and none has keys of the browser', () => {
    const keys = COMMANDS.flatMap((c) => c.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((k) => RESERVED_KEYS.includes(k))).toEqual([]);
  });

  test('only keys with Mod work while somebody types', () => {
    const typed = COMMANDS.filter((c) => c.whileTyping === true).flatMap((c) => c.keys ?? []);
    expect(typed.filter((k) => !k.startsWith('Mod+'))).toEqual([]);
  });
});
